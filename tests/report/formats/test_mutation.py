"""What came of mutants, as viewers of mutation testing read it."""

import orjson

from harness.report.formats.mutation import mutation_report
from tests.report.text.test_mutants import CHOSEN, KEY, OUTCOMES

REPORT = orjson.loads(mutation_report(CHOSEN, OUTCOMES, KEY))


def test_every_mutant_stands_in_the_file_of_its_layer() -> None:
    placed = {one["id"]: name for name, file in REPORT["files"].items() for one in file["mutants"]}

    assert placed == {name: f"{mutant.layer}.txt" for name, mutant in CHOSEN.items()}


def test_a_mutant_stands_where_its_story_does() -> None:
    for file in REPORT["files"].values():
        lines = file["source"].splitlines()
        for one in file["mutants"]:
            start, end = one["location"]["start"], one["location"]["end"]
            assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == one["description"]


def test_what_killed_a_mutant_is_a_test_of_the_report() -> None:
    tests = {test["id"]: test["name"] for test in REPORT["testFiles"]["suite"]["tests"]}
    (accents,) = (one for file in REPORT["files"].values() for one in file["mutants"] if one["id"] == "fold-removed")

    assert [tests[test] for test in accents["killedBy"]] == ["person/diacritics/name", "golden/person/maiden-name"]
    assert accents["status"] == "Killed"


def test_the_results_are_those_that_the_format_knows() -> None:
    statuses = {one["id"]: one["status"] for file in REPORT["files"].values() for one in file["mutants"]}

    assert statuses == {
        "fold-removed": "Killed",
        "stem-surname": "Survived",
        "umlaut-no-ue": "Survived",
        "dob-lost": "Killed",
        "sounds-dropped": "Killed",
        "alias-length-penalty": "Ignored",
    }
    assert REPORT["schemaVersion"] == "2"
