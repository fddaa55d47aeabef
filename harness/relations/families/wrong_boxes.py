"""One box that is wrong, or out of date, hides nobody whom the others name for certain."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from generators.dates import PRESENT, age_on
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.strategies import choices
from harness.relations.case import Case
from harness.relations.checks import still_found
from harness.relations.families.naming import by_name, dated
from harness.relations.questions import NOTHING_SAID, Broken, Check, NothingSaid, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import CASCADE, PRACTICE

__all__: list[str] = []

_NUMBERS = ("identifier", "phone", "vehicle")


@relation(
    "person-one-wrong-box",
    family=Family.WRONG_BOX,
    asked="asked by name and date of birth",
    differs="with one other box that is somebody else's: an address, a telephone, a vehicle, a sex, an age, a number",
    holds="the person is still found, whichever box it is",
    source=PRACTICE,
    suits=dated,
)
def one_wrong_box(person: Person, case: Case[Person]) -> Questions | None:
    """Type something of somebody else beside a true name and date."""
    sure = by_name(person, person.name)
    return _beside(person, sure, _boxes_of(case.draw(choices(case.world.well_known)), but_for=person), case)


@relation(
    "person-identifier-beside-anything",
    family=Family.WRONG_BOX,
    asked="asked by identifier",
    differs="with a name, a date or an address of somebody else beside it",
    holds="the person is still found, whichever box it is",
    source=CASCADE,
    suits=lambda person: bool(person.identifiers),
)
def identifier_beside_anything(person: Person, case: Case[Person]) -> Questions | None:
    """Type somebody else's name, date or address beside a number."""
    other = case.draw(choices(case.world.well_known))
    boxes = {**_boxes_of(other, but_for=person), **by_name(other, other.name).typed()}
    sure = PersonQuery(identifier=case.one_of(person.identifiers).value)
    return _beside(person, sure, {box: text for box, text in boxes.items() if box not in _NUMBERS}, case)


@relation(
    "person-number-and-name-of-two",
    family=Family.WRONG_BOX,
    asked="asked by a number of one person, then by name and date of birth of another",
    differs="by both together",
    holds="both are found, if each was by what is theirs",
    source=CASCADE,
    suits=lambda person: bool(person.identifiers or person.phones or person.vehicles),
)
def number_and_name_of_two(person: Person, case: Case[Person]) -> Questions | None:
    """Type the number of one and the name of another."""
    box, number = case.one_of(list(_numbers(person)))
    other = case.draw(choices(case.world.people).filter(dated))
    named = by_name(other, other.name)
    return _both(PersonQuery().with_box(box, number), named, named.with_box(box, number), person, other)


@relation(
    "person-identifiers-of-two",
    family=Family.WRONG_BOX,
    asked="asked by an identifier of one person, then by one of another",
    differs="by both, with a comma between them",
    holds="both are found",
    source=PRACTICE,
    suits=lambda person: bool(person.identifiers),
)
def identifiers_of_two(person: Person, case: Case[Person]) -> Questions | None:
    """Type two numbers at once."""
    other = case.draw(choices(case.world.people).filter(lambda one: bool(one.identifiers)))
    one, two = (case.one_of(each.identifiers).value for each in (person, other))
    together = PersonQuery(identifier=f"{one}, {two}")
    return _both(PersonQuery(identifier=one), PersonQuery(identifier=two), together, person, other)


@relation(
    "incident-one-wrong-box",
    family=Family.WRONG_BOX,
    asked="asked by reference",
    differs="with one other box that is of another incident: a date, a place, a category, a number, a name",
    holds="the incident is still found",
    source=PRACTICE,
)
def incident_one_wrong_box(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Type something of another incident beside a reference."""
    other = case.draw(choices(case.world.incidents))
    place, named = other.address.place, next((i.name for i in other.involved if i.name.forename), None)
    boxes = {
        "date": f"{other.opened:%d/%m/%Y}",
        "street": place.street,
        "town": place.town,
        "postcode": place.postcode,
        "beat": place.beat,
        "category": other.category,
        "status": "closed" if incident.open else "open",
        "landmark": other.landmark,
        "vehicle": other.vehicle,
        "phone": other.caller_phone,
        "officer": other.officers[0] if other.officers else "",
        "flag": other.flags[0].value if other.flags else "",
        "surname": named.surname if named else "",
    }
    return _beside(incident, IncidentQuery(reference=incident.reference), boxes, case)


def _boxes_of(other: Person, *, but_for: Person) -> dict[str, str]:
    """Return what is recorded of `other`, box by box; of the sex and the age the opposite and another."""
    place = other.addresses[0].place if other.addresses else None
    born = but_for.born.first if but_for.born else PRESENT
    return {
        **dict(_numbers(other)),
        "street": place.street if place else "",
        "town": place.town if place else "",
        "postcode": place.postcode if place else "",
        "sex": "M" if but_for.sex.value == "F" else "F",
        "age": str((age_on(PRESENT, born) + 20) % 90 + 1),
    }


def _numbers(person: Person) -> Iterator[tuple[str, str]]:
    found = ([i.value for i in person.identifiers], person.phones, person.vehicles)
    yield from ((box, values[0]) for box, values in zip(_NUMBERS, found, strict=True) if values)


def _beside(record: Person | Incident, sure: Query, boxes: dict[str, str], case: Case[Any]) -> Questions | None:
    """Ask `sure`, and again with each of some of `boxes` that it leaves empty.

    Whether a box is tried is drawn for each: half of them are, and an example shrinks to the one that matters.
    """
    wrong = [(box, text) for box, text in boxes.items() if text and not getattr(sure, box) and case.draw(st.booleans())]
    others = [sure.with_box(box, text) for box, text in wrong]
    return Questions.of(sure, *others, check=still_found(record.id)) if others else None


def _both(one: Query, two: Query, together: Query, first: Person, second: Person) -> Questions | None:
    if first.id == second.id:
        return None
    return Questions.of(one, two, together, check=_both_found(first.id, second.id))


def _both_found(first: str, second: str) -> Check:
    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        one, two, together = rankings
        if one.rank(first) is None or two.rank(second) is None:
            return NOTHING_SAID
        lost = [record for record in (first, second) if together.rank(record) is None]
        return Broken(f"{lost[0]} is not found where both are asked for") if lost else None

    return check
