"""The report of a whole run, as a pipeline reads it."""

import json
from pathlib import Path

import pytest

from tests.acceptance.conftest import Harness


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["one process", "two processes"])
def test_a_run_that_could_not_begin_is_written_too(run: Harness, processes: tuple[str, ...], tmp_path: Path) -> None:
    report = tmp_path / "run.json"

    done = run("--es-url", "http://127.0.0.1:1", "--report-json", str(report), *processes)

    verdict = json.loads(report.read_bytes())["verdict"]
    assert (verdict["kind"], verdict["exit_status"], done.returncode) == ("INVALID", 10, 10)
    assert "http://127.0.0.1:1" in verdict["reasons"][0]["text"]


@pytest.mark.parametrize("option", [("--report-json", "no/such/folder/run.json"), ("--profile", "smok")])
def test_what_cannot_be_is_said_before_anything_starts(run: Harness, option: tuple[str, str]) -> None:
    done = run("--es-url", "http://127.0.0.1:1", *option)

    assert f"{option[0]} {option[1]}: " in done.stdout
    assert "127.0.0.1" not in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


def test_to_collect_writes_no_report(run: Harness, tmp_path: Path) -> None:
    done = run("--collect-only", "-q", "--report-json", str(tmp_path / "run.json"))

    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
