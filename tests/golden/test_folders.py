"""Several folders of golden queries, asked as one suite."""

import re
from pathlib import Path

import pytest

from harness.errors import GoldenFileError
from harness.golden import GoldenSuite, find_golden, load_golden
from tests.golden.mistakes import FILES, PERSON


def written(folder: Path, *, instead: str = "") -> Path:
    """The small folder, its ids with `instead` behind them so that they are its own."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        own = re.sub(r"GP-ann|GP-bea|GI-row|\[by-name|\[by-street", rf"\g<0>{instead}", text)
        file.write_text(own, encoding="utf-8")
    return folder


def ids(suite: GoldenSuite) -> list[str]:
    return [one.id for part in (suite.topics, suite.cast.people, suite.cast.incidents) for one in part]


def test_without_a_name_the_shipped_one_is_asked() -> None:
    assert find_golden(()) == find_golden(["shipped"]) == load_golden()


def test_another_folder_is_asked_instead_of_the_shipped_one(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine")

    assert ids(find_golden([str(mine)])) == ids(load_golden(mine))


def test_two_folders_are_asked_together_and_both_are_named_with_their_digests(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine")
    both = find_golden(["shipped", str(mine)])

    assert sorted(ids(both)) == sorted(ids(load_golden()) + ids(load_golden(mine)))
    assert dict(both.folders) == {**load_golden().folders, **load_golden(mine).folders}
    assert set(both.classes) == {*load_golden().classes, "alias", "place"}


def test_ids_of_two_folders_that_clash_are_one_message(tmp_path: Path) -> None:
    mine, ours = written(tmp_path / "mine"), written(tmp_path / "ours")

    with pytest.raises(GoldenFileError) as caught:
        find_golden([str(mine), str(ours)])

    assert str(caught.value) == (
        f"{mine} and {ours} cannot be asked together: both have "
        "GI-row, GP-ann, GP-bea, golden/incident/by-street, golden/person/by-name"
    )
    assert len(ids(find_golden([str(mine), str(written(tmp_path / "third", instead="3"))]))) == 10


def test_a_change_of_any_file_that_is_read_changes_the_digest(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine")
    before = dict(load_golden(mine).folders)
    (mine / "notes.txt").write_text("not read", encoding="utf-8")
    unread = dict(load_golden(mine).folders)
    (mine / PERSON).write_text(FILES[PERSON] + "\n", encoding="utf-8")

    assert unread == before
    assert dict(load_golden(mine).folders) != before


def test_a_folder_that_does_not_say_what_its_classes_are_has_those_that_are_shipped(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine")
    (mine / "classes.toml").unlink()

    assert load_golden(mine).classes == load_golden().classes
