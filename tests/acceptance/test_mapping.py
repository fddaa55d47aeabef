"""A system whose documents a function in Python makes is measured as any other, where there is leave to run it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.cli import commands
from harness.engine import Engine
from harness.errors import ExitStatus
from tests.acceptance.conftest import Harness, unbroken
from tests.systems.other_fields import written_with_a_mapping

SIZES = ("--people", "400", "--incidents", "200", "--topics", "10")
FEW = ("-k", "test_classes and person/as-recorded/name+born or person-alias-added")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written_with_a_mapping(tmp_path / "system")


DISTRIBUTED = pytest.mark.parametrize("distributed", [(), ("-n", "1")], ids=["by itself", "by a worker"])


@DISTRIBUTED
def test_with_leave_what_it_makes_is_found(harness: Harness, folder: Path, distributed: tuple[str, ...]) -> None:
    done = harness(*SIZES, *FEW, *distributed, "--system", str(folder), "--allow-code")

    assert done.returncode == ExitStatus.GO, done.stdout
    assert "what is code in the system's folder is run (--allow-code)" in done.stdout
    assert any(line.split()[:3] == ["as-recorded/name+born", "10", "10"] for line in done.stdout.splitlines())
    assert any(line.split()[:3] == ["relations", "1", "1"] for line in done.stdout.splitlines())


@DISTRIBUTED
def test_without_leave_nothing_of_it_is_run(harness: Harness, folder: Path, distributed: tuple[str, ...]) -> None:
    with (folder / "mapping.py").open("a", encoding="utf-8") as file:
        file.write(f"\nopen({str(folder / 'left')!r}, 'w').close()\n")

    done = harness(*SIZES, *FEW, *distributed, "--system", str(folder))

    assert done.returncode == ExitStatus.USAGE, done.stdout
    assert "mapping.py is code, and is run only where the command line gives leave" in unbroken(done.stdout)
    assert not (folder / "left").exists()


def test_what_it_makes_is_what_is_looked_for(engine: Engine, folder: Path) -> None:
    words = ("verify", "--people", "200", "--incidents", "100", "--system", str(folder), "--es-url", engine.url)

    done = CliRunner().invoke(commands, [*words, "--allow-code"])

    assert done.exit_code == ExitStatus.GO, done.output
    assert "person: 312 of 312 records as they were\n" in done.output
