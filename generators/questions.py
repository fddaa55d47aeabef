"""The forms of a question: which of a record's own values an officer asks by.

A form reads a record and fills in the boxes exactly as recorded, or returns None where the record cannot be asked for
that way.  It is the level of evidence of a class: the same slip is asked with a date of birth beside it, and without.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Name, Person
from generators.text import tokens

__all__ = ["INCIDENT_FORMS", "PERSON_FORMS", "Form"]

Record = TypeVar("Record", Person, Incident)
Ask = Callable[[Record, random.Random], Query | None]


@dataclass(frozen=True, kw_only=True)
class Form(Generic[Record]):
    """One form of question.

    `name` says what is asked by.  `rare` means that the name stands alone, so that it must be one that few records
    share.
    """

    name: str
    ask: Ask[Record]
    rare: bool = False


def _by_name(name: Name) -> PersonQuery | None:
    return PersonQuery(forename=name.forename, surname=name.surname) if name.forename else None


def _ask_name(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    return _by_name(person.name)


def _with_birth(person: Person, name: Name) -> PersonQuery | None:
    born = person.born
    if not name.forename or born is None or not born.complete or (born.month, born.day) == (1, 1):
        return None  # the first of January stands for an unknown day
    return PersonQuery(forename=name.forename, surname=name.surname, date_of_birth=born.typed)


def _ask_name_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    return _with_birth(person, person.name)


def _ask_name_and_town(person: Person, rng: random.Random) -> PersonQuery | None:
    query = _by_name(person.name)
    return query.with_box("town", rng.choice(person.addresses).place.town) if query and person.addresses else None


def _ask_surname_and_postcode(person: Person, rng: random.Random) -> PersonQuery | None:
    if not person.addresses:
        return None
    return PersonQuery(surname=person.name.surname, postcode=rng.choice(person.addresses).place.postcode)


def _ask_alias(person: Person, rng: random.Random) -> PersonQuery | None:
    return _by_name(rng.choice(person.aliases)) if person.aliases else None


def _ask_alias_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    return _with_birth(person, rng.choice(person.aliases)) if person.aliases else None


def _ask_unrecorded_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    """Ask with a date of birth for somebody of whom none is recorded: the officer knows it, the record does not."""
    query = _by_name(person.name)
    if query is None or person.born is not None:
        return None
    return query.with_box(
        "date_of_birth", f"{rng.randrange(2, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1950, 2005)}"
    )


def _ask_partly_recorded_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    """Ask with the whole date for somebody of whom only the year, or the month and year, is recorded."""
    query = _by_name(person.name)
    if query is None or person.born is None or person.born.complete:
        return None
    month = person.born.month or rng.randrange(1, 13)
    return query.with_box("date_of_birth", f"{rng.randrange(2, 29):02d}/{month:02d}/{person.born.year}")


def _one_of(box: str, read: Callable[[Person], tuple[str, ...]]) -> Ask[Person]:
    def ask(person: Person, rng: random.Random) -> PersonQuery | None:
        values = read(person)
        return PersonQuery().with_box(box, rng.choice(values)) if values else None

    return ask


PERSON_FORMS: dict[str, Form[Person]] = {
    form.name: form
    for form in (
        Form(name="name + born", ask=_ask_name_and_birth),
        Form(name="name", ask=_ask_name, rare=True),
        Form(name="name + town", ask=_ask_name_and_town),
        Form(name="surname + postcode", ask=_ask_surname_and_postcode),
        Form(name="alias + born", ask=_ask_alias_and_birth),
        Form(name="alias", ask=_ask_alias, rare=True),
        Form(name="name + born, none recorded", ask=_ask_unrecorded_birth, rare=True),
        Form(name="name + born, partly recorded", ask=_ask_partly_recorded_birth),
        Form(name="identifier", ask=_one_of("identifier", lambda p: tuple(i.value for i in p.identifiers))),
        Form(
            name="PNC ID",
            ask=_one_of("identifier", lambda p: tuple(i.value for i in p.identifiers if i.scheme == "pnc")),
        ),
        Form(name="phone", ask=_one_of("phone", lambda p: p.phones)),
        Form(name="vehicle", ask=_one_of("vehicle", lambda p: p.vehicles)),
    )
}
"""Every form in which a person is asked for, by name."""


def _window(incident: Incident, rng: random.Random, *, days: int) -> IncidentQuery:
    """Ask for a span of whole days around the incident, as an officer bounds "about then"."""
    local = incident.opened.astimezone(LOCAL_TIME).replace(hour=0, minute=0, tzinfo=None)
    first = local - timedelta(days=rng.randrange(days))
    return IncidentQuery(since=f"{first:%Y-%m-%dT%H:%M}", until=f"{first + timedelta(days=days):%Y-%m-%dT%H:%M}")


def _ask_reference(incident: Incident, rng: random.Random) -> IncidentQuery:  # noqa: ARG001
    return IncidentQuery(reference=incident.reference)


def _ask_number_and_date(incident: Incident, rng: random.Random) -> IncidentQuery:  # noqa: ARG001
    return IncidentQuery(number=str(incident.number), date=f"{incident.opened:%d/%m/%Y}")


def _ask_street(incident: Incident, rng: random.Random) -> IncidentQuery:
    place = incident.address.place
    return _window(incident, rng, days=365).with_box("street", place.street).with_box("town", place.town)


def _ask_postcode(incident: Incident, rng: random.Random) -> IncidentQuery:
    return _window(incident, rng, days=365).with_box("postcode", incident.address.place.postcode)


def _ask_words(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    words = [word for word in dict.fromkeys(tokens(incident.narrative)) if len(word) > 4]
    chosen = " ".join(sorted(rng.sample(words, 3), key=words.index)) if len(words) >= 3 else ""
    return _window(incident, rng, days=90).with_box("words", chosen) if chosen else None


def _ask_person(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    named = [i.name for i in incident.involved if i.name.forename]
    if not named:
        return None
    name = rng.choice(named)
    return _window(incident, rng, days=365).with_box("forename", name.forename).with_box("surname", name.surname)


def _ask_person_in_role(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    named = [i for i in incident.involved if i.name.forename]
    if not named:
        return None
    chosen = rng.choice(named)
    return IncidentQuery(forename=chosen.name.forename, surname=chosen.name.surname, role=chosen.role.value)


def _ask_flag(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    if not incident.flags:
        return None
    asked = _window(incident, rng, days=14).with_box("flag", rng.choice(incident.flags).value)
    return asked.with_box("town", incident.address.place.town)


def _ask_caller(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    return IncidentQuery(phone=incident.caller_phone) if incident.caller_phone else None


def _ask_vehicle(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    return IncidentQuery(vehicle=incident.vehicle) if incident.vehicle else None


INCIDENT_FORMS: dict[str, Form[Incident]] = {
    form.name: form
    for form in (
        Form(name="reference", ask=_ask_reference),
        Form(name="number + date", ask=_ask_number_and_date),
        Form(name="street + window", ask=_ask_street),
        Form(name="postcode + window", ask=_ask_postcode),
        Form(name="words + window", ask=_ask_words),
        Form(name="person + window", ask=_ask_person),
        Form(name="person + role", ask=_ask_person_in_role),
        Form(name="flag + town + window", ask=_ask_flag),
        Form(name="caller phone", ask=_ask_caller),
        Form(name="vehicle", ask=_ask_vehicle),
    )
}
"""Every form in which incidents are asked for, by name."""
