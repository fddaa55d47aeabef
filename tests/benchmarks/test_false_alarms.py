from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.false_alarms import Record, Row, page, summary
from harness.judging.reasons import Kind
from harness.judging.statistics import wilson
from harness.judging.verdict import judge
from harness.report.formats.report import document
from harness.report.model import Conclusion
from harness.runs import Provenance
from harness.settings import Settings
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, POLICY, STRONG, WEAK, scope, with_wrong_tops

PROVENANCE = Provenance(
    harness="0.1.0",
    engine="Elasticsearch 9.4.3 (embedded)",
    system="reference",
    system_sha256="ab" * 32,
    seed="7",
    people=20_086,
    incidents=30_080,
    corpus_sha256="cd" * 32,
    topics_per_class=400,
    cutoff=10,
)


def report(*results: Any) -> dict[str, Any]:
    run = Conclusion(
        verdict=judge(results, POLICY, scope(results)),
        settings=Settings(seed="7"),
        policy=POLICY,
        provenance=PROVENANCE,
    )
    return document(run, session_seconds=61.4, exit_status=0)


def row(seed: str = "1", verdict: str = "GO", *reasons: str) -> Row:
    return Row(
        seed=seed,
        verdict=verdict,
        lowest=0.96789,
        lowest_class="person/slip/name",
        missed_strong=0,
        missed_medium=12,
        wrong_top=61,
        held=26_901,
        corpus_sha256="cd" * 32,
        seconds=61.4,
        reasons=reasons,
    )


def test_a_row_counts_what_was_missed_in_each_tier_and_leaves_the_weak_one_out() -> None:
    results = (class_result(STRONG, n=149, missed=2), with_wrong_tops(3, 50), class_result(WEAK, n=20, missed=20))

    actual = Row.from_report(report(*results))

    assert (actual.missed_strong, actual.missed_medium, actual.wrong_top, actual.held) == (2, 0, 5, 199)
    assert (actual.seed, actual.verdict, actual.seconds) == ("7", "NO-GO", 61.4)
    assert actual.reasons[0].endswith("2 of 149 missed (strong tier allows none)")


def test_the_lowest_bound_is_that_of_the_worst_medium_class_that_was_asked() -> None:
    asked = class_result(MEDIUM, n=200, missed=8)

    actual = Row.from_report(report(asked, class_result(STRONG, n=5), class_result(WEAK, n=5, missed=5)))
    never = Row.from_report(report(class_result(STRONG, n=149), class_result(MEDIUM, n=0)))

    assert actual.lowest == wilson(192, 200).low
    assert actual.lowest_class == MEDIUM.id
    assert (never.lowest, never.lowest_class) == (None, None)


def test_twenty_runs_without_a_false_alarm_leave_room_for_14_percent() -> None:
    assert summary([row()] * 20) == (
        "0 of 20 runs said NO-GO (20 GO, 0 UNDECIDED): with 95 % confidence, at most 13.92 % of runs do."
    )


@given(st.integers(1, 500))
def test_without_a_false_alarm_the_bound_is_the_rate_that_gives_none_once_in_twenty(n: int) -> None:
    bound = float(summary([row()] * n).split("at most ")[1].split(" %")[0]) / 100

    assert 0 <= bound - (1 - 0.05 ** (1 / n)) <= 1e-4 + 1e-9


@given(st.lists(st.sampled_from([Kind.GO, Kind.NO_GO, Kind.UNDECIDED]), min_size=1, max_size=30))
def test_only_a_no_go_is_a_false_alarm(kinds: list[Kind]) -> None:
    assert summary([row(verdict=kind.value) for kind in kinds]).startswith(
        f"{kinds.count(Kind.NO_GO)} of {len(kinds)} runs said NO-GO"
    )


def test_a_page_has_a_row_a_seed_and_says_why_one_was_not_go() -> None:
    rows = [row("1"), row("2", "NO-GO", "gravest", "second", "third", "fourth", "fifth")]

    lines = page(rows, system="reference system", repeat="python -m benchmarks.false_alarms").splitlines()

    assert [line.split()[1] for line in lines if line.startswith("| ")] == ["seed", "1", "2"]
    assert "0.967 (person/slip/name)" in lines[lines.index("```", 6) + 4]
    assert lines[-4:] == [
        "- seed 2: gravest",
        "- seed 2: second",
        "- seed 2: third",
        "- seed 2: and 2 more",
    ]


def test_what_was_measured_is_found_again_where_all_that_decides_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    Record(path, {"topics": 400}).add(row("1"))
    Record(path, {"topics": 25}).add(row("2", "UNDECIDED", "a reason"))

    assert Record(path, {"topics": 400}).rows == {"1": row("1")}
    assert Record(path, {"topics": 25}).rows == {"2": row("2", "UNDECIDED", "a reason")}
    assert Record(path, {"topics": 200}).rows == {}
