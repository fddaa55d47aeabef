from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from harness.commands.side_by_side import side_by_side_command
from harness.errors import ConfigurationError
from tests.report.text.test_side_by_side import BAD, GOOD, run

PROVENANCE = {
    "corpus_sha256": "ab" * 32,
    "topics_per_class": 200,
    "cutoff": 10,
    "seed": "1",
    "people": 20000,
    "incidents": 15000,
}


def report(folder: Path, system: str, found: dict[str, int], **changed: object) -> Path:
    document: dict[str, Any] = {"format": 2, **run(system, found)}
    document["provenance"] |= PROVENANCE | changed
    path = folder / f"{system}.json"
    path.write_bytes(orjson.dumps(document))
    return path


def test_reports_of_one_corpus_stand_side_by_side(tmp_path: Path) -> None:
    paths = [str(report(tmp_path, "good", GOOD)), str(report(tmp_path, "bad", BAD))]

    done = CliRunner().invoke(side_by_side_command, paths, catch_exceptions=False)

    assert done.stdout.startswith("Corpus abababababab, seed 1: 20,000 people, 15,000 incidents, 200 topics a class.")
    assert "| good" in done.stdout


@pytest.mark.parametrize("changed", [{"corpus_sha256": "cd" * 32}, {"topics_per_class": 20}, {"cutoff": 5}])
def test_reports_over_other_topics_are_refused(tmp_path: Path, changed: dict[str, object]) -> None:
    paths = [str(report(tmp_path, "good", GOOD)), str(report(tmp_path, "bad", BAD, **changed))]

    done = CliRunner().invoke(side_by_side_command, paths)

    assert isinstance(done.exception, ConfigurationError)
    assert f"bad.json: {next(iter(changed))} is" in str(done.exception)


@pytest.mark.parametrize("content", [b"not JSON", b"[]", b'{"format": 3, "classes": []}'])
def test_what_is_no_report_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)

    done = CliRunner().invoke(side_by_side_command, [str(path)])

    assert isinstance(done.exception, ConfigurationError)
    assert str(path) in str(done.exception)
