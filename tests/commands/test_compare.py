import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import ConfigurationError, IncomparableError
from tests.judging.comparing.runs import STRONG, Runs, first


def compare(*words: object) -> Result:
    return CliRunner().invoke(commands, ["compare", *map(str, words)])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A baseline, and a candidate that lost one topic of the strong tier."""
    runs = Runs(tmp_path)
    return runs().path, runs(answers={STRONG: first(1)}).path


def test_the_status_is_that_of_the_decision(files: tuple[Path, Path]) -> None:
    same, worse = compare(files[0], files[0]), compare(*files)

    assert (same.exit_code, worse.exit_code) == (0, 1)
    assert same.output.startswith("GO: ")
    assert worse.output.startswith("NO-GO: ")


def test_it_is_written_as_json_and_as_markdown_too_and_added_to_a_step_s_summary(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, page, summary = (tmp_path / name for name in ("c.json", "c.md", "summary.md"))
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    compare(*files, "--json", data, "--markdown", page)

    assert json.loads(data.read_bytes())["decision"]["kind"] == "NO-GO"
    assert page.read_text(encoding="utf-8").startswith("## NO-GO: ")
    assert summary.read_text(encoding="utf-8") == "before\n" + page.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_said_before_anything_is_compared(files: tuple[Path, Path]) -> None:
    done = compare(*files, "--json", "no/such/folder/c.json")

    assert isinstance(done.exception, ConfigurationError)
    assert str(done.exception).startswith("--json no/such/folder/c.json: cannot be written: there is no folder")
    assert done.output == ""


def test_runs_of_other_corpora_are_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()

    done = compare(files[0], Runs(other)(corpus="91").path)

    assert isinstance(done.exception, IncomparableError)
    assert "corpus_sha256" in str(done.exception)
