from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.report.text.side_by_side import columns_of, side_by_side
from harness.runs.file import SavedRun
from tests.judging.comparing.runs import MEDIUM, STRONG, WEAK, Runs, first


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def told(*saved: SavedRun, every: bool = False) -> list[str]:
    columns = columns_of([(one, judge_run(one.run, Policy())) for one in saved])
    return list(side_by_side(columns, every=every))


def cells(lines: list[str], first_cell: str) -> list[str]:
    (row,) = (line for line in lines if line.startswith(f"| {first_cell} "))
    return [cell.strip() for cell in row.strip("|").split("|")][1:]


def test_runs_stand_side_by_side_where_they_differ(runs: Runs, snapshot: SnapshotAssertion) -> None:
    worse = runs(told={"system": "naive"}, answers={STRONG: first(110), MEDIUM: first(180)})

    assert "\n".join(told(runs(), worse)) == snapshot


def test_a_class_in_which_they_do_not_differ_is_told_where_every_class_is_wanted(runs: Runs) -> None:
    folded, every = told(runs(), runs()), told(runs(), runs(), every=True)

    assert "All 3 came out alike." in folded
    assert not any(line.startswith("| diacritics/name ") for line in folded)
    assert cells(every, "diacritics/name")[1:] == ["200 of 200, 0 empty, 1.0 strangers"] * 2


def test_a_class_that_a_run_lacks_is_a_dash_and_no_zero_and_a_part_is_said_to_be_one(runs: Runs) -> None:
    lines = told(runs(), runs(left_out=(WEAK,)))

    assert cells(lines, WEAK.removeprefix("person/"))[-1] == "–"


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"system": "naive"}, ["reference", "naive"]),
        ({"engine": "Another 8 (embedded)"}, ["reference, Elasticsearch 9.4.3", "reference, Another 8"]),
        ({"system_sha256": "ab" * 32}, ["reference, 3fa9c1d", "reference, abababa"]),
        ({}, ["reference, 1.zip", "reference, 2.zip"]),
    ],
)
def test_runs_are_called_by_what_tells_them_apart(runs: Runs, changed: dict[str, str], names: list[str]) -> None:
    header = told(runs(), runs(told=changed))[0]

    assert [cell.strip() for cell in header.strip("|").split("|")][1:] == names
