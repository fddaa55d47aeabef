"""Two folders with the same digest are the same system."""

import shutil
from pathlib import Path

import pytest

from harness.errors import SystemFolderError
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


@pytest.mark.parametrize("link", ["nicknames.txt", "lists", "unused.txt"])
def test_a_symbolic_link_is_refused(folder: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / link).unlink(missing_ok=True)
    (folder / link).symlink_to(elsewhere)

    with pytest.raises(SystemFolderError) as refused:
        load_system(folder)

    assert str(refused.value) == f"{link} is a symbolic link: put the file itself into the folder"


def test_the_folder_itself_may_be_reached_by_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(folder)

    assert digest(tmp_path / "current") == digest(folder)


@pytest.mark.parametrize("name", [".shared.j2", "shared.j2~", "__shared.j2", ".hidden/shared.j2"])
@pytest.mark.parametrize("use", ['{{% include "{name}" %}}', '{{% from "{name}" import part %}}{{{{ part() }}}}'])
def test_what_the_digest_leaves_out_no_template_can_use(folder: Path, name: str, use: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("{% macro part() %}{}{% endmacro %}", encoding="utf-8")
    (folder / "person.search.json.j2").write_text(use.format(name=name), encoding="utf-8")

    with pytest.raises(SystemFolderError) as refused:
        load_system(folder)

    assert str(refused.value) == f"person.search.json.j2 uses {name!r}, which is not in the folder"


@pytest.mark.parametrize("name", ["../shared.j2", "/etc/hostname"])
def test_no_template_can_use_what_lies_outside(folder: Path, name: str) -> None:
    (folder.parent / "shared.j2").write_text("{}", encoding="utf-8")
    (folder / "person.search.json.j2").write_text(f'{{% include "{name}" %}}', encoding="utf-8")

    with pytest.raises(SystemFolderError, match="which is not in the folder"):
        load_system(folder)
