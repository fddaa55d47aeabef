from itertools import count
from random import Random

import pytest

from generators.people.households import household
from generators.people.humans import ADULT, Human, age, birth_at
from generators.places import Gazetteer
from generators.records import Address, Sex

HOME = Address(house="1", place=Gazetteer.of_district("households", 0).places[0])
NUMBERS = count(1)
RNG = Random("households")
HOUSEHOLDS = [household(RNG, HOME, lambda: f"H{next(NUMBERS)}") for _ in range(4000)]


def of(culture: str) -> list[list[Human]]:
    return [members for members in HOUSEHOLDS if members[0].culture.name == culture and len(members) > 1]


def test_a_household_has_one_home_one_culture_and_a_key_for_each() -> None:
    for members in HOUSEHOLDS:
        assert {member.home for member in members} == {HOME}
        assert len({member.culture.name for member in members}) == 1
        assert len({member.key for member in members}) == len(members)
        assert len({id(member.pool) for member in members}) == 1


def test_the_first_of_a_household_is_an_adult() -> None:
    assert all(age(members[0].born) >= ADULT - 1 for members in HOUSEHOLDS)


def test_whoever_had_a_name_before_is_a_woman_who_bears_another_now() -> None:
    married = [member for members in HOUSEHOLDS for member in members if member.before]

    assert len(married) > 100
    assert all(member.sex is Sex.FEMALE and member.before != member.name.surname for member in married)


@pytest.mark.parametrize(
    ("culture", "least", "most"), [("british", 0.55, 0.85), ("somali", 0.0, 0.1), ("south-asian-muslim", 0.03, 0.4)]
)
def test_couples_share_a_surname_as_often_as_their_custom_has_it(culture: str, least: float, most: float) -> None:
    couples = [members[:2] for members in of(culture) if {member.sex for member in members[:2]} == set(Sex)]
    shared = sum(one.name.surname == other.name.surname for one, other in couples)

    assert least <= shared / len(couples) <= most


def test_some_somali_children_bear_the_fathers_name_in_the_middle() -> None:
    families = [members for members in of("somali") if len(members) > 2 and members[0].sex is Sex.MALE]
    children = [(members[0], child) for members in families for child in members[2:]]
    own = [child for father, child in children if child.name.middle == father.name.forename]

    assert len(own) > len(children) / 3


@pytest.mark.parametrize("years", [0, 1, 17, 18, 80])
def test_the_age_is_that_of_the_day_of_birth_drawn(years: int) -> None:
    assert all(age(birth_at(RNG, years)) in {years, years - 1} for _ in range(200))
