"""Records in one line, as an officer would tell them apart."""

from collections.abc import Iterator

from generators.records import Incident, Name, Person

__all__ = ["Record", "described"]

Record = Person | Incident
"""Either kind of record."""


def described(record: Record) -> str:
    """Return `record` in one line: who, when and where first; one of the cast with its key before that."""
    told = ", ".join(_person(record) if isinstance(record, Person) else _incident(record))
    return f"({record.key}) {told}" if record.key else told


def _person(person: Person) -> Iterator[str]:
    yield _name(person.name)
    yield person.sex.value
    yield f"born {person.born.typed}" if person.born else "date of birth unknown"
    current = [address.place for address in person.addresses if address.current]
    yield from (f"{place.town} {place.postcode}" for place in current[:1])
    yield from (f"also {_name(alias)}" for alias in person.aliases)


def _incident(incident: Incident) -> Iterator[str]:
    yield incident.reference
    yield f"no. {incident.number} of {incident.opened:%d/%m/%Y %H:%M}"
    yield incident.category
    place = incident.address.place
    yield f"{incident.address.house} {place.street}".strip()
    yield f"{place.town} {place.postcode}"
    yield from (f"{involved.role} {_name(involved.name)}" for involved in incident.involved)


def _name(name: Name) -> str:
    """Write the surname in capitals, as police do, so that nobody takes one name for the other."""
    return " ".join(part for part in (name.forename, name.middle, name.surname.upper()) if part)
