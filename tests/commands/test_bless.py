"""A baseline moves only when somebody says so, and why stands beside it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import ConfigurationError, RunFileError
from harness.runs.baseline import blessings
from tests.judging.comparing.runs import STRONG, Runs, first

EVEN_SO = "--even-so"  # runs of three classes can never be a GO


def bless(run: Path, baseline: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["bless", str(run), "--as", str(baseline), "--why", "first of all", *words])


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    return tmp_path / "baseline.zip"


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def test_a_run_becomes_the_baseline_and_says_since_when_and_why(runs: Runs, baseline: Path) -> None:
    run = runs().path

    done = bless(run, baseline, EVEN_SO)

    (blessing,) = blessings(baseline)
    assert baseline.read_bytes() == run.read_bytes()
    assert (blessing.why, blessing.judged, blessing.before, blessing.compared) == ("first of all", "UNDECIDED", "", "")
    assert f"({blessing.sha256[:12]}), judged UNDECIDED: first of all" in done.output


def test_a_run_that_is_no_go_and_one_that_loses_something_are_refused_and_nothing_moves(
    runs: Runs, baseline: Path
) -> None:
    bless(runs().path, baseline, EVEN_SO)
    before = baseline.read_bytes()

    done = bless(runs(answers={STRONG: first(1)}).path, baseline)

    assert isinstance(done.exception, ConfigurationError)
    assert "was not blessed" in str(done.exception)
    assert "the run is NO-GO; beside the baseline it is NO-GO" in str(done.exception)
    assert baseline.read_bytes() == before
    assert len(blessings(baseline)) == 1


def test_a_move_names_the_run_of_before_and_what_the_comparison_said(runs: Runs, baseline: Path) -> None:
    bless(runs().path, baseline, EVEN_SO)
    bless(runs(answers={STRONG: first(1)}).path, baseline, EVEN_SO)

    first_of_all, moved = blessings(baseline)
    assert (moved.before, moved.compared) == (first_of_all.sha256, "NO-GO")


def test_a_baseline_that_was_exchanged_by_hand_is_refused(runs: Runs, baseline: Path) -> None:
    bless(runs().path, baseline, EVEN_SO)
    other = runs(answers={STRONG: first(1)}).path
    baseline.write_bytes(other.read_bytes())

    done = CliRunner().invoke(commands, ["compare", str(baseline), str(other)])

    assert isinstance(done.exception, RunFileError)
    assert "is not the run that was blessed on" in str(done.exception)


def test_a_run_of_another_corpus_may_take_its_place(runs: Runs, baseline: Path) -> None:
    bless(runs().path, baseline, EVEN_SO)

    done = bless(runs(corpus="91").path, baseline, EVEN_SO)

    assert done.exit_code == 0
    assert blessings(baseline)[-1].compared == ""
