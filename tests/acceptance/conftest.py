import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from elasticsearch import Elasticsearch

from harness.engine import Engine
from harness.systems import REFERENCE
from tests.stubs import stub

__all__ = ["stub"]

ROOT = Path(__file__).parent.parent.parent

SMALL = ("--people", "1200", "--incidents", "800", "--topics", "25")
"""A run of seconds: every class is asked, none often enough for a GO."""


class Harness(Protocol):
    def __call__(self, *options: str, env: Mapping[str, str] = ...) -> subprocess.CompletedProcess[str]: ...


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "pytest", str(ROOT / "harness"), "-p", "no:cacheprovider", *options]


def environment(**extra: str) -> dict[str, str]:
    """The environment without what would choose an engine or colour the output."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HARNESS_ES", "PYTEST_", "FORCE_"))
    }
    return {**kept, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1", **extra}


@pytest.fixture(scope="session")
def run() -> Harness:
    """Runs ``pytest harness`` as a user does, in a process of its own."""

    def run(*options: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*options),
            cwd=ROOT,
            env=environment(**(env or {})),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )

    return run


FILES = {"--save-run": "run.zip", "--report-json": "run.json", "--junitxml": "junit.xml", "--report-html": "run.html"}
"""Everything that a run can write, by the option that asks for it."""


def writing(folder: Path) -> list[str]:
    """The options by which everything is written into `folder`."""
    return [word for option, name in FILES.items() for word in (option, str(folder / name))]


@pytest.fixture
def harness(run: Harness, engine: Engine) -> Harness:
    """Runs ``pytest harness`` on the engine of these tests."""

    def harness(*options: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return run("--es-url", engine.url, *options, env=env or {})

    return harness


def reference_with(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Make `folder` a copy of the reference in which each change (file, text, replacement) has been made once."""
    shutil.copytree(REFERENCE, folder)
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def indices(client: Elasticsearch) -> set[str]:
    """The indices that runs have left, but for those kept on purpose."""
    return {name for name in client.indices.get(index="harness-*") if not name.startswith("harness-kept-")}


def contents(run: Path) -> dict[str, bytes]:
    """What a saved run holds, by the name of each part."""
    with zipfile.ZipFile(run) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unbroken(output: str) -> str:
    """What was printed, wherever its lines are broken."""
    return " ".join(output.split())


def summary(output: str) -> list[str]:
    """The lines of the table and the verdict, without what differs between two runs of the same."""
    lines = output.splitlines()
    start = max(number for number, line in enumerate(lines) if " search accuracy " in line)
    return [line for line in lines[start + 1 :] if line and not line.startswith("=") and " in " not in line]


def without_folding(folder: Path) -> Path:
    """Leave the filter that folds accents out of every analyser of the person index."""
    return changed(folder, "person.index.json", lambda line: line.replace('"asciifolding"', '"lowercase"'))


def without_aliases(folder: Path) -> Path:
    """Look at the name that comes first alone."""
    only_recorded = '{"bool": {"must": {{ query }}, "filter": {"term": {"names.kind": "recorded"}}}}'
    return changed(
        folder,
        "person.search.json.j2",
        lambda line: line.replace("{{ query }}", only_recorded) if '"path": "names"' in line else line,
    )


def changed(folder: Path, file: str, change: Callable[[str], str]) -> Path:
    """Copy the reference system into `folder`, with each line of one file changed."""
    copy = folder / "system"
    shutil.copytree(REFERENCE, copy)
    lines = (copy / file).read_text(encoding="utf-8").splitlines(keepends=True)
    changed_lines = [change(line) for line in lines]
    assert changed_lines != lines
    (copy / file).write_text("".join(changed_lines), encoding="utf-8")
    return copy
