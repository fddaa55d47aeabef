"""Of many failures the terminal tells the first in full, and of the others what they begin with."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TESTS = """
import pytest

@pytest.mark.parametrize("number", range(30))
def test_fails(number):
    pytest.fail(f"head {number}.\\n\\nbody {number}.", pytrace=False)
"""
CONFTEST = """
import pytest
from harness.pytest_plugin.shortened import shorten_failures

@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session):
    shorten_failures(session.config)
    return (yield)
"""


def told(folder: Path, *options: str) -> str:
    (folder / "test_one.py").write_text(TESTS, encoding="utf-8")
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={folder / 'junit.xml'}", *options],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
    ).stdout


@pytest.mark.parametrize(("options", "bodies"), [((), 20), (("-v",), 30)])
def test_only_the_first_twenty_are_told_in_full(tmp_path: Path, options: tuple[str, ...], bodies: int) -> None:
    output = told(tmp_path, *options)

    assert [f"head {number}." in output for number in range(30)] == [True] * 30
    assert [f"body {number}." in output for number in range(30)] == [number < bodies for number in range(30)]
    assert output.count("(-v tells it in full)") == 30 - bodies


def test_a_build_server_is_told_all_of_it(tmp_path: Path) -> None:
    told(tmp_path)

    report = (tmp_path / "junit.xml").read_text(encoding="utf-8")
    assert [f"body {number}." in report for number in range(30)] == [True] * 30
