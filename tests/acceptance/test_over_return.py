"""A search that leaves a box out of account, and finds everything all the same."""

from pathlib import Path

from harness.errors import ExitStatus
from tests.acceptance.conftest import SMALL, Harness, reference_with, unbroken

OFFICER = '{% if officer %}{{ exactly("officers", officer) }},{% endif %}'


def test_incidents_of_other_officers_beside_those_asked_for_are_no_go(harness: Harness, tmp_path: Path) -> None:
    folder = reference_with(tmp_path / "any-officer", ("incident.search.json.j2", OFFICER, ""))

    done = harness(*SMALL, "--incidents", "500", "-k", "officer+window", "--system", str(folder))

    told = unbroken(done.stdout)
    assert "answered with more than fits" in told
    assert "0 of 25 missed" not in told
    assert "first hits 1" in told
    assert done.returncode == ExitStatus.NO_GO
