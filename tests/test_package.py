"""What is installed is all of it: modules, shipped systems, golden queries, tables and the schema."""

import re
import shlex
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from harness.engine import Engine
from harness.errors import ExitStatus
from tests.acceptance.conftest import environment

ROOT = Path(__file__).parent.parent
PACKAGED = ("generators", "golden_queries", "harness", "search_harness_plugin.py")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, as it is published."""
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    (built,) = builder.build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return zipfile.ZipFile(built)


def test_every_file_of_the_packages_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGED],  # noqa: S607
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    written = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}

    held = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert {"harness/systems/reference/system.toml", "harness/systems/system.schema.json"} < held
    assert held == written


def test_it_brings_the_command_and_the_plugin_of_pytest(wheel: zipfile.ZipFile) -> None:
    (entry_points,) = [name for name in wheel.namelist() if name.endswith("/entry_points.txt")]
    (metadata,) = [name for name in wheel.namelist() if name.endswith("/METADATA")]

    text = wheel.read(entry_points).decode()
    assert "search-harness = harness.cli:main" in text
    assert "search-harness = search_harness_plugin" in text
    assert Parser().parsestr(wheel.read(metadata).decode())["Name"] == "search-accuracy-harness"


def test_in_another_folder_what_failed_is_asked_again_by_the_command_that_it_names(
    engine: Engine, tmp_path: Path
) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
            cwd=tmp_path,
            env=environment(PYTHONPATH=str(ROOT), HARNESS_ES_URL=engine.url),
            check=False,
            stdout=subprocess.PIPE,
            text=True,
        )

    first = run(
        "--pyargs",
        "harness",
        "--system",
        "naive",
        "--people",
        "1",
        "--incidents",
        "1",
        "-k",
        "golden/person/six-digits",
    )
    (repeat,) = set(re.findall(r"repeat  pytest (harness --.*)", first.stdout))  # a CI is told of it twice
    again = run(*shlex.split(repeat))

    assert (first.returncode, again.returncode) == (ExitStatus.NO_GO, ExitStatus.NO_GO), first.stdout + again.stdout
    assert "1 failed" in again.stdout
