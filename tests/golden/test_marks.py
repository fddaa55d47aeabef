"""Known failures that a system's own file declares of golden topics."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from harness.errors import SystemFolderError
from harness.golden import load_golden
from harness.golden.marks import known_failures, mark_problems
from harness.systems import IndexedSystem, reference_system

SUITE = load_golden()
SAFE = [topic.id for topic in SUITE.topics if topic.safety]
OTHER = next(topic.id for topic in SUITE.topics if not topic.safety)


def marking(**reasons: str) -> IndexedSystem:
    return replace(reference_system(), known_failures=MappingProxyType(reasons))


def test_what_the_reference_falls_short_of_stands_in_its_own_file() -> None:
    marks = known_failures(reference_system(), SUITE)

    assert len(marks) == len(reference_system().known_failures)
    assert list(mark_problems(reference_system(), SUITE)) == []


def test_a_mark_of_a_topic_of_another_folder_excuses_nothing() -> None:
    assert known_failures(marking(**{"golden/person/elsewhere": "later", OTHER: "too"}), SUITE) == {OTHER: "too"}


@pytest.mark.parametrize("topic", SAFE)
def test_a_topic_that_keeps_people_safe_cannot_be_marked(topic: str) -> None:
    with pytest.raises(SystemFolderError, match=rf"^system.toml \[known_failures\]: {topic} cannot be excused: "):
        known_failures(marking(**{topic: "officers know"}), SUITE)


def test_hidden_records_and_markers_are_what_keeps_people_safe() -> None:
    of_class = {topic.id for topic in SUITE.topics if topic.topic_class in {"hidden", "warning-marker"}}

    assert of_class
    assert set(SAFE) >= of_class


def test_a_mark_of_no_topic_is_named_with_the_nearest() -> None:
    (problem,) = mark_problems(marking(**{f"{OTHER}s": "slow"}), SUITE)

    assert problem == f"system.toml [known_failures]: no golden topic is called '{OTHER}s'; did you mean '{OTHER}'?"


def test_a_mark_of_a_topic_that_held_is_stale() -> None:
    marked = marking(**{OTHER: "slow"})

    assert list(mark_problems(marked, SUITE)) == []
    assert list(mark_problems(marked, SUITE, held={OTHER})) == [
        f"system.toml [known_failures]: {OTHER} no longer fails: remove its mark"
    ]
