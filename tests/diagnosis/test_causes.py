"""Searches broken in ways that are known: the cause that is named for what they miss is the true one."""

from itertools import islice

import pytest

from benchmarks.diagnosis import missed_as_it_is, told_of
from benchmarks.faults import FAULTS, Fault
from harness.diagnosis.cause import Why
from harness.engine import Engine
from harness.settings import Settings

SMALL = Settings(people=400, incidents=50, topics=12)
LARGE = Settings(people=2_500, incidents=50, topics=100)
RARE = frozenset({Why.ANALYSIS, Why.STALE, Why.BELOW})
"""Causes whose first fault bears on few people: on those of the rarer naming cultures, or with many namesakes."""
LOOKED_AT = 12
FIRST = {fault.why: fault for fault in reversed(FAULTS)}
"""The first fault of each cause."""


def settings_of(fault: Fault) -> Settings:
    return LARGE if fault.why in RARE else SMALL


@pytest.fixture(scope="module")
def sound(engine: Engine) -> dict[Settings, frozenset[str]]:
    """What the search misses as it is."""
    return {
        size: missed_as_it_is(
            engine, size, frozenset(name for f in FIRST.values() if settings_of(f) is size for name in f.classes)
        )
        for size in (SMALL, LARGE)
    }


@pytest.mark.parametrize("fault", FIRST.values(), ids=[fault.story for fault in FIRST.values()])
def test_the_true_cause_is_named(engine: Engine, sound: dict[Settings, frozenset[str]], fault: Fault) -> None:
    size = settings_of(fault)

    told = list(islice(told_of(engine, size, fault, sound[size]), LOOKED_AT))

    assert told, "nothing was missed"
    assert {one.all.why for one in told} == {fault.why}
    assert {one.less.why for one in told} == {fault.without_looking}


def test_every_cause_that_a_fault_can_have_is_shown() -> None:
    assert set(Why) - FIRST.keys() == {Why.UNANSWERED, Why.BOX, Why.UNEXPLAINED}
