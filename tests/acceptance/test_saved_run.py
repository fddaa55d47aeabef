"""A run that is saved: all that is said of it can be said again, of the file alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.engine import Engine
from harness.runs.file import read_run
from tests.acceptance.conftest import ROOT, SMALL, Harness, contents, summary

ASKED = ("-k", "person/slip/ or nickname/name or golden/person/alias or golden/incident/ref or person-hyphen")


def judged(run: Path, *options: str) -> Result:
    return CliRunner().invoke(commands, ["judge", str(run), *options])


def lines(output: str) -> list[str]:
    return [line for line in output.splitlines() if line and " in " not in line]


@pytest.mark.parametrize("system", ["reference", "naive", "fuzzy"])
def test_the_verdict_on_a_saved_run_is_that_of_the_run(harness: Harness, tmp_path: Path, system: str) -> None:
    file = tmp_path / "run.zip"

    done = harness(*SMALL, *ASKED, "--system", system, "--save-run", str(file))
    again = judged(file)

    assert lines(again.output) == summary(done.stdout)
    assert again.exit_code == done.returncode
    execution = read_run(file).run.execution
    assert execution
    assert execution.command.startswith("pytest harness ")
    assert f"--system {system}" in execution.command or system == "reference"
    assert execution.host
    assert execution.began < execution.ended


def test_a_corpus_on_disk_is_asked_as_the_one_that_was_made(run: Harness, engine: Engine, tmp_path: Path) -> None:
    made, read, folder = tmp_path / "made.zip", tmp_path / "read.zip", tmp_path / "corpus"
    CliRunner().invoke(commands, ["corpus", *SMALL, "--out", str(folder)], catch_exceptions=False)

    for file, asked in ((made, SMALL), (read, ("--corpus", str(folder)))):
        run("--es-url", engine.url, *asked, *ASKED, "--save-run", str(file))

    assert {name for name in contents(made) if contents(made)[name] != contents(read).get(name)} == {
        "manifest.json",
        "timing.json",
    }
    one, other = (read_run(file).run.provenance for file in (made, read))
    assert (one.corpus_sha256, one.topics_sha256) == (other.corpus_sha256, other.topics_sha256)


def test_another_policy_may_say_something_else_of_the_same_answers(harness: Harness, tmp_path: Path) -> None:
    file, policy = tmp_path / "run.zip", tmp_path / "policy.toml"
    shipped = (ROOT / "harness" / "judging" / "policy.toml").read_text(encoding="utf-8")
    policy.write_text(shipped.replace("visible_drop = 0.02", "visible_drop = 0.5"), encoding="utf-8")
    harness(*SMALL, "-k", "person/case/name", "--save-run", str(file))

    strict, lax = judged(file), judged(file, "--policy", str(policy))

    assert "it takes 149 topics to see a drop of 2 %" in strict.output
    assert "it takes 149 topics to see a drop of 2 %" not in lax.output
    assert "strong.visible_drop 0.5 > 0.02" in lax.output
    assert "when it was asked, another policy judged the run UNDECIDED: policy.toml" in lax.output


def test_a_run_that_measured_nothing_is_not_saved_and_says_so(run: Harness, tmp_path: Path) -> None:
    file = tmp_path / "run.zip"

    done = run("--es-url", "http://127.0.0.1:1", "--save-run", str(file))

    assert "not written: nothing was measured" in done.stdout
    assert not file.exists()
    assert done.returncode == 10
