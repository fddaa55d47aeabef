"""A person is found by the name, however it is written."""

import pytest

from generators.queries import PersonQuery
from tests.systems.reference.conftest import Found


@pytest.mark.parametrize("typed", ["Lo", "L", "Lii", "Ki"])
def test_a_surname_of_two_letters_is_found_with_one_slip(found: Found, typed: str) -> None:
    by_name = found(PersonQuery(forename="Xiaoming", surname=typed))

    assert ("li" in by_name) is (len(typed) > 1)


def test_a_slip_in_a_short_surname_comes_before_a_surname_that_has_nothing_of_it(found: Found) -> None:
    asked = PersonQuery(forename="Kin Hung", surname="Kp")

    assert found(asked)[:2] == ("kin-hung", "a-kin-hung-of-another-name")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2003", "\u3000"])
def test_every_kind_of_space_parts_words_as_a_plain_one_does(found: Found, space: str) -> None:
    asked = PersonQuery(forename=f"{space}Zaynab", surname=f"Al{space}Tarrozi")

    assert found(asked)[:2] == ("spaced", "a-hyphenated")


def test_the_parts_of_two_aliases_do_not_combine(found: Found) -> None:
    assert found(PersonQuery(forename="Petra", surname="Voss")) == ("two-aliases",)
    assert found(PersonQuery(forename="Petra", surname="Oyelstrand")) == ()
    assert found(PersonQuery(name="Oyelstrand, Petra")) == ()


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "W Pellanscoe",
            "Pellanscoe W",
            "Bill Pellanscoe",
            "Bill Pelanscoe",
            "William John Pellanscoe",
            "Wiliam Pellanscoe",
        ),
        *(
            "Guillermo Pellanscoe",
            "UNKNOWN Pellanscoe",
            "Sgt William Pellanscoe",
            "WilliamPellanscoe",
            "William Pellanscoe Jr",
        ),
    ],
)
def test_a_whole_name_is_found_as_in_two_boxes(found: Found, typed: str) -> None:
    assert found(PersonQuery(name=typed))[:1] == ("william",)
    if typed.count(" ") == 1 and not typed.endswith(" W"):
        forename, surname = typed.split()
        assert found(PersonQuery(forename=forename, surname=surname))[:1] == ("william",)


@pytest.mark.parametrize(
    ("forename", "surname", "first"),
    [
        ("Désirée", "Müller", "desiree"),
        ("Desiree", "Muller", "desiree-plain"),
        ("De\u0301sire\u0301e", "Mu\u0308ller", "desiree"),
    ],
)
def test_an_accent_hides_nobody_and_who_is_written_as_typed_comes_first(
    found: Found, forename: str, surname: str, first: str
) -> None:
    hits = found(PersonQuery(forename=forename, surname=surname))

    assert set(hits) == {"desiree", "desiree-plain"}
    assert hits[0] == first
