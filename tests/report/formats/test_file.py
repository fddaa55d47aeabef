import json
from pathlib import Path

import pytest

from harness.judging.policy import Policy
from harness.report.formats.file import ReportFile, write_report
from harness.report.model import Conclusion
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
