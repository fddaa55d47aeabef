"""What CONTRIBUTING.md says of where things go is so."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
NAMED_IN = re.compile(r"`(\w+)` in `([\w/.]+\.py)`")


def rows(heading: str) -> Iterator[list[str]]:
    """The rows of the table below `heading`, without its head."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return ([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines[2:])


def paths(text: str) -> Iterator[str]:
    """Every path that is named in `text`: braces stand for several."""
    for code in CODE.findall(text):
        if re.fullmatch(r"[\w.{},/-]+/[\w.{},/-]*", code):
            before, brace, rest = code.partition("{")
            inside, _, after = rest.partition("}")
            yield from (f"{before}{one}{after}" for one in (inside.split(",") if brace else [""]))


@pytest.mark.parametrize("row", list(rows("Adding something")), ids=lambda row: row[0])
def test_whatever_is_added_goes_where_it_says(row: list[str]) -> None:
    what, where, _ = row

    named = list(paths(where)) + [path for _, path in NAMED_IN.findall(where)]
    assert named, f"{what}: no path is named"
    assert [path for path in named if not (ROOT / path).exists()] == []
    for name, path in NAMED_IN.findall(where):
        assert re.search(rf"^(?:class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), path


def test_every_dependency_says_why_it_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[ ;]", one)[0] for one in project["dependencies"]}

    told = {name for cell, _ in rows("Dependencies, and why each is there") for name in re.split(r" \(.*?\)|, ", cell)}

    assert told - {""} == declared


def test_every_benchmark_is_named() -> None:
    scripts = {path.stem for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text("utf-8")}

    assert set(re.findall(r"-m benchmarks\.(\w+)", TEXT)) == scripts


def test_every_variable_is_told_in_the_readme() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "harness").rglob("*.py"))
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Variables")[2]

    assert set(re.findall(r'"(HARNESS_[A-Z_]+)"', code)) == set(re.findall(r"`(HARNESS_[A-Z_]+)`", told))
