"""How much of the suite a run asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Asked", "Scope"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which ids of a part of the suite this run was to ask, of all that are known."""

    ids: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether nothing was left out."""
        return self.known <= self.ids


@dataclass(frozen=True, kw_only=True)
class Scope:
    """How much of the suite was asked: class ids, ids of golden topics, names of relations, kinds of records looked up.

    `lacking` is what the system has no box for, by id with the box: it is neither asked nor among what is known.
    `chosen` is whether less than all is asked because the command line itself says so.  `doubt` says why so little was
    asked of each part that it is never enough for a GO; it is empty where it may be.
    """

    classes: Asked
    golden: Asked = Asked()
    relations: Asked = Asked()
    records: Asked = Asked()
    lacking: Mapping[str, str] = field(default_factory=dict)
    chosen: bool = True
    doubt: str = ""

    @property
    def parts(self) -> Mapping[str, Asked]:
        """Which of each part of the suite were asked, by what they are called in a text."""
        return {
            "classes": self.classes,
            "golden topics": self.golden,
            "relations": self.relations,
            "kinds of records": self.records,
        }

    @property
    def complete(self) -> bool:
        """Whether the whole suite was asked."""
        return all(asked.complete for asked in self.parts.values())
