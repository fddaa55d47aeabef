"""In a run that redacts, pytest says of what nobody foresaw where it was, and not what it said."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT, environment

SECRET = "Siobhan-Smyth"
PLUGIN = """
from harness.pytest_plugin.hidden import Hidden


def pytest_configure(config):
    config.pluginmanager.register(Hidden())
"""
BREAKS = """

def pytest_runtest_logreport(report):
    raise RuntimeError(f"no room for {'-'.join(('Siobhan', 'Smyth'))}")
"""
TESTS = """
import logging
import warnings

import pytest

NAME = "-".join(("Siobhan", "Smyth"))


def test_told():
    pytest.fail("north is not shown", pytrace=False)


def test_unforeseen():
    print(NAME)
    logging.getLogger("x").error(NAME)
    warnings.warn(NAME)
    raise KeyError(NAME)


def test_expected():
    pytest.xfail("known")
"""


def said(folder: Path, plugin: str) -> str:
    """Everything that pytest says and writes of :data:`TESTS`, told to say as much as it can."""
    (folder / "conftest.py").write_text(plugin, encoding="utf-8")
    (folder / "test_it.py").write_text(TESTS, encoding="utf-8")
    loud = ("-vv", "-rA", "--showlocals", "--full-trace", "--log-cli-level=DEBUG", "--junitxml=junit.xml")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={folder}", *loud],
        cwd=folder,
        env=environment(PYTHONPATH=str(ROOT)),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode != 0
    written = [path.read_text(encoding="utf-8") for path in folder.glob("junit.xml")]
    return "\n".join([done.stdout, done.stderr, *written])


def test_an_exception_that_nobody_foresaw_is_told_by_its_place(tmp_path: Path) -> None:
    text = said(tmp_path, PLUGIN)

    assert SECRET not in text
    assert "KeyError in test_it.py, line 18; its text is left out (--redact)" in text
    assert "north is not shown" in text
    assert "2 failed, 1 xfailed" in text


def test_a_mistake_of_a_plugin_is_told_by_its_place(tmp_path: Path) -> None:
    text = said(tmp_path, PLUGIN + BREAKS)

    assert SECRET not in text
    assert "RuntimeError in conftest.py" in text


@pytest.mark.parametrize("plugin", ["", BREAKS], ids=["tests", "plugin"])
def test_without_it_all_would_be_told(plugin: str, tmp_path: Path) -> None:
    assert SECRET in said(tmp_path, plugin)
