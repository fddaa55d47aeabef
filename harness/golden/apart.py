"""Whether a cast keeps out of the way of whatever is generated: then a golden answer is right in front of any corpus.

``golden_queries/README.md`` lists the rules.  A cast that breaks one can be asked all the same; its topics may then be
answered by a generated record that fits as well.
"""

import re
from collections.abc import Iterator
from functools import cache

from generators.identifiers import normal_phone
from generators.names import CULTURES
from generators.places.names import may_be_street, may_be_town
from generators.queries import PersonQuery
from generators.records import Address, Identifier, Incident, Name, Person
from generators.text import joined
from harness.golden.expectations import Forbidden
from harness.golden.suite import GoldenSuite
from harness.golden.topics import GoldenTopic

__all__ = ["apart_problems"]

_POSTCODE = re.compile(r"XG\d.*")
_PHONE = re.compile(r"(?:02920180|03069990)\d{3}")
_VEHICLE = re.compile(r"Q[A-Z][89]\d .*")
_YEAR = {"pnc": re.compile(r"20[6-9]\d/.*"), "cro": re.compile(r"SF[6-9]\d/.*|\d{6}/[6-9]\d.*")}
_REFERENCE = re.compile(r"42XG/.*")
_CRIME_REFERENCE = re.compile(r"XG/.*")
_COLLAR = re.compile(r"\d{6}")
_LAST_NUMBER = 9000
"""The daily number up to which a force may come on one day."""

_PLACE = ("street", "town", "postcode")


def apart_problems(suite: GoldenSuite) -> Iterator[str]:
    """Yield what a generated record may have too, with file, record and key."""
    for person in suite.cast.people:
        for key, text in _of_person(person, suite.topics):
            yield f"{suite.cast.files[person.id]}, {person.id}, {key}: {text}"
    for incident in suite.cast.incidents:
        for key, text in _of_incident(incident):
            yield f"{suite.cast.files[incident.id]}, {incident.id}, {key}: {text}"


def _of_person(person: Person, topics: tuple[GoldenTopic, ...]) -> Iterator[tuple[str, str]]:
    for key, name in (("name", person.name), *(("aliases", alias) for alias in person.aliases)):
        if _may_be_borne(name) and any(_by_name_alone(topic) for topic in topics if person.id in topic.wanted):
            yield key, f"{name.full!r} may be that of a generated person: type an address too wherever it is asked for"
    for address in person.addresses:
        yield from _of_address("addresses", address)
    relied_on = [phone for phone in person.phones if any(_relies_on(topic, phone) for topic in topics)]
    yield from _unlike("phones", relied_on, _PHONE, "begins with 02920180 or 03069990")
    yield from _unlike("vehicles", person.vehicles, _VEHICLE, "is from QA80 on")
    for identifier in person.identifiers:
        if not _late(identifier):
            yield (
                "identifiers",
                f"{identifier.value!r} may be that of a generated record: its year must be 2060 or later",
            )


def _of_incident(incident: Incident) -> Iterator[tuple[str, str]]:
    yield from _unlike("reference", [incident.reference], _REFERENCE, "begins with 42XG")
    yield from _unlike("crime_reference", [incident.crime_reference], _CRIME_REFERENCE, "begins with XG")
    if incident.number <= _LAST_NUMBER:
        yield "number", f"{incident.number} may be that of a generated record: keep above {_LAST_NUMBER}"
    yield from _of_address("address", incident.address)
    if incident.crossing and may_be_street(incident.crossing):
        yield "crossing", f"{incident.crossing!r} may be a generated street"
    yield from _unlike("officers", incident.officers, _COLLAR, "has six figures")
    yield from _unlike("caller_phone", [incident.caller_phone], _PHONE, "begins with 02920180 or 03069990")
    yield from _unlike("vehicle", [incident.vehicle], _VEHICLE, "is from QA80 on")


def _of_address(key: str, address: Address) -> Iterator[tuple[str, str]]:
    place = address.place
    if may_be_town(place.town):
        yield f"{key}.town", f"{place.town!r} may be a generated town"
    if may_be_street(place.street):
        yield f"{key}.street", f"{place.street!r} may be a generated street"
    yield from _unlike(f"{key}.postcode", [place.postcode], _POSTCODE, "begins with XG")
    outward = place.postcode.partition(" ")[0]
    yield from _unlike(f"{key}.beat", [place.beat], re.compile(rf"{outward}-\d"), f"begins with {outward}")


def _unlike(
    key: str, values: list[str] | tuple[str, ...], form: re.Pattern[str], kept: str
) -> Iterator[tuple[str, str]]:
    """Yield each of `values` that is not of the `form` kept for the cast; what is empty says nothing."""
    for value in filter(None, values):
        if not form.fullmatch(value):
            yield key, f"{value!r} may be that of a generated record: what is kept for the cast {kept}"


def _late(identifier: Identifier) -> bool:
    form = _YEAR.get(identifier.scheme)
    return form is None or form.fullmatch(identifier.value) is not None


def _relies_on(topic: GoldenTopic, phone: str) -> bool:
    """Return whether `topic` types `phone` and says more of the answer than who must not be shown."""
    typed = isinstance(topic.typed, PersonQuery) and normal_phone(topic.typed.phone) == phone
    return typed and not all(isinstance(expectation, Forbidden) for expectation in topic.expectations)


def _by_name_alone(topic: GoldenTopic) -> bool:
    """Return whether `topic` asks for people without an address that tells namesakes apart."""
    return isinstance(topic.typed, PersonQuery) and not any(getattr(topic.typed, box) for box in _PLACE)


def _may_be_borne(name: Name) -> bool:
    """Return whether a generated person may bear `name`: somebody with one name has a forename alone."""
    forenames, surnames = _names()
    if not name.forename:
        return joined(name.surname) in forenames
    return joined(name.forename) in forenames and joined(name.surname) in surnames


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    cultures = CULTURES.values()
    forenames = frozenset(joined(name) for culture in cultures for name in (*culture.female, *culture.male))
    return forenames, frozenset(joined(name) for culture in cultures for name in culture.surnames)
