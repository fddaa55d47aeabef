"""A system under test, whatever its kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.queries import OPTIONAL, IncidentQuery, PersonQuery, Query
from generators.records import Record
from generators.topics import Intent
from harness.systems.documents import Document
from harness.toml import Table

__all__ = ["ASKED_WITH", "Capability", "SearchedIntent", "System", "lacking_boxes", "refuse_asked"]

ASKED_WITH: Mapping[Intent, type[Query]] = {Intent.PERSON: PersonQuery, Intent.INCIDENT: IncidentQuery}
"""The form by which each kind of record is searched for."""


class Capability(StrEnum):
    """What a search may be able to do besides showing a first page.

    What requires more than a search can do is listed as not asked, and never as held.  To show warning markers is none
    of them: a search that shows none is unsafe, not excused.
    """

    FOLLOW_UPS = "answer what is made up while it is asked"
    PAGES = "show later pages"
    WRITES = "take records in and out"
    TOTALS = "say how many records match"
    RECORDS = "give out a record by its id"


@dataclass(frozen=True, kw_only=True, eq=False)
class SearchedIntent:
    """How people, or incidents, are searched.

    `page_size` is in hits, `timeout` in seconds, None where nobody waits.  `lacks` names the boxes that its form does
    not have.  `document` makes what is held of a record of its canonical document, None where that itself is.
    """

    page_size: int
    timeout: float | None = None
    lacks: frozenset[str] = frozenset()
    document: Document | None = None

    def holds(self, record: Record) -> Mapping[str, Any]:
        """Return what is held of `record`, or should be."""
        canonical = record.document()
        return self.document.document(canonical) if self.document else canonical

    def told(self, query: Query) -> str:  # noqa: ARG002
        """Return what is sent to ask `query` for a page, in words; nothing where nobody here asks."""
        return ""

    def reads(self, box: str) -> bool:  # noqa: ARG002
        """Whether what is typed into `box` changes what is sent."""
        return True

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this search can do."""
        return frozenset()


@dataclass(frozen=True, kw_only=True, eq=False)
class System:
    """A search under test.

    `sha256` is the hexadecimal digest of the folder's files: two runs with the same digest asked the same system.
    `exceptions` are the relations that by design do not hold for it, `known_failures` the golden topics of which it is
    known to fall short, each by its id and with the reason.
    """

    name: str
    kind: str
    folder: Path
    sha256: str
    intents: Mapping[Intent, SearchedIntent]
    exceptions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    known_failures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def refuse_asked(table: Table, lacks: Iterable[str], reads: Callable[[str], bool], asks: str) -> None:
    """Note a problem of `table` for each box that by its word is not there, and by which `asks` asks all the same."""
    for box in sorted(lacks):
        if reads(box):
            table.problem("lacks", f"holds {box!r}, yet {asks} asks by it")


def lacking_boxes(table: Table, intent: Intent) -> frozenset[str]:
    """Return the boxes that by the word of `table` the form of `intent` does not have."""
    optional = OPTIONAL.intersection(ASKED_WITH[intent].boxes())
    return frozenset(table.some_of("lacks", sorted(optional)) if optional else ())
