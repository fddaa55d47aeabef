import click
import pytest
from syrupy.assertion import SnapshotAssertion

from generators.topics import CLASSES
from harness.judging.results import ClassResult
from harness.report.verdict import verdict_lines
from tests.judging.strategies import class_result
from tests.report.samples import GO, GOLDEN, INVALID, NO_GO, STRONG, verdict_of


@pytest.mark.parametrize(
    ("results", "known"),
    [(GO, None), (NO_GO, None), (GO, 68), ([class_result(STRONG, n=40)], None), (INVALID, None), ([], None)],
    ids=["go", "no-go", "selection", "too few", "invalid", "nothing"],
)
def test_the_verdict_is_one_line_with_its_reasons_below(
    results: list[ClassResult], known: int | None, snapshot: SnapshotAssertion
) -> None:
    assert "\n".join(verdict_lines(verdict_of(results, known=known))) == snapshot


def test_broken_golden_topics_are_reasons(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(verdict_lines(verdict_of(GO, golden=GOLDEN))) == snapshot


def test_long_lists_of_reasons_are_cut_with_a_count() -> None:
    results = [class_result(c, n=1, missed=1) for c in CLASSES.values() if c.tier.value == "strong"]
    lines = verdict_lines(verdict_of(results), most=3)

    assert lines[1 + 3] == f"  … and {len(results) - 3} more"


def test_colour_changes_nothing_but_the_word() -> None:
    verdict = verdict_of(NO_GO)
    first, *others = verdict_lines(verdict, colour=True)

    assert [click.unstyle(first), *others] == verdict_lines(verdict)
    assert first != click.unstyle(first)
