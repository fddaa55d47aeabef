"""What a golden topic has to know of the records that it names, wherever they are written down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from generators.records import Visibility
from generators.topics import Intent

__all__ = ["Known", "KnownRecords"]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one record: the warning `markers` of a person, who may see it, when an incident was `opened`."""

    markers: frozenset[str] = frozenset()
    visibility: Visibility = Visibility.OPEN
    culture: str = ""
    opened: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class KnownRecords:
    """Records by the names that topics call them by; None stands for one with a problem, so that naming it is no other.

    `where` says in a message where they are written down.
    """

    where: str
    people: Mapping[str, Known | None]
    incidents: Mapping[str, Known | None]

    def of(self, intent: Intent) -> Mapping[str, Known | None]:
        """Return those that a question of `intent` may be about."""
        return self.people if intent is Intent.PERSON else self.incidents

    def with_records(self, intent: Intent, records: Mapping[str, Known | None]) -> "KnownRecords":
        """Return these, and `records` of `intent`."""
        together = MappingProxyType({**self.of(intent), **records})
        return replace(self, people=together) if intent is Intent.PERSON else replace(self, incidents=together)
