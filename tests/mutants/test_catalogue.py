"""Every mutant says what it is, and can be applied to the reference; one that cannot says so."""

from fnmatch import fnmatchcase
from functools import cache

import orjson
import pytest

from generators.topics import CLASSES, Intent
from harness.golden import load_golden
from harness.mutants import EQUIVALENTS, MUTANTS, PAIRS, Layer, Mutant, NotApplicableError, mutated
from harness.mutants.changes import Documents
from harness.mutants.mutant import part_of_relation
from harness.relations import RELATIONS
from harness.runs import part_of_records
from harness.systems import IndexedSystem, find_system, reference_system
from harness.systems.examples import EXAMPLES
from harness.systems.system import ASKED_WITH
from tests.mutants.conftest import NAIVE

EVERY = {**MUTANTS, **PAIRS, **EQUIVALENTS}
PARTS = [
    *CLASSES,
    *map(part_of_relation, RELATIONS),
    *map(part_of_records, Intent),
    *(topic.id for topic in load_golden().topics),
]
NOT_FOR_THE_REFERENCE = {"alias-length-penalty"}
"""It scores no name by its words, so that their number means nothing to it."""


def test_there_are_mutants_of_every_layer_and_no_two_of_one_name() -> None:
    assert {mutant.layer for mutant in MUTANTS.values()} == set(Layer)
    assert len(EVERY) == len(MUTANTS) + len(PAIRS) + len(EQUIVALENTS)
    assert len(MUTANTS) >= 80
    assert len(PAIRS) >= 15


@pytest.mark.parametrize("mutant", EVERY.values(), ids=EVERY)
def test_a_mutant_says_what_was_done_and_where_that_has_happened(mutant: Mutant) -> None:
    assert mutant.story
    assert mutant.source
    assert mutant.changes


@pytest.mark.parametrize("mutant", [*MUTANTS.values(), *PAIRS.values()], ids=[*MUTANTS, *PAIRS])
def test_whatever_should_show_a_mutant_is_a_part_of_the_suite(mutant: Mutant) -> None:
    assert mutant.shows
    nothing = [pattern for pattern in mutant.shows if not any(fnmatchcase(part, pattern) for part in PARTS)]

    assert nothing == []


@pytest.mark.parametrize("mutant", EVERY.values(), ids=EVERY)
def test_a_mutant_of_the_reference_can_be_asked_and_leaves_that_as_it_was(mutant: Mutant) -> None:
    system = reference()
    if mutant.id in NOT_FOR_THE_REFERENCE:
        with pytest.raises(NotApplicableError, match="nothing that it could change"):
            mutated(system, mutant)
        return
    broken = mutated(system, mutant)

    assert broken.sha256 != system.sha256
    for intent, searched in broken.intents.items():
        assert orjson.dumps(dict(searched.definitions))
        assert isinstance(orjson.loads(searched.request(EXAMPLES[ASKED_WITH[intent]])), dict)
    assert _definitions(system) == DEFINITIONS


def _definitions(system: IndexedSystem) -> list[bytes]:
    return [orjson.dumps(dict(searched.definitions)) for searched in system.intents.values()]


reference = cache(reference_system)
DEFINITIONS = _definitions(reference_system())


def test_what_a_search_has_not_cannot_be_changed() -> None:
    with pytest.raises(NotApplicableError, match="naive"):
        mutated(find_system(NAIVE), MUTANTS["nickname-dropped"])  # type: ignore[arg-type]


def test_what_happens_to_documents_is_known_by_its_share() -> None:
    dosed = {name: mutant for name, mutant in MUTANTS.items() if "@" in name}

    for name, mutant in dosed.items():
        (change,) = mutant.changes
        assert isinstance(change, Documents)
        assert f"{change.lot.share * 100:g}%" == name.partition("@")[2]
