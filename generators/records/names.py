"""Names as records hold them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generators.dates import PartialDate

__all__ = ["Name", "NameKind"]


class NameKind(StrEnum):
    """How somebody came by a name."""

    RECORDED = "recorded"
    MAIDEN = "maiden"
    MARRIED = "married"
    FORMER = "former"
    NICKNAME = "nickname"
    ALIAS = "alias"


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name somebody goes by; a one-name person has no forename.

    `born` is the date of birth that was given with this name, where that is another than the person's own.
    """

    forename: str
    surname: str
    middle: str = ""
    title: str = ""
    kind: NameKind = NameKind.RECORDED
    born: PartialDate | None = None

    @property
    def full(self) -> str:
        """Forename, middle name and surname."""
        return " ".join(part for part in (self.forename, self.middle, self.surname) if part)

    def document(self) -> dict[str, Any]:
        """Return the name as a system is given it, but for its kind and its date of birth."""
        return {"title": self.title, "forename": self.forename, "middle": self.middle, "surname": self.surname}
