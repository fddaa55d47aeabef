"""What is typed of names that follows whose they are."""

import random

import pytest

from generators.names import CULTURES, name_groups
from generators.queries import PersonQuery
from generators.text import tokens
from generators.variations import VARIATIONS
from tests.generators.variations.asked import PEOPLE

SEEDS = range(60)


def test_both_names_are_run_together_in_one_box() -> None:
    asked = PersonQuery(forename="Ann Mary", surname="Bell", date_of_birth="09/03/1984")
    drawn = {VARIATIONS["run-together"](asked, random.Random(seed)) for seed in SEEDS}
    words = ("AnnMaryBell", "ANNMARYBELL", "annmarybell")

    assert drawn == {PersonQuery(name=word, date_of_birth=asked.date_of_birth) for word in words}


@pytest.mark.parametrize("culture", CULTURES)
@pytest.mark.parametrize(("name", "box"), [("surname-other", "surname"), ("forename-other", "forename")])
def test_the_other_half_of_a_name_is_one_that_the_same_people_bear(name: str, box: str, culture: str) -> None:
    people = [person for person in PEOPLE if person.culture == culture and person.name.forename]
    borne = {word for person in people for word in tokens(getattr(person.name, box))}
    borne |= {word for text in CULTURES[culture].surnames for word in tokens(text)}
    borne |= {word for text in (*CULTURES[culture].female, *CULTURES[culture].male) for word in tokens(text)}
    typed = []
    for person in people:
        asked = PersonQuery(forename=person.name.forename, surname=person.name.surname)
        if query := VARIATIONS[name](asked, random.Random(person.id)):
            assert set(tokens(getattr(query, box))).isdisjoint(tokens(getattr(asked, box)))
            typed.append(tokens(getattr(query, box)))

    # Some names are borne by several peoples.
    assert sum(not borne.isdisjoint(words) for words in typed) > 0.6 * len(typed) > 0


def test_a_form_of_a_forename_is_no_nickname_that_is_asked_already() -> None:
    usual = name_groups("nicknames")["william"]
    drawn = [VARIATIONS["diminutive"](PersonQuery(forename="William"), random.Random(seed)) for seed in SEEDS]

    assert not {query.forename for query in drawn if query} & set(usual)


def test_an_honorific_goes_with_the_forename() -> None:
    sikhs = next(culture for culture in CULTURES.values() if "sikh" in culture.name)
    women, men = frozenset(sikhs.female), frozenset(sikhs.male)
    rng = random.Random(0)
    typed = {
        forename: VARIATIONS["honorific"](PersonQuery(forename=forename, surname="Gill"), rng)
        for forename in sorted(women ^ men)
    }
    honoured = {forename: query.forename for forename, query in typed.items() if query}

    assert honoured
    assert {name for name in women - men if honoured.get(name, "").endswith(" Singh")} == set()
    assert {name for name in men - women if honoured.get(name, "").endswith(" Kaur")} == set()


def test_a_daughter_is_nobodys_son() -> None:
    asked = PersonQuery(name="Fadumo Hassan Warsame")
    typed = [VARIATIONS["child-of"](asked, random.Random(seed)) for seed in SEEDS]

    assert set(typed) == {PersonQuery(name="Fadumo bint Hassan Warsame")}


def test_a_form_in_another_language_differs_in_more_than_an_accent() -> None:
    for name in sorted({name for group in name_groups("equivalents").values() for name in group}):
        typed = VARIATIONS["equivalent"](PersonQuery(forename=name), random.Random(name))

        assert typed is None or tokens(typed.forename) != tokens(name)


def test_an_earlier_father_bears_a_name_of_the_same_people() -> None:
    somalis = {word for name in CULTURES["somali"].male for word in tokens(name)}
    asked = PersonQuery(name="Warsame Geedi Guled")
    typed = [VARIATIONS["one-more-in-chain"](asked, random.Random(seed)) for seed in SEEDS]

    assert {word for query in typed if isinstance(query, PersonQuery) for word in tokens(query.name)} <= somalis
