"""The parts of a question for a person: what stands in a box or two, as recorded.  Forms combine them."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from generators.dates import PRESENT, PartialDate, age_on
from generators.queries import PersonQuery
from generators.questions.forms import Ask
from generators.records import Address, Name, Person

__all__ = [
    "Part",
    "age",
    "born",
    "born_between",
    "born_in_part",
    "combined",
    "identifiers",
    "lives",
    "name",
    "one_of",
    "other_name",
    "other_name_with_its_birth",
    "sex",
    "some_of",
    "surname",
    "whole_name",
]

Part = Callable[[Person, random.Random], Mapping[str, str] | None]
"""Fills boxes from a record; None where the record has not what stands in them."""


def combined(*parts: Part) -> Ask[Person]:
    """Return the question that asks by all of `parts`, each of which fills boxes of its own."""

    def ask(person: Person, rng: random.Random) -> PersonQuery | None:
        typed: dict[str, str] = {}
        for part in parts:
            boxes = part(person, rng)
            if boxes is None:
                return None
            typed |= boxes
        return PersonQuery(**typed)

    return ask


def some_of(*parts: Part, least: int) -> Part:
    """Return a part that asks by some of `parts`, at `least` so many of those that the record has."""

    def ask(person: Person, rng: random.Random) -> Mapping[str, str] | None:
        found = [boxes for part in parts if (boxes := part(person, rng)) is not None]
        if len(found) < least:
            return None
        chosen = rng.sample(found, rng.randint(least, len(found)))
        return {box: value for boxes in chosen for box, value in boxes.items()}

    return ask


def name(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by forename and surname."""
    return _names(person.name)


def surname(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by the surname, of a one-name person by the name."""
    return {"surname": person.name.surname}


def whole_name(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by all names in one box, where a middle name is among them."""
    return {"name": person.name.full} if person.name.forename and person.name.middle else None


def other_name(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask by one of the other names."""
    return _names(rng.choice(person.aliases)) if person.aliases else None


def other_name_with_its_birth(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask by another name and the date of birth that was given with it."""
    options = [(names, other.born) for other in person.aliases if other.born and (names := _names(other))]
    if not options:
        return None
    names, given = rng.choice(options)
    return {**names, "date_of_birth": given.typed}


def born(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by the day of birth."""
    day = _known_birth(person)
    return {"date_of_birth": day.typed} if day else None


def born_in_part(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by the year of birth, or the month and year, where no more is recorded."""
    day = person.born
    return {"date_of_birth": day.typed} if day and not day.complete else None


def born_between(*, before: int, after: int) -> Part:
    """Return a part that asks by two days between which the person was born, so many days away at the most each."""

    def ask(person: Person, rng: random.Random) -> Mapping[str, str] | None:
        day = _known_birth(person)
        if day is None:
            return None
        first, last = -rng.randint(0, before), rng.randint(0, after)
        return {"born_from": _moved(day.first, first), "born_to": _moved(day.first, last)}

    return ask


def age(person: Person, rng: random.Random) -> Mapping[str, str] | None:  # noqa: ARG001
    """Ask by the age in years."""
    day = _known_birth(person)
    return {"age": str(age_on(PRESENT, day.first))} if day else None


def sex(person: Person, rng: random.Random) -> Mapping[str, str]:  # noqa: ARG001
    """Ask by the sex."""
    return {"sex": person.sex.value}


def lives(*boxes: str, house: bool = False, before: bool = False) -> Part:
    """Return a part that asks by the `boxes` of one address; with the number of the `house`, or one lived at `before`.

    `boxes` are some of ``street``, ``town`` and ``postcode``.
    """

    def ask(person: Person, rng: random.Random) -> Mapping[str, str] | None:
        addresses = [address for address in person.addresses if not (before and address.current)]
        return _boxes(rng.choice(addresses), boxes, house=house) if addresses else None

    return ask


def one_of(box: str, read: Callable[[Person], Sequence[str]]) -> Part:
    """Return a part that asks by one of the values that `read` finds, in `box`."""

    def ask(person: Person, rng: random.Random) -> Mapping[str, str] | None:
        values = read(person)
        return {box: rng.choice(values)} if values else None

    return ask


def identifiers(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask by two identifiers at once, in either order."""
    values = [identifier.value for identifier in person.identifiers]
    return {"identifier": ", ".join(rng.sample(values, 2))} if len(values) > 1 else None


def _names(of: Name) -> Mapping[str, str] | None:
    return {"forename": of.forename, "surname": of.surname} if of.forename else None


def _known_birth(person: Person) -> PartialDate | None:
    """Return the day of birth; None where a part is not known, or the first of January stands for an unknown day."""
    day = person.born
    return day if day and day.complete and (day.month, day.day) != (1, 1) else None


def _moved(day: date, days: int) -> str:
    return f"{min(day + timedelta(days=days), PRESENT):%d/%m/%Y}"


def _boxes(address: Address, boxes: Sequence[str], *, house: bool) -> Mapping[str, str]:
    values = {box: str(getattr(address.place, box)) for box in boxes}
    return {**values, "street": f"{address.house} {address.place.street}"} if house else values
