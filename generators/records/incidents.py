"""An incident record: one entry in a force's log."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from generators.records.names import Name
from generators.records.places import Address
from generators.records.visibility import Visibility

__all__ = ["Flag", "Incident", "Involvement", "Risk", "Role"]


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


class Risk(StrEnum):
    """How a domestic incident was graded; nothing for any other."""

    NONE = ""
    STANDARD = "standard"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True, slots=True)
class Involvement:
    """A person's part in an incident, under the name taken down at the time."""

    person: str
    role: Role
    name: Name

    def document(self) -> dict[str, Any]:
        """Return the involvement as a system is given it."""
        return {"person": self.person, "role": self.role.value, **self.name.document()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """One logged incident.

    `number` restarts every day and means nothing without its date; `opened` carries its offset from UTC.  `crossing` is
    the other street where it happened at a junction.  `grade` is that of the response, 1 (at once) to 4.  `linked` are
    the ids of incidents that officers linked to it.  `key` is no part of the document: by that name an incident that is
    planted stands among the golden queries; others have none.
    """

    id: str
    reference: str
    number: int
    opened: datetime
    category: str
    address: Address
    narrative: str
    crime_reference: str = ""
    qualifiers: tuple[str, ...] = ()
    crossing: str = ""
    landmark: str = ""
    involved: tuple[Involvement, ...] = ()
    flags: tuple[Flag, ...] = ()
    risk: Risk = Risk.NONE
    grade: int = 3
    officers: tuple[str, ...] = ()
    caller_phone: str = ""
    vehicle: str = ""
    linked: tuple[str, ...] = ()
    open: bool = False
    visibility: Visibility = Visibility.OPEN
    key: str = ""

    def document(self) -> dict[str, Any]:
        """Return the canonical document, null for what is not known: a system without a mapping is given this."""
        place = self.address.place
        return {
            "id": self.id,
            "reference": self.reference,
            "crime_reference": self.crime_reference or None,
            "number": self.number,
            "opened": self.opened.isoformat(),
            "date": self.opened.date().isoformat(),
            "category": self.category,
            "qualifiers": list(self.qualifiers),
            "house": self.address.house,
            "street": place.street,
            "crossing": self.crossing or None,
            "landmark": self.landmark or None,
            "town": place.town,
            "postcode": place.postcode,
            "beat": place.beat or None,
            "location": {"lat": place.latitude, "lon": place.longitude},
            "narrative": self.narrative,
            "involved": [involvement.document() for involvement in self.involved],
            "flags": [flag.value for flag in self.flags],
            "risk": self.risk.value or None,
            "grade": self.grade,
            "officers": list(self.officers),
            "caller_phone": self.caller_phone or None,
            "vehicle": self.vehicle or None,
            "linked": list(self.linked),
            "open": self.open,
            "visibility": self.visibility.value,
        }
