"""The report of a whole run, as a pipeline reads it."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generators.topics import CLASSES
from harness.judging.policy import Policy
from harness.settings import PROFILES
from tests.acceptance.conftest import Harness, Whole


def test_a_run_on_two_processes_is_written_whole(whole_by_two: Whole) -> None:
    done, folder = whole_by_two
    run = json.loads((folder / "run.json").read_bytes())
    classes = {one["id"]: one for one in run["classes"]}
    assert set(classes) == set(CLASSES)
    assert run["verdict"]["exit_status"] == done.returncode
    assert f"{run['verdict']['kind']}: " in done.stdout
    assert run["verdict"]["kind"] != "GO"
    assert run["settings"]["profile"] == "smoke"
    assert run["provenance"]["system"] == "reference"
    assert run["provenance"]["topics_per_class"] == PROFILES["smoke"].topics < Policy.default().topics_needed
    assert all(0 <= one["means"]["recall"] <= 1 for one in classes.values() if one["n"])
    assert run["golden"]
    assert run["relations"]
    assert {one["kind"] for one in run["slices"]} >= {"culture"}
    assert run["timing"]["topics"] >= sum(one["n"] for one in classes.values())
    assert 0 < run["timing"]["seconds"] < run["timing"]["session_seconds"]
    assert f"asked {run['timing']['topics']:,} topics in " in done.stdout
    assert list(folder.glob("*.tmp")) == []

    told = [
        {p.get("name"): p.get("value") for p in case.iterfind("properties/property")}
        for case in ElementTree.parse(folder / "junit.xml").iterfind(".//testcase")  # noqa: S314  # pytest wrote it
    ]
    recalls = {of["topic_class"]: of["recall"] for of in told if "recall" in of}
    assert {name: float(recall or 0) for name, recall in recalls.items()} == {
        name: one["means"]["recall"] for name, one in classes.items() if one["n"]
    }


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
