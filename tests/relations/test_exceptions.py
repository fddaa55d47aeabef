"""What a system need not keep, and why."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.relations import RELATIONS, Family
from harness.relations.exceptions import Excepted, exceptions
from harness.systems import System, reference_system


def declaring(**reasons: str) -> System:
    return replace(reference_system(), exceptions=MappingProxyType(reasons))


def with_one_page(system: System) -> System:
    """The same system, whose person search cannot be asked for a later page."""
    searched = system.intents[Intent.PERSON]
    without = replace(searched, template=replace(searched.template, pages=False))
    return replace(system, intents={**system.intents, Intent.PERSON: without})


def test_the_reference_system_keeps_every_relation() -> None:
    assert exceptions(reference_system()) == {}


def test_what_is_declared_is_excepted_with_its_reason() -> None:
    excepted = exceptions(declaring(**{"person-hyphen": "typed here"}))

    assert excepted == {"person-hyphen": Excepted("typed here", declared=True)}


def test_what_needs_later_pages_is_excepted_where_there_is_but_one() -> None:
    excepted = exceptions(with_one_page(reference_system()))

    assert set(excepted) == {r.name for r in RELATIONS.values() if r.pages and r.intent is Intent.PERSON}
    assert excepted
    assert all("does not use `start`" in reason and not declared for reason, declared in excepted.values())


def test_what_the_file_says_goes_before_what_is_seen() -> None:
    said = with_one_page(declaring(**{"person-pages": "officers never turn a page"}))

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
