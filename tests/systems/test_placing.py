"""Several indices of ours for one kind of record: what they are called, and which of them a record goes into."""

from pathlib import Path

import pytest

from generators.corpus import Corpus
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import load_indexed, load_system
from harness.systems.fields import doubts
from tests.systems.test_documented import block

BY_SEX = "{{ 'women' if record.sex == 'F' else 'others' }}"
TWO = f"""index = {{ women = "person.index.json", others = "person.index.json" }}
into = "{BY_SEX}\""""


def folder(tmp_path: Path, lines: str) -> Path:
    written = f'name = "ours"\nextends = "reference"\n[person]\n{lines}\n'
    (tmp_path / "system.toml").write_text(written, encoding="utf-8")
    return tmp_path


def test_every_record_goes_into_the_index_that_the_template_names(tmp_path: Path, small_corpus: Corpus) -> None:
    searched = load_indexed(folder(tmp_path, TWO)).intents

    people = searched[Intent.PERSON]
    assert people.definitions.keys() == {"women", "others"}
    assert all((people.index(person) == "women") == (person.sex.value == "F") for person in small_corpus.people)
    assert {searched[Intent.INCIDENT].index(incident) for incident in small_corpus.incidents} == {""}


def test_a_record_for_which_there_is_no_index_is_told_when_it_comes(tmp_path: Path, small_corpus: Corpus) -> None:
    known = "{{ 'women' if record.ethnicity in ('', 'W1') else record.ethnicity }}"  # as those on which it is tried
    people = load_indexed(folder(tmp_path, TWO.replace(BY_SEX, known))).intents[Intent.PERSON]

    with pytest.raises(SystemFolderError, match=r"person\.into: no index is called '\w\d'; .*; so it is for {'id': "):
        [people.index(person) for person in small_corpus.people]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        pytest.param(TWO.partition("\n")[0], "person.into: is missing", id="nothing says which"),
        pytest.param(
            TWO.replace("'women'", "'woman'"),
            "person.into: no index is called 'woman'; did you mean 'women'?; so it is for {'id': ",
            id="one that there is not",
        ),
        pytest.param(
            TWO.replace("record.sex", "record.gender"),
            "person.into: a record has no 'gender' there; allowed: addresses, ",
            id="a field that there is not",
        ),
        pytest.param(
            TWO.replace("record.sex", "person.sex"), "person.into: unknown variable 'person'", id="another variable"
        ),
        pytest.param(
            f'into = "{BY_SEX}"',
            "person.into: says which of several indices a record goes into, and `index` names one alone",
            id="beside one index",
        ),
        pytest.param('index = {}\ninto = "a"', "person.index: names no index", id="none"),
        pytest.param(
            TWO.replace("women =", "Women ="),
            "person.index.Women: must be called by small letters, digits, - and _",
            id="what is no part of a name",
        ),
        pytest.param(
            TWO.replace('women = "person', 'women = "persons'), "person.index.women: ", id="a file that there is not"
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_key(tmp_path: Path, lines: str, problem: str) -> None:
    with pytest.raises(SystemFolderError) as refused:
        load_system(folder(tmp_path, lines))

    assert problem in str(refused.value)


def test_a_field_that_one_of_them_maps_is_mapped(tmp_path: Path) -> None:
    """What nothing fills is told of each of them."""
    (tmp_path / "more.index.json").write_text('{"mappings": {"properties": {"alias": {"type": "text"}}}}', "utf-8")
    lines = TWO.replace('others = "person', 'others = "more')

    assert list(doubts(load_indexed(folder(tmp_path, TWO)))) == []
    assert list(doubts(load_indexed(folder(tmp_path, lines)))) == ["person: maps what no document fills: alias"]


def test_the_example_of_the_documents(tmp_path: Path, small_corpus: Corpus) -> None:
    shown = block("systems.md", "[incident]\nindex = {")
    for name in ("log.index.json", "archive.index.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (tmp_path / "system.toml").write_text(f'name = "ours"\nextends = "reference"\n{shown}', encoding="utf-8")

    incidents = load_indexed(tmp_path).intents[Intent.INCIDENT]

    for incident in small_corpus.incidents:
        later = "open" if incident.open else "closed"
        assert incidents.index(incident) == (later if incident.opened.year >= 2025 else "historic")
