"""Relations between searches for people."""

import random
from collections.abc import Sequence
from dataclasses import replace

from generators.queries import PersonQuery
from generators.records import Person
from generators.topics import Intent
from generators.variations import VARIATIONS
from harness.properties.relation import Broken, Check, Questions, relation, same_answer, still_found
from harness.run import Ranking

__all__: list[str] = []


@relation("person-asked-twice", intent=Intent.PERSON)
def asked_twice(person: Person, rng: random.Random) -> Questions | None:  # noqa: ARG001
    """The same question has the same answer."""
    query = _by_name(person)
    return Questions([query, query], same_answer) if query else None


@relation("person-letter-case", intent=Intent.PERSON)
def letter_case(person: Person, rng: random.Random) -> Questions | None:  # noqa: ARG001
    """Capitals and small letters have the same answer."""
    query = _by_name(person)
    if query is None:
        return None
    names = (query.forename, query.surname)
    # A letter without one capital (ß, ı, İ) is another spelling in capitals, not another case.
    if any(name.upper().lower() != name.lower() or len(name.upper()) != len(name) for name in names):
        return None
    upper = replace(query, forename=query.forename.upper(), surname=query.surname.upper())
    lower = replace(query, forename=query.forename.lower(), surname=query.surname.lower())
    return Questions([upper, lower], same_answer)


@relation("person-spaces", intent=Intent.PERSON)
def spaces(person: Person, rng: random.Random) -> Questions | None:
    """Stray spaces around a name change nothing."""
    return _varied(person, "spaces", rng, check=same_answer)


@relation("person-diacritics", intent=Intent.PERSON)
def diacritics(person: Person, rng: random.Random) -> Questions | None:
    """Whoever is found with the diacritics recorded is found without them."""
    return _varied(person, "diacritics", rng)


@relation("person-decomposed", intent=Intent.PERSON)
def decomposed(person: Person, rng: random.Random) -> Questions | None:
    """Composed and decomposed letters have the same answer."""
    return _varied(person, "decomposed", rng, check=same_answer)


@relation("person-surname-first", intent=Intent.PERSON)
def surname_first(person: Person, rng: random.Random) -> Questions | None:
    """Whoever is found by forename and surname is found by SURNAME, Forename in one box."""
    return _varied(person, "surname-first", rng)


@relation("person-narrowed-by-birth", intent=Intent.PERSON)
def narrowed_by_birth(person: Person, rng: random.Random) -> Questions | None:  # noqa: ARG001
    """Adding the true date of birth never lowers the person."""
    query = _by_name(person)
    if query is None or person.born is None:
        return None
    return Questions([query, replace(query, date_of_birth=person.born.typed)], _never_lower(person.id), size=50)


@relation("person-narrowed-by-town", intent=Intent.PERSON)
def narrowed_by_town(person: Person, rng: random.Random) -> Questions | None:
    """Adding a true town never lowers the person."""
    query = _by_name(person)
    if query is None or not person.addresses:
        return None
    town = rng.choice(person.addresses).place.town
    return Questions([query, replace(query, town=town)], _never_lower(person.id), size=50)


@relation("person-identity", intent=Intent.PERSON)
def identity(person: Person, rng: random.Random) -> Questions | None:
    """An identifier finds the person, and puts nobody before them."""
    if not person.identifiers:
        return None
    asked = PersonQuery(identifier=rng.choice(person.identifiers).value)

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        first = rankings[0].hits[:1]
        return (
            None
            if first == (person.id,)
            else Broken(f"{person.id} is not first by identifier, but {first or 'nobody'}")
        )

    return Questions([asked], check)


def _by_name(person: Person) -> PersonQuery | None:
    name = person.name
    return PersonQuery(forename=name.forename, surname=name.surname) if name.forename else None


def _varied(person: Person, variation: str, rng: random.Random, *, check: Check | None = None) -> Questions | None:
    """Ask with the date of birth, so that the page has room for whoever is meant, as recorded and as typed."""
    query = _by_name(person)
    if query is None or person.born is None:
        return None
    query = replace(query, date_of_birth=person.born.typed)
    typed = VARIATIONS[variation](query, rng)
    if typed is None:
        return None
    return Questions([query, typed], check or still_found(person.id))


def _never_lower(record: str) -> Check:
    def check(rankings: Sequence[Ranking]) -> Broken | None:
        before, after = (ranking.rank(record) for ranking in rankings)
        if before is not None and (after is None or after > before):
            return Broken(f"{record} falls from place {before} to {after or 'none'}")
        return None

    return check
