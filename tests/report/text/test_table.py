from dataclasses import replace

import click
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from generators.topics import CLASSES
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import judge
from harness.report.text.table import shortened, table
from harness.runs import Asked, GoldenOutcome, RelationOutcome, Scope
from tests.judging.strategies import class_result, class_results, golden_outcomes, relation_outcomes
from tests.report.samples import GO, GOLDEN, INVALID, NO_GO, STRONG, verdict_of


def test_the_table_lists_the_worst_class_first(snapshot: SnapshotAssertion) -> None:
    assert table(verdict_of(NO_GO, golden=GOLDEN)) == snapshot


def test_a_class_that_could_not_be_asked_has_its_row(snapshot: SnapshotAssertion) -> None:
    assert table(verdict_of(INVALID)) == snapshot


def test_the_headers_name_cut_off_and_confidence(snapshot: SnapshotAssertion) -> None:
    assert table(verdict_of(GO), cutoff=5, confidence=0.99) == snapshot


def test_names_too_long_for_the_width_lose_their_middle(snapshot: SnapshotAssertion) -> None:
    long = replace(GO[0], id="person/" + "a" * 60 + "/" + "z" * 60)

    assert table(verdict_of([long, GO[1]])) == snapshot


def test_colour_changes_nothing_but_the_verdicts_colour(snapshot: SnapshotAssertion) -> None:
    verdict = verdict_of(NO_GO, golden=GOLDEN)
    coloured = table(verdict, colour=True)

    assert coloured != table(verdict)
    assert click.unstyle(coloured) == table(verdict)


@given(st.lists(class_results(), max_size=5).map(merged), st.lists(golden_outcomes), st.lists(relation_outcomes))
def test_no_table_is_wider_than_100_columns(
    results: list[ClassResult], golden: list[GoldenOutcome], checked: list[RelationOutcome]
) -> None:
    verdict = judge(results, Policy(), Scope(classes=Asked()), golden=golden, relations=checked)

    assert all(len(line) <= 100 for line in table(verdict).splitlines())


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n))))
def test_a_class_with_a_miss_never_reads_as_if_all_were_found(counts: tuple[int, int]) -> None:
    n, missed = counts
    text = table(judge([class_result(STRONG, n=n, missed=missed)], Policy(), Scope(classes=Asked())))

    assert "1.000" not in text


def test_every_class_has_a_row() -> None:
    text = table(verdict_of([class_result(topic_class, n=1) for topic_class in CLASSES.values()]))
    rows = [line.split()[0] for line in text.splitlines() if line.endswith(("UNDECIDED", "reported"))]

    room = max(map(len, rows))
    names = [shortened(c.id.split("/", 1)[1], room) for c in CLASSES.values()]
    assert sorted(rows) == sorted(names)
    assert len(set(names)) == len({c.id.split("/", 1)[1] for c in CLASSES.values()})  # none is taken for another
