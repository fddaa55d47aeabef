from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import CLASSES
from harness.judging.measures import Assessment
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import judge
from harness.report.text.every import topic_lines
from harness.runs import Asked, Scope
from tests.judging.strategies import class_result, class_results
from tests.report.samples import GO, NO_GO, STRONG, verdict_of


def test_without_v_no_topic_is_named() -> None:
    assert topic_lines(verdict_of(NO_GO), verbosity=0) == []


@pytest.mark.parametrize("verbosity", [1, 2])
def test_every_missed_topic_is_named_below_its_class(verbosity: int) -> None:
    lines = topic_lines(verdict_of([class_result(STRONG, n=200, missed=37)]), verbosity=verbosity)

    assert lines[0] == "person/diacritics/name: 37 of 200 missed"
    assert [line.split()[-1] for line in lines[1:38]] == [f"person/diacritics/name/N{serial}" for serial in range(37)]
    assert len(lines) == (38 if verbosity == 1 else 201)


def test_with_v_a_class_without_misses_is_left_out_and_with_vv_all_its_topics_are_ranked() -> None:
    verdict = verdict_of(GO)

    assert topic_lines(verdict, verbosity=1)[0] == "person/nickname/name: 8 of 200 missed"
    assert "  rank 1  person/diacritics/name/N199" in topic_lines(verdict, verbosity=2)


def test_ranks_are_those_of_the_records_asked_for() -> None:
    def assessed(topic: str, *grades: int, nothing: bool = False) -> Assessment:
        wanted = grades.count(2)
        return Assessment(topic=topic, grades=grades, wanted=wanted, acceptable=0, returned=wanted, nothing=nothing)

    result = replace(
        class_result(STRONG, n=0),
        assessments=(assessed("one", 0, 2), assessed("two", 2, 1, 2), assessed("none", nothing=True)),
    )

    assert topic_lines(verdict_of([result]), verbosity=2) == [
        "person/diacritics/name: 0 of 3 missed",
        "  rank 2     one",
        "  ranks 1,3  two",
        "  right      none",
    ]


def test_what_could_not_be_asked_is_named_too() -> None:
    lines = topic_lines(verdict_of([class_result(STRONG, n=5, missed=1, failed=1)]), verbosity=1)

    assert lines == [
        "person/diacritics/name: 1 of 5 missed, 1 could not be asked",
        "  not asked  person/diacritics/name/N5",
        "  missed     person/diacritics/name/N0",
    ]


@pytest.mark.parametrize("topic_class", [max(CLASSES.values(), key=lambda c: len(c.id))], ids=lambda c: c.id)
def test_the_longest_id_is_not_cut(topic_class: object) -> None:
    result = class_result(topic_class, n=1, missed=1)  # type: ignore[arg-type]

    assert topic_lines(verdict_of([result]), verbosity=2)[-1].endswith(f" {result.id}/N0")


@given(st.lists(class_results(), max_size=3).map(merged))
def test_lines_fit_the_width(results: list[ClassResult]) -> None:
    lines = topic_lines(judge(results, Policy(), Scope(classes=Asked())), verbosity=2)

    assert all(len(line) <= 100 for line in lines)
