"""Golden queries about records that a system holds already: written by hand, or taken from the log of a search."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generators.tiers import Tier
from harness.errors import GoldenFileError
from harness.golden import Exactly, Forbidden, Found, GoldenTopic, Marked, find_golden, load_golden

RECORDS = """
[north]
id = "00417/A"
markers = ["VI"]

[closed]
id = "00418/A"
visibility = "restricted"
"""
BY_NAME = """
[by-name]
class = "slip"
tier = "strong"
why = "F1: a letter left out."
typed = { forename = "Jon", surname = "Smyth" }
find = ["north"]
forbidden = ["closed"]
"""
FILES = {"records/person/known.toml": RECORDS, "person/asked.toml": BY_NAME}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def logged(folder: Path, log: str, *, name: str = "person/log.csv", **others: str) -> list[GoldenTopic]:
    return list(load_golden(written(folder, {name: log, **others})).topics)


def problems(folder: Path) -> str:
    with pytest.raises(GoldenFileError) as caught:
        load_golden(folder)
    return str(caught.value)


def test_records_of_their_own_are_known_by_name_and_planted_nowhere(tmp_path: Path) -> None:
    suite = load_golden(written(tmp_path, FILES))
    (topic,) = suite.topics

    assert suite.own == {"00417/A": "north", "00418/A": "closed"}
    assert (suite.cast.people, suite.cast.incidents) == ((), ())
    assert topic.safety
    assert topic.markers == {"north": {"VI"}, "closed": frozenset()}
    assert topic.to_topic({"00417/A": "north"}).wanted == {"00417/A"}


@pytest.mark.parametrize("changed", ["records/person/known.toml", "person/asked.toml"])
def test_the_digest_follows_every_file(changed: str, tmp_path: Path) -> None:
    before = load_golden(written(tmp_path, FILES)).folders
    written(tmp_path, {changed: FILES[changed] + "# more\n"})

    assert load_golden(tmp_path).folders != before


def test_shipped_golden_queries_are_about_a_cast() -> None:
    assert load_golden().own is None


def test_a_row_of_a_log_is_a_topic(tmp_path: Path) -> None:
    log = "id,forename,surname,date_of_birth,find,forbidden,within\nQ 1,Jon,Smyth,31/02/1990,7;8,9,3\n"
    (topic,) = logged(tmp_path, log)

    assert (topic.id, topic.topic_class, topic.tier) == ("golden/person/q-1", "from-a-log", Tier.STRONG)
    assert topic.typed.typed() == {"forename": "Jon", "surname": "Smyth", "date_of_birth": "31/02/1990"}
    assert topic.expectations == (
        Found(records=("person-1", "person-2"), within=3),
        Forbidden(records=("person-3",)),
    )
    assert load_golden(tmp_path).own == {"7": "person-1", "8": "person-2", "9": "person-3"}


def test_a_record_of_a_log_that_has_a_name_goes_by_it(tmp_path: Path) -> None:
    log = "surname,find,marked\nSmyth,00418/A,00417/A\n"
    topic = logged(tmp_path, log, **{"records/person/known.toml": RECORDS})[0]

    assert topic.expectations == (
        Found(records=("closed",), within=10),
        Marked(markers={"north": frozenset({"VI"})}),
    )


def test_columns_may_be_called_otherwise_and_others_say_nothing(tmp_path: Path) -> None:
    columns = '[person]\nsurname = "FAMILY_NAME"\nexactly = "CLICKED"\n'
    log = "WHEN,FAMILY_NAME,OFFICER,CLICKED\n10:15,Smyth,PC 7,7\n"
    (topic,) = logged(tmp_path, log, **{"columns.toml": columns})

    assert topic.id == "golden/person/log-1"
    assert topic.typed.typed() == {"surname": "Smyth"}
    assert topic.expectations == (Exactly(records=("person-1",)),)


def test_a_log_may_be_lines_of_json(tmp_path: Path) -> None:
    log = '{"surname": "Smyth", "find": ["7"], "age": 41}\n\n{"street": "Low Rd", "nothing": true}\n'
    one, other = logged(tmp_path, log, name="person/log.ndjson")

    assert one.typed.typed() == {"surname": "Smyth", "age": "41"}
    assert other.typed.typed() == {"street": "Low Rd"}


def test_judgements_may_stand_beside_the_questions(tmp_path: Path) -> None:
    log = "id,surname\nq1,Smyth\nq2,Smith\n"
    one, other = logged(tmp_path, log, **{"person/log.qrels": "q1 0 7 2\nq1 0 8 0\nq2 0 7 1\nq2 0 9 -1\n"})

    assert one.expectations == (Found(records=("person-1",), within=10),)
    assert other.expectations == (Found(records=("person-1",), within=10), Forbidden(records=("person-2",)))


MISTAKES = {
    "a cast beside them": {"cast/people/a.toml": ""},
    "an unknown record": {"person/asked.toml": BY_NAME.replace('"north"', '"nroth"')},
    "an id twice": {"records/person/known.toml": RECORDS.replace("00418", "00417")},
    "a name that tells": {"records/person/known.toml": RECORDS.replace("[north]", '["John Smith"]')},
    "an incident's key": {"records/person/known.toml": RECORDS + "opened = 2026-01-01T00:00:00Z\n"},
    "a column that is none": {"person/log.csv": "surnam,find\nSmyth,7\n"},
    "a row too long": {"person/log.csv": "surname,find\nSmyth,7,8\n"},
    "a row that expects nothing": {"person/log.csv": "surname,find\nSmyth,\n"},
    "no number": {"person/log.csv": "surname,find,within\nSmyth,7,many\n"},
    "two rows of one id": {"person/log.csv": "id,surname,find\nq1,Smyth,7\nQ1,Smith,7\n"},
    "a line that is no object": {"person/log.ndjson": "[1]\n"},
    "a judgement of nobody's question": {
        "person/log.csv": "id,surname,find\nq1,Smyth,7\n",
        "person/log.qrels": "q2 0 7 1\n",
    },
    "a judgement cut short": {"person/log.csv": "surname,find\nSmyth,7\n", "person/log.qrels": "1 0 7\n"},
    "a box that is none": {
        "columns.toml": '[person]\nsurnam = "FAMILY"\n',
        "person/log.csv": "FAMILY\nSmyth\n",
    },
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=[name.replace(" ", "-") for name in MISTAKES])
def test_a_mistake_is_named(mistake: Mapping[str, str], tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert problems(written(tmp_path, {**FILES, **mistake})) == snapshot


def test_they_are_asked_alone_and_by_whoever_says_so(tmp_path: Path) -> None:
    own = str(written(tmp_path / "own", FILES))

    assert find_golden([own], own=True).own
    with pytest.raises(GoldenFileError, match="only `pytest harness` can ask it"):
        find_golden([own])
    with pytest.raises(GoldenFileError, match="can only be asked alone"):
        find_golden([own, "shipped"], own=True)
