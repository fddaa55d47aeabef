"""Everything that can be wrong with a folder of golden queries, each with its own message."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from harness.errors import GoldenFileError
from harness.golden import load_golden
from tests.golden.mistakes import FILES, INCIDENT, MISTAKES, PEOPLE, PERSON, Mistake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing is wrong."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def make(mistake: Mistake, folder: Path) -> None:
    file = folder / mistake.file
    text = file.read_text(encoding="utf-8")
    assert mistake.right in text
    file.write_text(text.replace(mistake.right, mistake.wrong, 1), encoding="utf-8")


def problems(folder: Path) -> str:
    with pytest.raises(GoldenFileError) as caught:
        load_golden(folder)
    message = str(caught.value)
    assert str(folder) not in message
    return message


def test_a_folder_without_a_mistake_is_read(folder: Path) -> None:
    suite = load_golden(folder)

    assert [topic.id for topic in suite.topics] == ["golden/person/by-name", "golden/incident/by-street"]
    assert [record.id for record in suite.cast.people] == ["GP-ann", "GP-bea"]
    assert suite.cast.incidents[0].involved[0].name == suite.cast.people[0].name


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=[name.replace(" ", "-") for name in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_key(mistake: Mistake, folder: Path, snapshot: SnapshotAssertion) -> None:
    make(mistake, folder)

    assert problems(folder) == snapshot


def test_all_mistakes_of_a_folder_are_named_at_once(folder: Path, snapshot: SnapshotAssertion) -> None:
    for name in ("tier unknown", "rank too small for two records", "no expectation", "phone that may be somebody's"):
        make(MISTAKES[name], folder)

    assert problems(folder) == snapshot


def test_a_whole_page_is_too_much_to_be_shown_exactly(folder: Path) -> None:
    people = [f"GP-{number}" for number in range(10)]
    twin = FILES[PEOPLE].split("\n\n")[1]
    (folder / PEOPLE).write_text(
        "\n".join([FILES[PEOPLE], *(twin.replace("GP-bea", p) for p in people)]), encoding="utf-8"
    )
    make(Mistake(PERSON, "within = 3", f"exactly = {people}"), folder)

    assert problems(folder) == (
        "1 problem in the golden queries:\n"
        "  person/names.toml, by-name, exactly: 10 records leave no room on a page of 10 to see one too many"
    )


def test_a_record_with_a_mistake_is_not_called_missing_by_those_who_name_it(folder: Path) -> None:
    make(MISTAKES["check letter wrong"], folder)

    assert problems(folder).startswith("1 problem in the golden queries:\n  cast/people/names.toml, GP-ann, ")


def test_an_id_in_two_files_is_named_with_both(folder: Path) -> None:
    (folder / "person" / "others.toml").write_text(FILES[PERSON], encoding="utf-8")

    assert problems(folder) == (
        "1 problem in the golden queries:\n  person/others.toml, by-name: this id is already taken in person/names.toml"
    )


def test_what_is_no_toml_is_named_with_its_line(folder: Path) -> None:
    make(Mistake(PERSON, "tier =", "tier"), folder)

    assert problems(folder).startswith("1 problem in the golden queries:\n  person/names.toml: is no TOML: ")
    assert "line 3" in problems(folder)


def test_an_id_twice_in_one_file_is_named_with_its_line(folder: Path) -> None:
    make(Mistake(PERSON, "within = 3", "within = 3\n[by-name]"), folder)

    assert "by-name" in problems(folder)
    assert "line 8" in problems(folder)


def test_what_is_no_utf_8_is_named(folder: Path) -> None:
    (folder / PERSON).write_bytes(FILES[PERSON].replace("example", "exämple").encode("latin-1"))

    assert "person/names.toml: is no TOML: 'utf-8' codec" in problems(folder)


def test_a_folder_that_nobody_reads_is_named(folder: Path) -> None:
    (folder / "persons").mkdir()
    (folder / "__pycache__").mkdir()

    assert problems(folder) == (
        "1 problem in the golden queries:\n  persons/: is no folder of golden queries; did you mean 'person'?"
    )


def test_a_folder_without_topics_asks_nothing(folder: Path) -> None:
    (folder / PERSON).unlink()
    (folder / INCIDENT).unlink()

    assert problems(folder) == "1 problem in the golden queries:\n  no topic in person or incident"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldenFileError, match=r"^there is no folder .*elsewhere to read golden queries from$"):
        load_golden(tmp_path / "elsewhere")
