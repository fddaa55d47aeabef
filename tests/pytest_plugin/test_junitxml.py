"""What ``--junitxml`` is told, written by pytest itself."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from harness.acceptance.test_classes import measures
from tests.judging.strategies import class_result
from tests.report.samples import MEDIUM

ROOT = Path(__file__).parent.parent.parent

TEST = """
from harness.acceptance.conftest import leave
from harness.acceptance.test_classes import measures
from harness.pytest_plugin.gathered import Left
from tests.judging.strategies import class_result
from tests.report.samples import MEDIUM

def test_found(request):
    result = class_result(MEDIUM, n=200, missed=8)
    leave(request.node, Left(of=result, result=result), **measures(result))
"""


def reported(folder: Path) -> "ElementTree.ElementTree[ElementTree.Element]":
    """What pytest reports of the tests in `folder`, all of which pass."""
    report = folder / "junit.xml"
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", str(folder)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        timeout=60,
    )
    return ElementTree.parse(report)  # noqa: S314  # pytest wrote it


def test_the_measures_of_a_class_are_properties_of_its_case(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(TEST, encoding="utf-8")
    properties = reported(tmp_path).iterfind(".//testcase/properties/property")
    assert {p.get("name"): p.get("value") for p in properties} == {
        "topic_class": "person/nickname/name",
        "n": "200",
        "found": "192",
        "wrong_top": "8",
        "recall": "0.96",
        "success": "0.96",
        "reciprocal_rank": "0.96",
        "ndcg": "0.96",
        "surplus": "0.0",
        "unmarked": "0",
        "overmarked": "0",
        "repeated": "0",
        "nameless": "0",
        "uncovered": "0",
        "empty": "0",
    }


def test_a_class_without_topics_has_counts_and_no_means() -> None:
    assert measures(class_result(MEDIUM, n=0)) == {
        "topic_class": MEDIUM.id,
        "n": 0,
        "found": 0,
        "wrong_top": 0,
        "unmarked": 0,
        "overmarked": 0,
        "repeated": 0,
        "nameless": 0,
        "uncovered": 0,
        "empty": 0,
    }


ENDING = """
import pytest
from harness.errors import EngineError
from harness.judging.policy import Policy
from harness.judging.verdict import unmeasured
from harness.pytest_plugin.build_server import tell_build_server
from harness.report.model import Conclusion
from harness.settings import Settings
from tests.report.samples import GO, NO_GO, PROVENANCE, verdict_of

INVALID = unmeasured(EngineError("nothing answers"))
VERDICTS = {"GO": lambda: verdict_of(GO), "NO-GO": lambda: verdict_of(NO_GO), "INVALID": lambda: INVALID}

@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session):
    verdict = VERDICTS["KIND"]()
    ending = Conclusion(verdict=verdict, settings=Settings(), policy=Policy(), provenance=PROVENANCE)
    tell_build_server(session.config, ending)
    return (yield)
"""


@pytest.mark.parametrize(("kind", "outcome"), [("GO", None), ("NO-GO", "failure"), ("INVALID", "error")])
def test_the_verdict_is_a_case_that_passes_where_it_is_go(tmp_path: Path, kind: str, outcome: str | None) -> None:
    (tmp_path / "test_one.py").write_text("def test_passes(): pass", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(ENDING.replace("KIND", kind), encoding="utf-8")

    suite = reported(tmp_path)

    cases = {case.get("name"): case for case in suite.iterfind(".//testcase")}
    told = {p.get("name"): p.get("value") for p in suite.iterfind(".//testsuite/properties/property")}
    assert {name: [below.tag for below in case] for name, case in cases.items()} == {
        "test_passes": [],
        "verdict": [outcome] if outcome else [],
    }
    assert told["verdict"] == kind
    assert told["system"] == "reference"
    assert len(told["corpus_sha256"] or "") == 64
    if outcome:
        assert (cases["verdict"].find(outcome).text or "").startswith(f"{kind}: ")  # type: ignore[union-attr]
