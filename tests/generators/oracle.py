"""Judges records one by one, by reading what was typed as a person would: nothing is shared with the joins."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from generators.corpus import Corpus
from generators.dates import PRESENT, PartialDate
from generators.identifiers import normal_identifier, normal_phone, normal_reference
from generators.incidents import LOCAL_TIME
from generators.placeholders import is_placeholder
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Name, Person, Place, Visibility
from generators.text import fold, joined


def agreeing(corpus: Corpus, query: Query) -> set[str]:
    return {record.id for record in fitting(corpus, query) if record.visibility is Visibility.OPEN}


def forbidden(corpus: Corpus, query: Query) -> set[str]:
    return {record.id for record in fitting(corpus, query) if record.visibility is not Visibility.OPEN}


def fitting(corpus: Corpus, query: Query) -> list[Person] | list[Incident]:
    if isinstance(query, PersonQuery):
        return [person for person in corpus.people if person_agrees(person, query)]
    return [incident for incident in corpus.incidents if incident_agrees(incident, query)]


def person_agrees(person: Person, query: PersonQuery) -> bool:
    return all(_of_person(person, query))


def _of_person(person: Person, query: PersonQuery) -> Iterator[bool]:
    """Yield whether each box agrees, one after the other: most records fail by the first."""
    yield (
        not (query.forename or query.surname)
        or any(name_agrees(n, query.forename, query.surname) for n in person.names)
    )
    yield (not query.name or any(whole_name_agrees(n, query.name) for n in person.names))
    yield not query.anything
    yield (
        PartialDate.parse(query.date_of_birth) is None
        or any(born_agrees(born, query.date_of_birth) for born in births(person))
    )
    yield (
        not (query.born_from or query.born_to)
        or any(born_between(born, query.born_from, query.born_to) for born in births(person))
    )
    yield (
        not (query.street or query.town or query.postcode)
        or any(place_agrees(a.place, a.house, query.street, query.town, query.postcode) for a in person.addresses)
    )
    yield (not query.age or any(int(query.age) in ages(born) for born in births(person)))
    yield query.sex.upper() in {"", person.sex.value}
    yield (
        all(
            normal_identifier(number) in [normal_identifier(i.value) for i in person.identifiers]
            for number in filter(None, query.identifier.split(","))
        )
    )
    yield (not query.phone or normal_phone(query.phone) in person.phones)
    yield (not query.vehicle or joined(query.vehicle) in map(joined, person.vehicles))
    yield query.marker.upper() in {"", *person.markers}


def incident_agrees(incident: Incident, query: IncidentQuery) -> bool:
    return all(_of_incident(incident, query))


def _of_incident(incident: Incident, query: IncidentQuery) -> Iterator[bool]:
    """Yield whether each box agrees, one after the other: most records fail by the first."""
    place = incident.address.place
    yield (
        not query.reference
        or normal_reference(query.reference)
        in (normal_reference(incident.reference), normal_reference(incident.crime_reference))
    )
    yield (not query.number or int(query.number) == incident.number)
    yield PartialDate.parse(query.date) in (None, PartialDate.from_date(incident.opened.date()))
    yield (not query.since or incident.opened.timestamp() >= local(query.since))
    yield (not query.until or incident.opened.timestamp() < local(query.until))
    yield (
        any(
            place_agrees(
                replace(place, street=street),
                house,
                "" if query.crossing else query.street,
                query.town,
                query.postcode,
            )
            for street, house in ((place.street, incident.address.house), (incident.crossing, ""))
            if street
        )
    )
    yield (
        not query.crossing
        or {joined(query.street), joined(query.crossing)} == {joined(place.street), joined(incident.crossing)}
    )
    yield (not query.landmark or joined(query.landmark) == joined(incident.landmark))
    yield (not query.beat or joined(query.beat) == joined(place.beat))
    yield query.risk.lower() in {"", incident.risk.value}
    yield query.status.lower() in {"", "open" if incident.open else "closed"}
    yield (not query.officer or joined(query.officer) in map(joined, incident.officers))
    yield (not query.words or all(word in fold(incident.narrative).split() for word in fold(query.words).split()))
    yield (not query.category or fold(query.category) == fold(incident.category))
    yield (
        not (query.forename or query.surname or query.role)
        or any(
            name_agrees(i.name, query.forename, query.surname) and query.role in {"", i.role.value}
            for i in incident.involved
        )
    )
    yield (not query.flag or query.flag in ([flag.value for flag in incident.flags] or ["none"]))
    yield (not query.vehicle or joined(query.vehicle) == joined(incident.vehicle))
    yield (not query.phone or normal_phone(query.phone) == incident.caller_phone)


def name_agrees(name: Name, forename: str, surname: str) -> bool:
    first, last = "" if is_placeholder(forename) else joined(forename), joined(surname)
    recorded = joined(name.forename)
    first_agrees = not first or (recorded.startswith(first) if len(first) == 1 else recorded == first)
    return first_agrees and (not last or joined(name.surname) == last)


def whole_name_agrees(name: Name, typed: str) -> bool:
    words = sorted(fold(typed).split())
    return words in (sorted(fold(f"{name.forename} {name.surname}").split()), sorted(fold(name.full).split()))


def births(person: Person) -> list[PartialDate]:
    return [born for born in (person.born, *(alias.born for alias in person.aliases)) if born is not None]


def born_agrees(born: PartialDate, typed: str) -> bool:
    asked = PartialDate.parse(typed)
    return asked is not None and born.iso.startswith(asked.iso)


def born_between(born: PartialDate, typed_from: str, typed_to: str) -> bool:
    first, last = PartialDate.parse(typed_from), PartialDate.parse(typed_to)
    return (first is None or first.first <= born.first) and (last is None or born.last <= last.last)


def ages(born: PartialDate) -> set[int]:
    """Count the birthdays that were kept by then, for every day that the date may mean."""
    days = [born.first + timedelta(days=n) for n in range((born.last - born.first).days + 1)]
    today = (PRESENT.month, PRESENT.day)
    return {PRESENT.year - day.year if (day.month, day.day) <= today else PRESENT.year - day.year - 1 for day in days}


def place_agrees(place: Place, house: str, street: str, town: str, postcode: str) -> bool:
    with_house = f"{house} {place.street}" if house else place.street
    pairs = ((street, (place.street, with_house)), (town, (place.town,)), (postcode, (place.postcode,)))
    return all(not typed or joined(typed) in map(joined, recorded) for typed, recorded in pairs)


def local(typed: str) -> float:
    return datetime.fromisoformat(typed).replace(tzinfo=LOCAL_TIME).timestamp()
