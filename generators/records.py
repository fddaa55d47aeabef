"""The two kinds of record, and the documents that a system is given of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from generators.dates import PartialDate

__all__ = ["Address", "Flag", "Identifier", "Incident", "Involvement", "Name", "Person", "Place", "Role", "Sex"]


class Sex(StrEnum):
    """Sex as recorded."""

    FEMALE = "F"
    MALE = "M"


class Role(StrEnum):
    """What a person is to an incident."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    WITNESS = "witness"
    CALLER = "caller"
    CHILD = "child"


class Flag(StrEnum):
    """What makes an incident one that must not be missed."""

    DOMESTIC_ABUSE = "domestic-abuse"
    CHILD_PROTECTION = "child-protection"
    VULNERABLE_ADULT = "vulnerable-adult"
    MENTAL_HEALTH = "mental-health"
    WEAPON = "weapon"


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name somebody goes by; a one-name person has no forename."""

    forename: str
    surname: str
    middle: str = ""
    kind: str = "recorded"

    @property
    def full(self) -> str:
        """Forename, middle name and surname."""
        return " ".join(part for part in (self.forename, self.middle, self.surname) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A street in a town, with the postcode that belongs to it."""

    street: str
    town: str
    postcode: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where somebody lives or lived, or where something happened."""

    house: str
    place: Place
    current: bool = True

    def document(self) -> dict[str, Any]:
        """Return the address as a system is given it."""
        return {
            "house": self.house,
            "street": self.place.street,
            "town": self.place.town,
            "postcode": self.place.postcode,
            "current": self.current,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Identifier:
    """A number that stands for one person; `scheme` says who issues it (``pnc``, ``cro``, ``nino``)."""

    scheme: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What a police system calls a nominal: one record of one human.

    `human` and `culture` belong to the truth and are no part of the document: one human may be recorded more than once.
    """

    id: str
    human: str
    culture: str
    sex: Sex
    name: Name
    aliases: tuple[Name, ...] = ()
    born: PartialDate | None = None
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    vehicles: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """The recorded name, then every other name."""
        return (self.name, *self.aliases)

    def document(self) -> dict[str, Any]:
        """Return the canonical document: what a system without a mapping of its own is given."""
        return {
            "id": self.id,
            "names": [{"kind": name.kind, **_name_document(name)} for name in self.names],
            "sex": self.sex.value,
            "date_of_birth": self.born.iso if self.born else None,
            "addresses": [address.document() for address in self.addresses],
            "phones": list(self.phones),
            "identifiers": [{"scheme": i.scheme, "value": i.value} for i in self.identifiers],
            "vehicles": list(self.vehicles),
            "markers": list(self.markers),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Involvement:
    """A person's part in an incident, under the name taken down at the time."""

    person: str
    role: Role
    name: Name

    def document(self) -> dict[str, Any]:
        """Return the involvement as a system is given it."""
        return {"person": self.person, "role": self.role.value, **_name_document(self.name)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """One logged incident.

    `number` restarts every day and means nothing without its date; `opened` carries its offset from UTC.
    """

    id: str
    reference: str
    number: int
    opened: datetime
    category: str
    address: Address
    narrative: str
    involved: tuple[Involvement, ...] = ()
    flags: tuple[Flag, ...] = ()
    caller_phone: str = ""
    vehicle: str = ""
    open: bool = False

    def document(self) -> dict[str, Any]:
        """Return the canonical document: what a system without a mapping of its own is given."""
        address = self.address.document()
        del address["current"]
        return {
            "id": self.id,
            "reference": self.reference,
            "number": self.number,
            "opened": self.opened.isoformat(),
            "date": self.opened.date().isoformat(),
            "category": self.category,
            **address,
            "narrative": self.narrative,
            "involved": [involvement.document() for involvement in self.involved],
            "flags": [flag.value for flag in self.flags],
            "caller_phone": self.caller_phone,
            "vehicle": self.vehicle,
            "open": self.open,
        }


def _name_document(name: Name) -> dict[str, Any]:
    return {"forename": name.forename, "middle": name.middle, "surname": name.surname}
