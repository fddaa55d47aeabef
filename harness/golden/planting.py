"""Turns what was found in a corpus into what can be planted in front of any: a record into one of the cast."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generators.identifiers import nominal_reference, normal_identifier
from generators.names import CULTURES
from generators.queries import PersonQuery, Query
from generators.records import Address, AnyRecord, Identifier, Incident, NameKind, Person, Sex

__all__ = ["cast_key", "involved", "planted", "retyped"]


_PREFIXES = ("GP-", "GI-")
_KEPT = range(9_999_500, 10_000_000)
"""Serials of nominal references kept for the cast; those that are shipped count from the first of the thousand."""


def cast_key(record: str, keys: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the key of the cast for the id of any record: ``GP-n0000007`` for ``N0000007``.

    `keys` are those of the cast by the ids that it was planted with.
    """
    if record in keys or record.startswith(_PREFIXES):
        return keys.get(record, record)
    return f"{_PREFIXES[record.startswith('I')]}{record.lower()}"


def planted(record: AnyRecord) -> AnyRecord:
    """Return `record` as one of the cast, its key as its id; one that is of it already is only called by its key.

    It loses what ties it to its corpus: which human it is of, what it is linked to, where on the map it lies.  A
    nominal reference becomes one of those kept for the cast.
    """
    if record.key or record.id.startswith(_PREFIXES):
        return replace(record, id=record.key or record.id, key="")
    key = cast_key(record.id)
    if isinstance(record, Person):
        return replace(
            record,
            id=key,
            human=key,
            addresses=tuple(map(_address, record.addresses)),
            identifiers=tuple(map(_identifier, record.identifiers)),
        )
    return replace(
        record,
        id=key,
        address=_address(record.address),
        involved=tuple(replace(i, person=cast_key(i.person)) for i in record.involved),
        linked=(),
    )


def retyped(query: Query, record: Person | Incident) -> Query:
    """Return `query` with the nominal reference that `record` has once it is planted, where it types the one it had."""
    if not (isinstance(query, PersonQuery) and isinstance(record, Person)):
        return query
    asked = normal_identifier(query.identifier)
    for before, after in zip(record.identifiers, planted(record).identifiers, strict=True):
        if before != after and asked == normal_identifier(before.value):
            digits = after.value.partition("/")[2]
            return query.with_box("identifier", re.sub(r"\d+", digits, query.identifier, count=1))
    return query


def involved(incident: Incident, records: Mapping[str, Person | Incident]) -> tuple[Person, ...]:
    """Return the people involved in `incident`, each once, as they stand among `records`.

    Of somebody who does not, nothing is known but a name: the rest is made up, and may be changed.
    """
    found: dict[str, Person] = {}
    for part in incident.involved:
        known = records.get(part.person)
        found[part.person] = (
            known
            if isinstance(known, Person)
            else Person(
                id=part.person,
                human=part.person,
                culture=next(iter(CULTURES)),
                sex=Sex.FEMALE,
                name=replace(part.name, kind=NameKind.RECORDED),
            )
        )
    return tuple(found.values())


def _address(address: Address) -> Address:
    return replace(address, place=replace(address.place, latitude=0.0, longitude=0.0))


def _identifier(identifier: Identifier) -> Identifier:
    if identifier.scheme != "nominal":
        return identifier
    number = int(identifier.value.partition("/")[2])
    return replace(identifier, value=nominal_reference(_KEPT[number % len(_KEPT)]))
