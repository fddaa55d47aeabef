"""What ``--junitxml`` is told, written by pytest itself."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

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


def test_the_measures_of_a_class_are_properties_of_its_case(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(TEST, encoding="utf-8")
    report = tmp_path / "junit.xml"

    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", str(tmp_path)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        timeout=60,
    )

    properties = ElementTree.parse(report).iterfind(".//testcase/properties/property")  # noqa: S314  # pytest wrote it
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
