from dataclasses import replace
from random import Random

import pytest
from scipy.stats import binom

from generators.collisions import COLLISIONS, changed_surname, collisions
from generators.dates import PartialDate
from generators.people import people, rates
from generators.places import Gazetteer
from generators.records import Address, Name, Person, Sex

COUNT = 4000
GAZETTEER = Gazetteer.of_district("collisions", 0)
PEOPLE = people(Random("collisions"), COUNT, GAZETTEER)
FOUND = collisions(PEOPLE)

HERE, ELSEWHERE = (Address(house=house, place=GAZETTEER.places[0]) for house in ("1", "2"))
ANN = Person(
    id="N1",
    human="H1",
    culture="british",
    sex=Sex.FEMALE,
    name=Name(forename="Ann", surname="Bellamy"),
    born=PartialDate.parse("1984-03-09"),
    addresses=(HERE,),
)
OTHER = replace(ANN, id="N2", human="H2")
EXAMPLES = {
    "twins": replace(OTHER, name=Name(forename="Amy", surname="BELLAMY")),
    "same-name-one-household": replace(OTHER, born=None),
    "namesakes-same-birth": replace(OTHER, addresses=(ELSEWHERE,)),
    "namesakes-other-birth": replace(OTHER, addresses=(ELSEWHERE,), born=PartialDate.parse("1990-03-09")),
    "duplicate-records": replace(
        OTHER, human="H1", name=Name(forename="Ann", surname="Belamy"), addresses=(ELSEWHERE,)
    ),
    "changed-names": replace(OTHER, human="H1", name=Name(forename="Ann", surname="Quince")),
}
KINDS = {
    rates.TWIN: "twins",
    rates.JUNIOR: "same-name-one-household",
    rates.NAMESAKE_SAME_BIRTH: "namesakes-same-birth",
    rates.DUPLICATE: "duplicate-records",
    rates.CHANGED_NAME: "changed-names",
}
"""What is found of what is drawn; namesakes of another birth occur of themselves too."""


def bounds(kind: str) -> tuple[float, float]:
    """How many are drawn, but once in a million times, of the humans who may have a double."""
    humans = round(COUNT / (1 + rates.extra_records()))
    least, most = binom.interval(1 - 1e-6, humans, rates.DOUBLES[kind])
    return float(least), float(most)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_collision_of_a_kind_is_found_as_that_kind_alone(kind: str) -> None:
    found = collisions([EXAMPLES[kind], ANN])

    assert {name: groups for name, groups in found.items() if groups} == {kind: [("N1", "N2")]}


def test_strangers_do_not_collide() -> None:
    stranger = replace(OTHER, name=Name(forename="Joy", surname="Quince"), addresses=(ELSEWHERE,))

    assert not any(collisions([ANN, stranger]).values())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_double_is_drawn_at_its_rate(kind: str) -> None:
    least, most = bounds(kind)

    # A lone double of a short corpus may be cut off, and neighbours collide by chance once in a while.
    assert least - 1 <= len(FOUND[KINDS[kind]]) <= most + 5


def test_namesakes_of_another_birth_are_at_least_those_that_are_drawn() -> None:
    least, most = bounds(rates.NAMESAKE_OTHER_BIRTH)

    assert least <= len(FOUND["namesakes-other-birth"]) <= 4 * most


def test_some_humans_are_recorded_three_times() -> None:
    thrice = sum(len(group) == 3 for group in FOUND["duplicate-records"])
    least, most = binom.interval(1 - 1e-6, len(FOUND["duplicate-records"]), rates.THRICE)

    assert least <= thrice <= most


def test_every_record_of_a_human_differs_from_the_first() -> None:
    records = {person.id: person for person in PEOPLE}
    for group in FOUND["duplicate-records"]:
        shown = [(p.name.full, p.born, p.addresses[0]) for p in map(records.__getitem__, group)]
        assert len({*shown}) > 1


def test_changes_of_name_are_recorded_with_and_without_the_old_one() -> None:
    records = {person.id: person for person in PEOPLE}
    known = 0
    for group in FOUND["changed-names"]:
        one, other = (records[record] for record in group)
        known += any(
            alias.surname in {one.name.surname, other.name.surname} for p in (one, other) for alias in p.aliases
        )

    assert 0.2 < known / len(FOUND["changed-names"]) < 0.8


def test_somali_twins_have_one_father_and_grandfather() -> None:
    records = {person.id: person for person in people(Random("twins"), 3 * COUNT, GAZETTEER)}
    twins = [[records[record] for record in group] for group in COLLISIONS["twins"]([*records.values()])]
    somali = [pair for pair in twins if {person.culture for person in pair} == {"somali"}]

    assert somali
    assert all(len({(person.name.middle, person.name.surname) for person in pair}) == 1 for pair in somali)


@pytest.mark.parametrize("kind", COLLISIONS)
def test_collisions_are_found_whatever_the_order_of_the_records(kind: str) -> None:
    backwards = COLLISIONS[kind](PEOPLE[::-1])

    assert sorted(backwards) == sorted(FOUND[kind])


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("Bellamy", "Belamy", False),
        ("Bellamy", "Bellmay", False),
        ("Bellamy", "Bellomy", False),
        ("Chaudhry", "Chowdhury", False),
        ("O'Brien", "OBrien", False),
        ("Bellamy", "Quince", True),
        ("Li", "Ng", True),
    ],
)
def test_a_slip_is_no_change_of_name(one: str, other: str, changed: bool) -> None:
    assert changed_surname(one, other) == changed_surname(other, one) == changed
