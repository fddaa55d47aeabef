"""The values that strategies choose from: those of one generated district, the simplest first."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

import orjson

from generators.districts import District, build, plans
from generators.records import Address, Incident, Person, Sex

__all__ = ["Forenames", "addresses", "cultures", "forenames", "incidents", "surnames", "titles", "values_of_people"]

T = TypeVar("T")

_PEOPLE, _INCIDENTS = 2000, 500


class Forenames(NamedTuple):
    """Whose forenames are meant."""

    culture: str
    sex: Sex


@cache
def cultures() -> Sequence[str]:
    """Return every naming culture, the commonest first."""
    counts: dict[str, int] = {}
    for person in _district().people:
        counts[person.culture] = counts.get(person.culture, 0) + 1
    return sorted(counts, key=lambda culture: (-counts[culture], culture))


@cache
def forenames(of: Forenames) -> Sequence[str]:
    """Return the forenames of a culture for a sex, at least one."""
    people = [person for person in _district().people if person.culture == of.culture]
    return _simple_first(
        [p.name.forename for p in people if p.sex is of.sex and p.name.forename]
        or [p.name.forename for p in people if p.name.forename]
    )


@cache
def surnames(culture: str) -> Sequence[str]:
    """Return the surnames of a culture."""
    return _simple_first(
        p.name.surname for p in _district().people if p.culture == culture and p.name.forename and p.name.surname
    )


@cache
def titles() -> Sequence[str]:
    """Return every title, with none at all first."""
    return _simple_first(["", *(name.title for p in _district().people for name in p.names)])


@cache
def addresses() -> Sequence[Address]:
    """Return the addresses where people live or lived."""
    return _simple_first(address for person in _district().people for address in person.addresses)


@cache
def incidents() -> Sequence[Incident]:
    """Return the district's incidents, those told in few words first."""
    return sorted(_district().incidents, key=lambda incident: (len(incident.narrative), incident.id))


@cache
def values_of_people() -> Mapping[str, Sequence[object]]:
    """Return, for every field of a person, the values that people have; of a field with several, each by itself."""
    return {field: _simple_first(_values(field)) for field in Person.__dataclass_fields__}


def _values(field: str) -> Iterable[object]:
    for person in _district().people:
        value = getattr(person, field)
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


@cache
def _district() -> District:
    return build(next(plans("strategies", people_count=_PEOPLE, incident_count=_INCIDENTS)))


def _simple_first(values: Iterable[T]) -> Sequence[T]:
    return sorted(dict.fromkeys(values), key=_complexity)


def _complexity(value: object) -> tuple[bool, bool, int, str]:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    return not text.isascii(), isinstance(value, str) and not text.isalpha() and text != "", len(text), text
