"""Evidence is what its published schema says, and has every miss with all that is known of it."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from harness.cli import commands
from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.diagnosis.kept import Causes
from harness.report.formats.evidence import evidence_schema
from harness.runs import Failure
from tests.judging.comparing.runs import MEDIUM, STRONG, Runs, first

SCHEMA = json.loads((files("harness.report.formats") / "evidence.schema.json").read_text(encoding="utf-8"))


def evidence(tmp_path: Path, *words: str | Path) -> dict[str, Any]:
    path = tmp_path / "evidence.json"
    CliRunner().invoke(commands, ["report", *map(str, words), "--json", str(path)], catch_exceptions=False)
    return dict(json.loads(path.read_bytes()))


def test_the_schema_that_is_published_is_that_of_what_is_written() -> None:
    assert evidence_schema() == SCHEMA
    Draft202012Validator.check_schema(SCHEMA)


def test_every_miss_stands_in_it_with_what_was_typed_recorded_and_shown(tmp_path: Path) -> None:
    run = Runs(tmp_path)(answers={STRONG: first(2)}).path
    accents = Cause(why=Why.ANALYSIS, where="names.surname", how="accents", evidence="typed <Munoz>")
    sha256, causes = hashlib.sha256(run.read_bytes()).hexdigest(), tmp_path / "causes.json"
    told = (Diagnosis(topic=f"{STRONG}/N0", record="N0", causes=(accents,)),)
    causes.write_bytes(Causes(run_sha256=sha256, diagnoses=told, records={"N0": "José Muñoz"}).encoded())

    written = evidence(tmp_path, run, "--causes", causes)

    Draft202012Validator(SCHEMA).validate(written)
    one, two = written["misses"]
    assert one["typed"] == {"surname": "Munoz"}
    assert one["recorded"] == {"surname": "Muñoz"}
    assert one["first_hits"] == [{"record": "N9999", "told": ""}]
    (wanted,) = one["wanted"]
    assert (wanted["told"], wanted["rank"]) == ("José Muñoz", None)
    assert [cause["how"] for cause in wanted["causes"]] == ["accents"]
    assert two["wanted"][0]["causes"] == []
    assert (written["verdict"], written["sha256"]) == ("NO-GO", sha256)
    strong = next(one for one in written["classes"] if one["id"] == STRONG)
    assert (strong["n"], strong["found"]) == (200, 198)


def test_what_could_not_be_asked_is_no_miss_and_stands_in_it_too(tmp_path: Path) -> None:
    failed = first(1, lambda asked: Failure(topic=asked.id, reason="timed out"))
    written = evidence(tmp_path, Runs(tmp_path)(answers={MEDIUM: failed}).path)

    (one,) = written["misses"]
    assert (one["outcome"], one["failure"], one["first_hits"]) == ("not answered", "timed out", [])
    assert written["verdict"] == "INVALID"


def test_of_a_comparison_it_is_what_compare_writes(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    baseline, candidate = runs().path, runs(answers={STRONG: first(1)}).path
    compared = tmp_path / "compared.json"
    CliRunner().invoke(commands, ["compare", str(baseline), str(candidate), "--json", str(compared)])

    assert evidence(tmp_path, candidate, baseline) == json.loads(compared.read_bytes())
