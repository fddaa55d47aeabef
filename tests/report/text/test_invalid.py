from syrupy.assertion import SnapshotAssertion

from generators.topics import CLASSES
from harness.report.text.invalid import invalid_lines
from harness.runs import Status
from tests.judging.strategies import class_result
from tests.report.samples import GO, INVALID, golden, verdict_of


def test_what_could_not_be_asked_is_grouped_by_reason_and_class(snapshot: SnapshotAssertion) -> None:
    unasked = golden("alias", Status.INVALID, "timed out after 10000 ms")

    assert "\n".join(invalid_lines(verdict_of(INVALID, golden=[unasked]))) == snapshot


def test_long_lists_of_classes_are_cut_with_a_count(snapshot: SnapshotAssertion) -> None:
    results = [class_result(c, n=0, asked=200, error="connection refused " * 9) for c in list(CLASSES.values())[:12]]

    assert "\n".join(invalid_lines(verdict_of(results), most=3)) == snapshot


def test_where_everything_was_asked_nothing_is_said() -> None:
    assert invalid_lines(verdict_of(GO)) == []
