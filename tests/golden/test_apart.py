"""A cast that keeps out of the way of whatever is generated, and every way in which one may not."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generators.corpus import Corpus
from harness.golden import load_golden
from harness.golden.apart import apart_problems
from tests.golden.mistakes import FILES, INCIDENTS, PEOPLE, PERSON, Mistake

PHONE_TYPED = 'typed = { phone = "029 2018 0417", surname = "Oxtobygate" }'

NEAR = {
    "name of a generated person": Mistake(PEOPLE, '"Ann", surname = "Oxtobygate"', '"Anna", surname = "Smith"'),
    "one name of a generated person": Mistake(PEOPLE, 'forename = "Ann", surname = "Oxtobygate"', 'surname = "Anna"'),
    "alias of a generated person": Mistake(
        PEOPLE, "born =", 'aliases = [{ forename = "Anna", surname = "Smith" }]\nborn ='
    ),
    "generated town": Mistake(PEOPLE, "Quillhaven", "great ashenbeck"),
    "generated street": Mistake(PEOPLE, "Clockmaker Row", "High Street"),
    "generated postcode": Mistake(PEOPLE, "XG1 4AB", "XN1 4AB"),
    "beat of another postcode": Mistake(PEOPLE, '"XG1 4AB"', '"XG1 4AB", beat = "XG2-1"'),
    "generated vehicle": Mistake(PEOPLE, "QX84 VRT", "QX74 VRT"),
    "generated PNC ID": Mistake(PEOPLE, "2061/0000417F", "2041/0000034K"),
    "generated CRO number": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'cro", value = "000417/41V'),
    "generated file number": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'cro", value = "SF41/417T'),
    "generated reference": Mistake(INCIDENTS, "42XG/", "42XN/"),
    "generated crime reference": Mistake(INCIDENTS, "flags", 'crime_reference = "XN/004512/26"\nflags'),
    "generated daily number": Mistake(INCIDENTS, "9417", "9000"),
    "generated officer": Mistake(INCIDENTS, "flags", 'officers = ["1417"]\nflags'),
    "generated crossing": Mistake(INCIDENTS, "flags", 'crossing = "Mill Lane"\nflags'),
    "phone of a generated caller": Mistake(INCIDENTS, "flags", 'caller_phone = "01632960417"\nflags'),
    "vehicle of a generated incident": Mistake(INCIDENTS, "flags", 'vehicle = "QA12 BCD"\nflags'),
}


def written(folder: Path, *mistakes: Mistake) -> list[str]:
    """What is said of the small folder, with `mistakes` in it."""
    texts = {**FILES, PERSON: FILES[PERSON].replace(FILES[PERSON].splitlines()[4], PHONE_TYPED)}
    for mistake in mistakes:
        assert mistake.right in texts[mistake.file]
        texts[mistake.file] = texts[mistake.file].replace(mistake.right, mistake.wrong, 1)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(apart_problems(load_golden(folder)))


def test_the_shipped_cast_keeps_out_of_the_way() -> None:
    assert list(apart_problems(load_golden())) == []


def test_the_small_folder_does_too(tmp_path: Path) -> None:
    assert written(tmp_path) == []


@pytest.mark.parametrize("near", NEAR.values(), ids=[name.replace(" ", "-") for name in NEAR])
def test_what_a_generated_record_may_have_too_is_named(
    near: Mistake, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    problems = written(tmp_path, near)

    assert len(problems) == 1
    assert problems[0] == snapshot


def test_a_name_may_be_common_where_an_address_is_typed_too(tmp_path: Path) -> None:
    place = Mistake(PERSON, "surname =", 'street = "Clockmaker Row", surname =')

    assert written(tmp_path, NEAR["name of a generated person"], place) == []


def test_a_number_may_be_shared_where_a_topic_says_only_who_must_not_be_shown(tmp_path: Path) -> None:
    shared = Mistake(PEOPLE, "02920180417", "07700900417")
    typed = Mistake(PERSON, "029 2018 0417", "07700 900417")
    forbidden = Mistake(PERSON, 'find = ["GP-ann", "GP-bea"]\nwithin = 3', 'forbidden = ["GP-ann"]')

    (problem,) = written(tmp_path, shared, typed)
    assert problem.startswith("cast/people/names.toml, GP-ann, phones: '07700900417' may be that of a generated record")
    assert written(tmp_path, shared, typed, forbidden) == []


def test_whatever_is_generated_is_known_as_such(tmp_path: Path) -> None:
    corpus = Corpus.from_seed("apart", people_count=300, incident_count=100)
    places = {(i.address.place.town, i.address.place.street) for i in corpus.incidents}

    for town, street in places:
        problems = written(
            tmp_path, Mistake(INCIDENTS, "Quillhaven", town), Mistake(INCIDENTS, "Clockmaker Row", street)
        )
        assert len(problems) == 2
