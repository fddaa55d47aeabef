"""What a system need not keep, and why."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.relations import RELATIONS, Family
from harness.relations.exceptions import Excepted, exceptions
from harness.systems import Capability, IndexedSystem, reference_system


def declaring(**reasons: str) -> IndexedSystem:
    return replace(reference_system(), exceptions=MappingProxyType(reasons))


def without(system: IndexedSystem, lacking: str) -> IndexedSystem:
    """The same system, whose person search lacks later pages, or totals."""
    searched = system.intents[Intent.PERSON]
    can = {"pages": True, "totals": True, lacking: False}
    uses = searched.template.text.uses if can["pages"] else frozenset({"query", "size"})
    template = replace(searched.template, text=replace(searched.template.text, uses=uses), totals=can["totals"])
    other = replace(searched, template=template)
    return replace(system, intents={**system.intents, Intent.PERSON: other})


def test_the_reference_system_keeps_every_relation() -> None:
    assert exceptions(reference_system()) == {}


def test_what_is_declared_is_excepted_with_its_reason() -> None:
    excepted = exceptions(declaring(**{"person-hyphen": "typed here"}))

    assert excepted == {"person-hyphen": Excepted("typed here", declared=True)}


@pytest.mark.parametrize(
    ("lacking", "name", "reason"),
    [
        ("pages", "person-pages", "the search cannot show later pages"),
        ("totals", "person-total", "the search cannot say how many records match"),
    ],
)
def test_what_requires_more_than_a_search_can_do_is_excepted(lacking: str, name: str, reason: str) -> None:
    excepted = exceptions(without(reference_system(), lacking))

    assert excepted == {name: Excepted(reason, declared=False)}


def test_every_relation_of_changes_requires_records_that_can_be_changed() -> None:
    changing = {r.name for r in RELATIONS.values() if Capability.WRITES in r.requires}

    assert changing == {r.name for r in RELATIONS.values() if r.family is Family.CHANGE}


def test_what_the_file_says_goes_before_what_is_seen() -> None:
    said = without(declaring(**{"person-pages": "officers never turn a page"}), "pages")

    assert exceptions(said)["person-pages"] == Excepted("officers never turn a page", declared=True)


def test_a_relation_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(SystemFolderError, match=r"'person-hyphens'; did you mean 'person-hyphen'\?"):
        exceptions(declaring(**{"person-hyphens": "typed here"}))


@pytest.mark.parametrize("name", [relation.name for relation in RELATIONS.values() if relation.safety])
def test_a_relation_that_keeps_people_safe_cannot_be_declared(name: str) -> None:
    with pytest.raises(SystemFolderError, match=rf"^system.toml \[exceptions\]: {name} cannot be excused: "):
        exceptions(declaring(**{name: "officers know"}))


def test_whatever_is_about_hidden_records_or_markers_or_any_text_keeps_people_safe() -> None:
    words = re.compile(r"restricted|deleted|hidden|marker")
    named = {r.name for r in RELATIONS.values() if words.search(r.name) or r.family is Family.ROBUSTNESS}

    assert named
    assert {r.name for r in RELATIONS.values() if r.safety} >= named
