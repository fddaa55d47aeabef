"""A person record: what a police system calls a nominal."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generators.dates import PartialDate
from generators.records.names import Name
from generators.records.places import Address
from generators.records.visibility import Visibility

__all__ = ["Identifier", "Person", "Sex"]


class Sex(StrEnum):
    """Sex as recorded."""

    FEMALE = "F"
    MALE = "M"


@dataclass(frozen=True, kw_only=True, slots=True)
class Identifier:
    """A number that stands for one person; `scheme` says who issues it (``pnc``, ``cro``, ``nino``, ``nominal``)."""

    scheme: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One record of one human.

    `human`, `culture` and `key` belong to the truth and are no part of the document: one human may be recorded more
    than once, and by its `key` a record that is planted stands among the golden queries; others have none.
    `ethnicity` is a code of the self-defined classification (``W1``), `markers` are warning markers.
    """

    id: str
    human: str
    culture: str
    sex: Sex
    name: Name
    aliases: tuple[Name, ...] = ()
    born: PartialDate | None = None
    ethnicity: str = ""
    occupation: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    vehicles: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    visibility: Visibility = Visibility.OPEN
    key: str = ""

    @property
    def births(self) -> tuple[PartialDate, ...]:
        """Every date of birth recorded: the person's own, then those given with other names."""
        return tuple(born for born in (self.born, *(name.born for name in self.aliases)) if born)

    @property
    def names(self) -> tuple[Name, ...]:
        """The recorded name, then every other name."""
        return (self.name, *self.aliases)

    def document(self) -> dict[str, Any]:
        """Return the canonical document: what a system without a mapping of its own is given."""
        return {
            "id": self.id,
            "names": [
                {"kind": name.kind.value, **name.document(), "date_of_birth": name.born.iso if name.born else None}
                for name in self.names
            ],
            "sex": self.sex.value,
            "date_of_birth": self.born.iso if self.born else None,
            "ethnicity": self.ethnicity,
            "occupation": self.occupation,
            "addresses": [address.document() for address in self.addresses],
            "phones": list(self.phones),
            "identifiers": [{"scheme": i.scheme, "value": i.value} for i in self.identifiers],
            "vehicles": list(self.vehicles),
            "markers": list(self.markers),
            "visibility": self.visibility.value,
        }
