"""Nobody may be shown without their warning markers, and enough who bear them must be seen."""

from dataclasses import replace

import pytest

from generators.topics import CLASSES, TopicClass
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, STRONG, WEAK, judged


def with_markers(topic_class: TopicClass, *, marked: int, unmarked: int = 0) -> ClassResult:
    """Return a class of 200 topics in which `marked` people bear warning markers."""
    whole = class_result(topic_class, n=200)
    assessments = tuple(
        replace(a, marked=int(i < marked), unmarked=int(i < unmarked)) for i, a in enumerate(whole.assessments)
    )
    return replace(whole, assessments=assessments)


@pytest.mark.parametrize("left_out", [False, True])
def test_one_person_without_their_warning_markers_is_no_go(left_out: bool) -> None:
    verdict = judged(with_markers(STRONG, marked=150), with_markers(MEDIUM, marked=50, unmarked=2), left_out=left_out)

    assert verdict.kind is Kind.NO_GO
    assert verdict.reasons[0].text == (
        f"2 of 200 people who bear warning markers are shown without them, first in {MEDIUM.id}/N0"
    )


def test_warning_markers_seen_too_seldom_leave_a_whole_run_undecided() -> None:
    enough, too_few = judged(with_markers(STRONG, marked=149)), judged(with_markers(STRONG, marked=148))

    assert enough.kind is Kind.GO
    assert too_few.reasons == (
        Reason(
            Kind.UNDECIDED,
            "all 148 people who bear warning markers are shown with them, but it takes 149 to see a loss of 2 %",
        ),
    )


def test_warning_markers_seen_too_seldom_in_a_part_of_the_classes_say_nothing_of_all() -> None:
    verdict = judged(with_markers(STRONG, marked=3), left_out=True)

    assert [reason.text for reason in verdict.reasons] == ["only 1 of 2 classes were asked"]


def test_warning_markers_of_the_weak_tier_do_not_count() -> None:
    assert judged(with_markers(WEAK, marked=9, unmarked=9)).kind is Kind.GO


def test_incidents_need_no_warning_markers() -> None:
    assert judged(with_markers(CLASSES["incident/as-recorded/reference"], marked=0)).kind is Kind.GO
