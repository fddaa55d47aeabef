import json
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.judging.policy import Policy
from harness.report.conclusion import Conclusion
from harness.report.file import ReportFile, report_path, write_report
from harness.settings import Settings
from tests.report.samples import GO, verdict_of


def test_a_report_takes_the_place_of_the_one_before_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text("old", encoding="utf-8")

    write_report(path, {"name": "Muñoz"})

    assert json.loads(path.read_text(encoding="utf-8")) == {"name": "Muñoz"}
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_that_cannot_be_made_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text("old", encoding="utf-8")

    with pytest.raises(TypeError):
        write_report(path, {"name": object()})

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_to_check_a_path_writes_nothing(tmp_path: Path) -> None:
    assert report_path(tmp_path / "run.json") == tmp_path.resolve() / "run.json"
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    link = tmp_path / "latest.json"
    link.symlink_to(tmp_path / "run.json")

    write_report(report_path(link), {})

    assert link.is_symlink()
    assert (tmp_path / "run.json").is_file()


@pytest.mark.parametrize(
    ("name", "problem"),
    [(".", "is not a file"), ("missing/run.json", "there is no folder"), ("x" * 300, "File name too long")],
)
def test_a_path_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem) as raised:
        report_path(tmp_path / name)

    assert str(raised.value).startswith(f"--report-json {tmp_path / name}: cannot be written: ")


def test_what_is_no_file_is_never_replaced() -> None:
    with pytest.raises(ConfigurationError, match="is not a file"):
        report_path(Path("/dev/null"))


def test_a_run_is_written_once_and_a_folder_that_went_away_is_said(tmp_path: Path) -> None:
    run = Conclusion(verdict=verdict_of(GO), settings=Settings(), policy=Policy())
    folder = tmp_path / "folder"
    folder.mkdir()
    kept, lost = ReportFile(tmp_path / "kept.json"), ReportFile(folder / "lost.json")
    folder.rmdir()

    assert kept.write(run, 0) == ""
    assert kept.write(run, 10) == ""
    assert json.loads((tmp_path / "kept.json").read_bytes())["verdict"]["exit_status"] == 0
    assert "could not be written: No such file" in lost.write(run, 0)
