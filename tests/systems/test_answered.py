"""Systems of the kind `answers`: what they say, and what they have no use for."""

from pathlib import Path

import pytest

from generators.topics import PAGE, Intent
from harness.errors import SystemFolderError
from harness.systems import AnsweredSystem, load_indexed, load_system

WHOLE = 'name = "acme"\nkind = "answers"\n[person]\n{person}\n[incident]\n'


def written(folder: Path, person: str = "") -> Path:
    (folder / "system.toml").write_text(WHOLE.format(person=person), encoding="utf-8")
    return folder


def test_it_says_what_its_form_lacks_and_whether_markers_are_shown(tmp_path: Path) -> None:
    system = load_system(written(tmp_path, 'lacks = ["anything"]\nmarkers = false'))

    assert isinstance(system, AnsweredSystem)
    person = system.intents[Intent.PERSON]
    assert person.lacks == {"anything"}
    assert (person.markers, person.page_size, person.timeout) == (False, PAGE, None)


def test_without_a_folder_it_is_as_with_one_that_says_nothing(tmp_path: Path) -> None:
    told, called = load_system(written(tmp_path)), AnsweredSystem.called("acme")

    assert isinstance(told, AnsweredSystem)
    for intent in Intent:
        ours, theirs = told.intents[intent], called.intents[intent]
        assert (ours.lacks, ours.markers, ours.page_size) == (theirs.lacks, theirs.markers, theirs.page_size)


def test_it_can_do_nothing_while_it_is_asked() -> None:
    assert not any(searched.capabilities for searched in AnsweredSystem.called("acme").intents.values())


def test_what_it_has_no_use_for_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(SystemFolderError, match=r"^system.toml, person.request: unknown key; allowed: lacks, markers$"):
        load_system(written(tmp_path, 'request = "person.search.json.j2"'))


def test_it_is_not_loaded_from_here(tmp_path: Path) -> None:
    with pytest.raises(SystemFolderError, match="is not loaded and asked from here"):
        load_indexed(written(tmp_path))
