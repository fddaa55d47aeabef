"""What a system need not keep, and why."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.properties import RELATIONS
from harness.properties.exceptions import exceptions
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
    assert exceptions(declaring(**{"person-hyphen": "typed here"})) == {"person-hyphen": "typed here"}


def test_what_needs_later_pages_is_excepted_where_there_is_but_one() -> None:
    excepted = exceptions(with_one_page(reference_system()))

    assert set(excepted) == {r.name for r in RELATIONS.values() if r.pages and r.intent is Intent.PERSON}
    assert excepted
    assert all("does not use `start`" in reason for reason in excepted.values())


def test_what_the_file_says_goes_before_what_is_seen() -> None:
    said = with_one_page(declaring(**{"person-pages": "officers never turn a page"}))

    assert exceptions(said)["person-pages"] == "officers never turn a page"


def test_a_relation_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(SystemFolderError, match=r"'person-hyphens'; did you mean 'person-hyphen'\?"):
        exceptions(declaring(**{"person-hyphens": "typed here"}))
