"""What it means that a record agrees with what was typed, as keys that a record has and a query asks for.

A record agrees with a query when its own values equal every value typed, at the precision typed: ``1984`` agrees with
every date of birth in 1984, ``J`` with every forename in J.  A date that is none asks nothing: nobody can be told apart
by it.  Values are compared folded, because no officer can see whether an accent was recorded.  Boxes that describe one
thing (the halves of a name, the parts of an address, a name and its role) must agree with the same one: the forename of
one alias and the surname of another are nobody's name.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from generators.dates import PRESENT, PartialDate, age_on
from generators.identifiers import normal_identifier, normal_phone, normal_reference
from generators.placeholders import is_placeholder
from generators.queries import IncidentQuery, PersonQuery
from generators.records import Address, Incident, Name, Person, Place
from generators.text import joined, tokens

__all__ = ["Key", "incident_keys", "keys_asked_of_incidents", "keys_asked_of_people", "person_keys"]

Key = tuple[Hashable, ...]
"""One thing that is true of a record, tagged with its kind."""


def person_keys(person: Person) -> Iterator[Key]:
    """Yield every key that `person` has."""
    for name in person.names:
        yield from _name_keys(name)
    for born in person.births:
        # 1984-03-09 agrees with itself, 1984-03 and 1984.
        parts = born.iso.split("-")
        yield from (("born", "-".join(parts[:length])) for length in range(1, len(parts) + 1))
        oldest, youngest = age_on(PRESENT, born.first), age_on(PRESENT, born.last)
        yield from (("age", age) for age in range(youngest, oldest + 1))
    yield ("sex", person.sex.value)
    for address in person.addresses:
        yield from _address_keys(address)
    yield from (("identifier", normal_identifier(i.value)) for i in person.identifiers)
    yield from (("phone", normal_phone(phone)) for phone in person.phones)
    yield from (("vehicle", joined(vehicle)) for vehicle in person.vehicles)
    yield from (("marker", marker) for marker in person.markers)


def incident_keys(incident: Incident) -> Iterator[Key]:
    """Yield every key that `incident` has, but for its time."""
    date = incident.opened.date().isoformat()
    yield ("reference", normal_reference(incident.reference))
    if incident.crime_reference:
        yield ("reference", normal_reference(incident.crime_reference))
    yield ("date", date)
    yield ("number", incident.number)
    yield from _address_keys(incident.address)
    if incident.crossing:
        # A junction is in two streets, and an officer may name either, or either first.
        yield from _place_keys(replace(incident.address.place, street=incident.crossing))
        street, crossing = joined(incident.address.place.street), joined(incident.crossing)
        yield from (("crossing", *pair) for pair in ((street, crossing), (crossing, street)))
    if incident.landmark:
        yield ("landmark", joined(incident.landmark))
    if incident.address.place.beat:
        yield ("beat", joined(incident.address.place.beat))
    yield from (("word", word) for word in tokens(incident.narrative))
    yield ("category", joined(incident.category))
    yield from (("flag", flag) for flag in ([flag.value for flag in incident.flags] or ["none"]))
    if incident.risk:
        yield ("risk", incident.risk.value)
    yield ("status", "open" if incident.open else "closed")
    yield from (("officer", joined(officer)) for officer in incident.officers)
    for involvement in incident.involved:
        for key in _name_keys(involvement.name):
            yield key
            yield (*key, "as", involvement.role.value)
        yield ("role", involvement.role.value)
    if incident.vehicle:
        yield ("vehicle", joined(incident.vehicle))
    if incident.caller_phone:
        yield ("phone", normal_phone(incident.caller_phone))


def keys_asked_of_people(query: PersonQuery) -> Iterator[Key]:
    """Yield the keys that a person must have to agree with `query`, but for the days between which one was born.

    What is typed into the box for anything is read by nobody here: no record has its key, and whoever asks so says by
    other boxes what is meant.
    """
    if query.anything:
        yield ("anything", joined(query.anything))
    yield from _asked_of_names(query.forename, query.surname)
    if query.name:
        yield ("whole name", *sorted(tokens(query.name)))
    yield from _asked_of_places({"street": query.street, "town": query.town, "postcode": query.postcode})
    yield from (("identifier", normal_identifier(number)) for number in query.identifier.split(",") if number.strip())
    yield from _asked(
        {
            "born": (_typed_date(query.date_of_birth), str),
            "age": (query.age, int),
            "sex": (query.sex, str.upper),
            "marker": (query.marker, str.upper),
            "phone": (query.phone, normal_phone),
            "vehicle": (query.vehicle, joined),
        }
    )


def keys_asked_of_incidents(query: IncidentQuery) -> Iterator[Key]:
    """Yield the keys that an incident must have to agree with `query`, but for the time asked for."""
    names = list(_asked_of_names(query.forename, query.surname))
    if names and query.role:
        names = [(*key, "as", query.role) for key in names]
    yield from names
    if query.crossing:
        yield ("crossing", joined(query.street), joined(query.crossing))
        yield from _asked_of_places({"town": query.town, "postcode": query.postcode})
    else:
        yield from _asked_of_places({"street": query.street, "town": query.town, "postcode": query.postcode})
    yield from (("word", word) for word in tokens(query.words))
    yield from _asked(
        {
            "reference": (query.reference, normal_reference),
            "date": (_typed_date(query.date), str),
            "number": (query.number, int),
            "category": (query.category, joined),
            "flag": (query.flag, str),
            "risk": (query.risk, str.lower),
            "status": (query.status, str.lower),
            "officer": (query.officer, joined),
            "landmark": (query.landmark, joined),
            "beat": (query.beat, joined),
            "role": (query.role, str),
            "vehicle": (query.vehicle, joined),
            "phone": (query.phone, normal_phone),
        }
    )


def _asked(boxes: Mapping[str, tuple[str, Callable[[str], Hashable]]]) -> Iterator[Key]:
    yield from ((kind, normal(typed)) for kind, (typed, normal) in boxes.items() if typed)


def _typed_date(typed: str) -> str:
    """Return a typed date in ISO; nothing where it is no date, such as ``N/K``: then the box asks nothing."""
    date = PartialDate.parse(typed)
    return date.iso if date else ""


def _name_keys(name: Name) -> Iterator[Key]:
    forename, surname = joined(name.forename), joined(name.surname)
    yield ("surname", surname)
    if forename:
        yield ("forename", forename)
        yield ("initial", forename[0])
        yield ("name", forename, surname)
        yield ("initial and surname", forename[0], surname)
    short = tokens(f"{name.forename} {name.surname}")
    yield ("whole name", *sorted(short))
    if name.middle:
        yield ("whole name", *sorted((*short, *tokens(name.middle))))


def _asked_of_names(forename: str, surname: str) -> Iterator[Key]:
    first, last = "" if is_placeholder(forename) else joined(forename), joined(surname)
    if first and last:
        yield ("initial and surname", first, last) if len(first) == 1 else ("name", first, last)
    elif last:
        yield ("surname", last)
    elif first:
        yield ("initial", first) if len(first) == 1 else ("forename", first)


def _address_keys(address: Address) -> Iterator[Key]:
    """Yield the keys of the street, and of the house in it where somebody typed its number too."""
    yield from _place_keys(address.place)
    if address.house:
        house = ("street", joined(f"{address.house} {address.place.street}"))
        parts = (("town", joined(address.place.town)), ("postcode", joined(address.place.postcode)))
        yield from (("place", house, *chosen) for how_many in (0, 1, 2) for chosen in combinations(parts, how_many))


@lru_cache(maxsize=8192)
def _place_keys(place: Place) -> tuple[Key, ...]:
    parts = (("street", joined(place.street)), ("town", joined(place.town)), ("postcode", joined(place.postcode)))
    return tuple(("place", *chosen) for how_many in (1, 2, 3) for chosen in combinations(parts, how_many))


def _asked_of_places(boxes: Mapping[str, str]) -> Iterator[Key]:
    parts = tuple((part, joined(typed)) for part, typed in boxes.items() if typed)
    if parts:
        yield ("place", *parts)
