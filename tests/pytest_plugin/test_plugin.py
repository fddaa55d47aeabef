"""The plugin beside others: it is installed in environments whose other runs are none of its business."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

OTHER = """
def pytest_addoption(parser):
    parser.addoption("--profile", action="store_true")
    parser.addoption("--seed", type=int)
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={"PYTHONPATH": f"{folder}:{ROOT}"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with a test, and a plugin that has options of the same names."""
    (tmp_path / "test_one.py").write_text("def test_one() -> None: pass", encoding="utf-8")
    (tmp_path / "profiling.py").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_another_run_may_have_a_plugin_with_options_of_the_same_names(elsewhere: Path) -> None:
    done = run(elsewhere, "-p", "profiling", "--profile", "--seed", "7", "test_one.py")

    assert done.returncode == 0
    assert "1 passed" in done.stdout


def test_beside_such_a_plugin_the_suite_says_what_to_do(elsewhere: Path) -> None:
    done = run(elsewhere, "-p", "profiling", str(ROOT / "harness"))

    assert "another plugin of pytest has an option that `pytest harness` has too" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


@pytest.mark.parametrize("named", [("harness",), ("--pyargs", "harness.acceptance.test_classes"), (".",)])
def test_the_options_are_there_wherever_the_suite_is_named(named: tuple[str, ...]) -> None:
    done = run(ROOT, *named, "--profile", "smoke", "--collect-only", "--ignore=tests", "--ignore=benchmarks")

    assert "test_found[person/slip/name]" in done.stdout
    assert done.returncode == 0


@pytest.fixture
def vendors(tmp_path: Path) -> Path:
    """A repository with a folder `harness` of its own."""
    (tmp_path / "harness").mkdir()
    (tmp_path / "harness" / "__init__.py").touch()
    (tmp_path / "harness" / "test_theirs.py").write_text("def test_one() -> None: pass", encoding="utf-8")
    (tmp_path / "test_two.py").write_text("def test_two() -> None: pass", encoding="utf-8")
    return tmp_path


def test_a_folder_harness_of_somebody_else_s_that_stands_before_the_suite_is_named(vendors: Path) -> None:
    done = run(vendors, "harness", "--system", "naive")

    assert f"{vendors}/harness stands before the installed package `harness`" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


def test_other_tests_beside_such_a_folder_run_as_ever(vendors: Path) -> None:
    done = run(vendors, "test_two.py")

    assert "1 passed" in done.stdout


def test_options_of_the_suite_beside_such_a_folder_say_how_to_name_the_suite(vendors: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("pytest"), "harness", "--system", "naive"],
        cwd=vendors,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )

    assert "--system is an option of the installed suite, and" in done.stdout
    assert "run `pytest --pyargs harness`" in done.stdout


def test_other_tests_do_not_know_them() -> None:
    done = run(ROOT, "tests/test_settings.py", "--profile", "smoke")

    assert "unrecognized arguments: --profile" in done.stdout
    assert done.returncode == 4


def test_without_its_plugin_the_suite_says_so() -> None:
    done = run(ROOT, "-p", "no:search-harness", "harness/acceptance/test_golden.py")

    assert "the suite runs as `pytest harness`, with its own plugin" in done.stdout
    assert "NoneType" not in done.stdout


def test_the_page_has_a_shorter_name_where_no_other_plugin_has_it(elsewhere: Path, tmp_path: Path) -> None:
    (elsewhere / "pages.py").write_text(
        OTHER.replace("--profile", "--html").replace("--seed", "--css"), encoding="utf-8"
    )
    suite, page = str(ROOT / "harness"), str(tmp_path / "page.html")

    alone = run(elsewhere, suite, "--html", page)
    beside = run(elsewhere, "-p", "pages", suite, "--html", "--collect-only", "-k", "person/slip/name")

    assert f"--report-html {page}: keep the run too, with --save-run FILE" in alone.stdout
    assert alone.returncode == 4
    assert beside.returncode == 0
