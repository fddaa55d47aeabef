"""Two folders with the same digest are the same system."""

import shutil
from pathlib import Path

import pytest

from harness.systems import load_system, reference_system


def digest(folder: Path) -> str:
    return load_system(folder).sha256


def test_a_copy_has_the_digest_of_the_original(folder: Path) -> None:
    assert digest(folder) == reference_system().sha256


def test_the_order_in_which_files_were_written_does_not_matter(folder: Path, tmp_path: Path) -> None:
    rewritten = tmp_path / "rewritten"
    rewritten.mkdir()
    for file in sorted(folder.iterdir(), reverse=True):
        shutil.copy(file, rewritten)

    assert digest(rewritten) == digest(folder)


@pytest.mark.parametrize("file", ["system.toml", "person.index.json", "names.json.j2", "nicknames.txt"])
def test_any_change_of_any_file_changes_it(folder: Path, file: str) -> None:
    before = digest(folder)
    path = folder / file
    path.write_bytes(path.read_bytes() + b"\n")

    assert digest(folder) != before


def test_another_name_for_a_file_changes_it(folder: Path) -> None:
    (folder / "notes.txt").write_text("as agreed", encoding="utf-8")
    before = digest(folder)
    (folder / "notes.txt").rename(folder / "remarks.txt")

    assert digest(folder) != before


@pytest.mark.parametrize(
    "leftover",
    [".DS_Store", ".git/HEAD", "person.index.json~", ".system.toml.swp", "#system.toml#", "system.toml.orig"],
)
def test_what_editors_leave_behind_does_not_change_it(folder: Path, leftover: str) -> None:
    before = digest(folder)
    path = folder / leftover
    path.parent.mkdir(exist_ok=True)
    path.write_text("left behind", encoding="utf-8")

    assert digest(folder) == before
