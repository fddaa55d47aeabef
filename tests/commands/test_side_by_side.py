from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import IncomparableError, RunFileError
from tests.judging.comparing.runs import Runs


def side_by_side(*words: object) -> Result:
    return CliRunner().invoke(commands, ["side-by-side", *map(str, words)])


def test_runs_of_one_corpus_stand_side_by_side(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    done = side_by_side(runs().path, runs(told={"system": "naive"}).path)

    assert done.stdout.startswith("Corpus 909090909090, seed 1: 20,000 people, 30,000 incidents, 200 topics a class.")
    assert "| reference" in done.stdout
    assert "| naive" in done.stdout


def test_runs_over_other_topics_are_refused(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    done = side_by_side(runs().path, runs(corpus="91").path)

    assert isinstance(done.exception, IncomparableError)
    assert "2.zip: corpus_sha256 is" in str(done.exception)


@pytest.mark.parametrize("content", [b"not a run", b"{}"])
def test_what_is_no_run_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)

    done = side_by_side(path)

    assert isinstance(done.exception, RunFileError)
    assert str(path) in str(done.exception)
