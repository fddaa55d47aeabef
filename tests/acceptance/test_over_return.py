"""A search that leaves a box out of account, and finds everything all the same."""

import shutil
from pathlib import Path

from harness.errors import ExitStatus
from harness.systems import REFERENCE
from tests.acceptance.conftest import SMALL, Harness

OFFICER = '{% if officer %}{{ exactly("officers", officer) }},{% endif %}'


def test_incidents_of_other_officers_beside_those_asked_for_are_no_go(harness: Harness, tmp_path: Path) -> None:
    folder = tmp_path / "any-officer"
    shutil.copytree(REFERENCE, folder)
    template = folder / "incident.search.json.j2"
    text = template.read_text(encoding="utf-8")
    assert OFFICER in text
    template.write_text(text.replace(OFFICER, ""), encoding="utf-8")

    done = harness(*SMALL, "--incidents", "500", "-k", "officer+window", "--system", str(folder))

    told = " ".join(done.stdout.split())
    assert "answered with more than fits" in told
    assert "0 of 25 missed" not in told
    assert "first hits 1" in told
    assert done.returncode == ExitStatus.NO_GO
