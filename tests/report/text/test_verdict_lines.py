from dataclasses import replace

import click
import pytest
from syrupy.assertion import SnapshotAssertion

from generators.topics import CLASSES
from harness.errors import EngineError
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import unmeasured
from harness.report.text.verdict import verdict_lines
from tests.judging.strategies import class_result
from tests.report.samples import GO, GOLDEN, INVALID, NO_GO, STRONG, verdict_of

POLICY = Policy(file="policy.toml", sha256="77aa88bb99cc" + "0" * 52)


@pytest.mark.parametrize(
    ("results", "known"),
    [(GO, None), (NO_GO, None), (GO, 68), ([class_result(STRONG, n=40)], None), (INVALID, None), ([], None)],
    ids=["go", "no-go", "selection", "too few", "invalid", "nothing"],
)
def test_the_verdict_is_one_line_with_its_reasons_below(
    results: list[ClassResult], known: int | None, snapshot: SnapshotAssertion
) -> None:
    assert "\n".join(verdict_lines(verdict_of(results, known=known), POLICY)) == snapshot


@pytest.mark.parametrize("results", [GO, NO_GO], ids=["go", "no-go"])
def test_a_verdict_under_a_laxer_policy_says_so_in_its_line(
    results: list[ClassResult], snapshot: SnapshotAssertion
) -> None:
    lax = replace(POLICY, floor=0.9, wrong_top=0.05, known_failures=40, floors={"nickname": 0.85})
    lines = verdict_lines(verdict_of(results), lax)

    assert "\n".join(lines) == snapshot
    assert max(map(len, lines)) <= 100


def test_broken_golden_topics_are_reasons(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(verdict_lines(verdict_of(GO, golden=GOLDEN), POLICY)) == snapshot


def test_a_table_in_a_reason_keeps_its_lines() -> None:
    table = "harness-*    create_index\nharness-*    read"
    lines = verdict_lines(unmeasured(EngineError(f"https://h:9200 grants not all\n{table}")), POLICY)

    assert lines[1:] == [
        "  https://h:9200 grants not all",
        "      harness-*    create_index",
        "      harness-*    read",
    ]


def test_long_lists_of_reasons_are_cut_with_a_count() -> None:
    results = [class_result(c, n=1, missed=1) for c in CLASSES.values() if c.tier.value == "strong"]
    lines = verdict_lines(verdict_of(results), POLICY, most=3)

    assert lines[1 + 3] == f"  … and {len(results) - 3} more"


def test_colour_changes_nothing_but_the_word() -> None:
    verdict = verdict_of(NO_GO)
    first, *others = verdict_lines(verdict, POLICY, colour=True)

    assert [click.unstyle(first), *others] == verdict_lines(verdict, POLICY)
    assert first != click.unstyle(first)
