"""The whole suite, asked by one process, by two and by the command: in one file, since to ask it is dear."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from generators.topics import CLASSES
from harness.cli import commands
from harness.engine import Engine
from harness.golden import load_golden
from harness.judging.policy import Policy
from tests.acceptance.conftest import Harness, contents, summary, writing

TOPICS = 8
WHOLE = ("--profile", "smoke", "--topics", str(TOPICS))
"""All of the suite, with few topics of each class."""


class Whole(NamedTuple):
    """The whole suite, asked once: how that ended, and in a folder of its own all that it wrote."""

    done: subprocess.CompletedProcess[str]
    folder: Path

    @property
    def run(self) -> Path:
        """The run that was saved."""
        return self.folder / "run.zip"


def asked_whole(run: Harness, engine: Engine, folder: Path, *options: str) -> Whole:
    """Ask the whole suite, and let it write everything that it can write into `folder`."""
    return Whole(run("--es-url", engine.url, *WHOLE, *writing(folder), *options), folder)


@pytest.fixture(scope="module")
def whole(run: Harness, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The whole suite, asked by one process."""
    return asked_whole(run, engine, tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def whole_by_two(run: Harness, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The whole suite, asked by two processes."""
    return asked_whole(run, engine, tmp_path_factory.mktemp("by two"), "-n", "2")


def test_a_run_ends_with_where_it_comes_from_a_table_and_a_verdict(whole: Whole) -> None:
    lines = summary(whole.done.stdout)
    assert "reference" in lines[0]
    assert "Elasticsearch" in lines[0]
    assert f"corpus: {2500 + len(load_golden().cast.people):,} people" in lines[1]
    assert "sha256" in lines[1]
    for topic_class in CLASSES.values():
        assert f"\n{topic_class.id.partition('/')[2][:15]}" in whole.done.stdout  # a long one loses its middle
    assert "UNDECIDED: " in whole.done.stdout
    assert whole.done.returncode == 11


def test_two_processes_come_to_the_same_verdict_as_one(whole: Whole, whole_by_two: Whole) -> None:
    assert summary(whole_by_two.done.stdout) == summary(whole.done.stdout)
    assert whole_by_two.done.returncode == whole.done.returncode


def test_a_run_of_two_processes_is_saved_as_that_of_one_but_for_its_timings(whole: Whole, whole_by_two: Whole) -> None:
    one, two = contents(whole.run), contents(whole_by_two.run)

    assert {name for name in {**one, **two} if one.get(name) != two.get(name)} == {"manifest.json", "timing.json"}


def test_the_command_asks_what_the_suite_asks(whole: Whole, engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "run.zip"

    done = CliRunner().invoke(commands, ["run", str(file), "--es-url", engine.url, *WHOLE])

    one, two = contents(whole.run), contents(file)
    assert {name for name in {**one, **two} if one.get(name) != two.get(name)} == {"manifest.json", "timing.json"}
    assert "UNDECIDED: " in done.output
    assert done.exit_code == 11


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
    assert run["provenance"]["topics_per_class"] == TOPICS < Policy.default().topics_needed
    assert all(0 <= one["means"]["recall"] <= 1 for one in classes.values() if one["n"])
    assert run["golden"]
    assert run["relations"]
    assert {one["id"]: (one["status"], one["sound"]) for one in run["records"]} == {
        "records/person": ("held", run["provenance"]["people"]),
        "records/incident": ("held", run["provenance"]["incidents"]),
    }
    assert {one["kind"] for one in run["slices"]} >= {"culture"}
    assert run["timing"]["topics"] >= sum(one["n"] for one in classes.values())
    assert 0 < run["timing"]["seconds"] < run["timing"]["session_seconds"]
    assert f"asked {run['timing']['topics']:,} topics in " in done.stdout
    assert list(folder.glob("*.tmp")) == []

    suite = ElementTree.parse(folder / "junit.xml")  # noqa: S314  # pytest wrote it
    told = [
        {p.get("name"): p.get("value") for p in case.iterfind("properties/property")}
        for case in suite.iterfind(".//testcase")
    ]
    (verdict,) = (case for case in suite.iterfind(".//testcase") if case.get("name") == "verdict")
    assert [below.tag for below in verdict] == ["failure"]  # UNDECIDED, though no test failed
    assert sum("telling" in of for of in told) == len(run["relations"])
    recalls = {of["topic_class"]: of["recall"] for of in told if "recall" in of}
    assert {name: float(recall or 0) for name, recall in recalls.items()} == {
        name: one["means"]["recall"] for name, one in classes.items() if one["n"]
    }
