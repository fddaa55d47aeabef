"""Every relation says what it is, and some test sees it fail."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import tests.relations
from harness.relations import RELATIONS, Family, Relation

# Robustness asks without relating answers: its tests name their relations otherwise.
_WITH_FAULTS = [name for name, relation in RELATIONS.items() if relation.family is not Family.ROBUSTNESS]


def _seen_to_fail() -> Iterator[str]:
    """Yield the relation of every fault that a test of this package is parametrised by."""
    for module in pkgutil.iter_modules(tests.relations.__path__, "tests.relations."):
        if module.name.endswith("_fails"):
            for test in vars(import_module(module.name)).values():
                for mark in getattr(test, "pytestmark", ()):
                    if mark.name == "parametrize" and mark.args[0] == "fault":
                        yield from (fault.relation for fault in mark.args[1])


def test_every_relation_is_seen_to_fail() -> None:
    assert set(_WITH_FAULTS) - set(_seen_to_fail()) == set()


def test_no_fault_breaks_a_relation_that_is_none() -> None:
    assert set(_seen_to_fail()) <= set(RELATIONS)


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS)
def test_every_relation_says_what_it_is(relation: Relation[Any]) -> None:
    assert all((relation.asked, relation.differs, relation.holds, relation.source))


def test_no_two_relations_say_the_same() -> None:
    about = [(relation.intent, relation.about) for relation in RELATIONS.values()]

    assert len(set(about)) == len(about) == len({relation.name for relation in RELATIONS.values()})
