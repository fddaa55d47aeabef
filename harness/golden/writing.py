"""Writes records as members of the cast, and questions as golden topics: TOML to paste into a folder of golden queries.

What is written is read again as the same by :mod:`harness.golden.suite`.  Characters that cannot be seen, or that a
terminal may join with their neighbours, are escaped.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Array, InlineTable

from generators.queries import Query
from generators.records import Address, Incident, Name, NameKind, Person, Visibility
from generators.topics import PAGE, Intent
from harness.golden.boxes import read_query
from harness.golden.expectations import Before, Exactly, Expectation, Forbidden, Found, Marked, NewestFirst, Nothing
from harness.golden.topics import GoldenTopic
from harness.toml import Table

__all__ = ["escaped", "refusals", "write_incident", "write_person", "write_topic"]

_USUAL_GRADE = Incident.__dataclass_fields__["grade"].default


def write_person(person: Person) -> str:
    """Return the block of the cast that describes `person`, whose id must be one of the cast."""
    return _block(
        person.id,
        {
            "human": "" if person.human == person.id else person.human,
            "culture": person.culture,
            "sex": person.sex,
            "name": _name(person.name, NameKind.RECORDED),
            "aliases": [_name(alias, NameKind.ALIAS) for alias in person.aliases],
            "born": person.born.iso if person.born else "",
            "ethnicity": person.ethnicity,
            "occupation": person.occupation,
            "addresses": [_address(address) for address in person.addresses],
            "phones": person.phones,
            "identifiers": [{"scheme": i.scheme, "value": i.value} for i in person.identifiers],
            "vehicles": person.vehicles,
            "markers": person.markers,
            "visibility": _unless(person.visibility, Visibility.OPEN),
        },
    )


def write_incident(incident: Incident) -> str:
    """Return the block of the cast that describes `incident`, whose id must be one of the cast.

    Whoever is involved must be of the cast too.  Where on the map it happened is not written.
    """
    return _block(
        incident.id,
        {
            "reference": incident.reference,
            "crime_reference": incident.crime_reference,
            "number": incident.number,
            "opened": incident.opened,
            "category": incident.category,
            "qualifiers": incident.qualifiers,
            "address": _address(incident.address),
            "crossing": incident.crossing,
            "landmark": incident.landmark,
            "narrative": incident.narrative,
            "involved": [
                {"person": i.person, "role": i.role, "name": _name(i.name, NameKind.RECORDED)}
                for i in incident.involved
            ],
            "flags": incident.flags,
            "risk": incident.risk,
            "grade": None if incident.grade == _USUAL_GRADE else incident.grade,
            "officers": incident.officers,
            "caller_phone": incident.caller_phone,
            "vehicle": incident.vehicle,
            "linked": incident.linked,
            "open": incident.open,
            "visibility": _unless(incident.visibility, Visibility.OPEN),
        },
    )


def write_topic(topic: GoldenTopic) -> str:
    """Return the block of `topic`."""
    expected: dict[str, Any] = {}
    for expectation in topic.expectations:
        for key, value in _expected(expectation):
            expected[key] = [*expected[key], *value] if key in expected else value
    return _block(
        topic.id.rpartition("/")[2],
        {
            "class": topic.topic_class,
            "tier": topic.tier,
            "why": topic.why,
            "typed": topic.typed.typed(),
            **expected,
        },
    )


def refusals(query: Query, intent: Intent) -> tuple[str, ...]:
    """Return why no golden topic can type `query`; nothing where one can."""
    problems: list[str] = []
    read_query(Table(query.typed(), file="", problems=problems, name="typed"), intent)
    return tuple(problems)


def escaped(text: str) -> str:
    """Return `text` with what cannot be seen in it, but for spaces and ends of lines, as the escapes of TOML."""
    return "".join(c if c == "\n" or (c.isprintable() and not unicodedata.combining(c)) else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _expected(expectation: Expectation) -> Iterator[tuple[str, Any]]:
    match expectation:
        case Found(records=records, within=within):
            yield "find", records
            if within != PAGE:
                yield "within", within
        case Before(first=first, second=second):
            yield "before", [[first, second]]
        case Forbidden(records=records):
            yield "forbidden", records
        case Exactly(records=records):
            yield "exactly", records
        case Nothing():
            yield "nothing", True
        case Marked(markers=markers):
            yield "marked", list(markers)
        case NewestFirst():
            yield "newest_first", True


def _name(name: Name, usual: NameKind) -> dict[str, str]:
    return {
        "title": name.title,
        "forename": name.forename,
        "middle": name.middle,
        "surname": name.surname,
        "kind": _unless(name.kind, usual),
        "born": name.born.iso if name.born else "",
    }


def _address(address: Address) -> dict[str, Any]:
    place = address.place
    return {
        "house": address.house,
        "street": place.street,
        "town": place.town,
        "postcode": place.postcode,
        "beat": place.beat,
        "previous": not address.current,
    }


def _unless(value: str, usual: str) -> str:
    return "" if value == usual else value


def _block(name: str, values: Mapping[str, Any]) -> str:
    """Return the table `name`, without what is empty in it."""
    table = tomlkit.table()
    for key, value in _filled(values).items():
        table.add(key, _item(value))
    return escaped(tomlkit.dumps({name: table}))


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _item(value: object) -> object:
    """Return `value` as TOML writes it within a line: tomlkit by itself would give every table lines of its own."""
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, list | tuple):
        return _array(value)
    return str(value) if isinstance(value, str) else value  # a member of an enumeration is its text


def _inline(values: Mapping[str, Any]) -> InlineTable:
    inline = tomlkit.inline_table()
    inline.update({key: _item(value) for key, value in _filled(values).items()})
    return inline


def _array(values: list[Any] | tuple[Any, ...]) -> Array:
    array = tomlkit.array()
    array.extend(map(_item, values))
    return array.multiline(len(values) > 1 and isinstance(values[0], Mapping))
