"""What can be changed: of a system as it was read, of what is typed and answered, of documents, of a full index."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from generators.queries import Query
from generators.records import Record
from generators.topics import Intent
from harness.mutants.index import Index, Json
from harness.runs import Ranking
from harness.systems import IndexedIntent, IndexedSystem

__all__ = [
    "ALL",
    "Answered",
    "Asked",
    "Beside",
    "Change",
    "Defined",
    "Documents",
    "Filled",
    "Json",
    "Lot",
    "Paged",
    "Piped",
    "Replaced",
    "Requested",
    "Typed",
]

ALL = 1.0


@dataclass(frozen=True)
class Lot:
    """Which records something happens to: a share of them, drawn by their ids alone, so that it is the same in any run.

    What is drawn at a smaller share is drawn at a larger one too.
    """

    share: float = ALL
    salt: str = ""

    def hits(self, record: str) -> bool:
        """Whether it happens to the record with this id."""
        drawn = int.from_bytes(hashlib.sha256(f"{self.salt}:{record}".encode()).digest()[:8])
        return drawn < self.share * 2**64


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a change to a request may know: who is searched for and how, and what was typed."""

    searched: IndexedIntent
    query: Query

    @property
    def intent(self) -> Intent:
        """What is searched for."""
        return self.searched.intent


@dataclass(frozen=True)
class Defined:
    """Changes the definition of an index, in place."""

    edit: Callable[[Index], None]


@dataclass(frozen=True)
class Requested:
    """Changes the rendered body of a search, in place, or returns another."""

    edit: Callable[[Json, Asked], Json | None]


@dataclass(frozen=True)
class Typed:
    """Changes what is typed before a request is made of it."""

    edit: Callable[[Query], Query]


@dataclass(frozen=True)
class Paged:
    """Changes how many hits are asked for, and behind how many: of ``(size, start)`` to another such pair."""

    edit: Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Answered:
    """Changes an answer before anybody sees it."""

    edit: Callable[[Ranking], Ranking]


@dataclass(frozen=True, kw_only=True)
class Documents:
    """Changes the canonical document of a record on its way in, where the `lot` hits it; None where it is lost.

    `edit` may change the document in place.  Where it is `designed`, that is what the system is to hold, and `verify`
    does not object.
    """

    edit: Callable[[Json, Record], Json | None]
    lot: Lot = Lot()
    intents: frozenset[Intent] = frozenset(Intent)
    designed: bool = False


@dataclass(frozen=True)
class Filled:
    """Changes an index that is full: is called with a client, the intent, and the name of the index."""

    edit: Callable[[Elasticsearch, Intent, str], None]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Changes what a search is asked with beside its body (``preference``)."""

    beside: Mapping[str, str]


@dataclass(frozen=True)
class Piped:
    """Lets documents go through a further ingest pipeline, of which nothing that `verify` expects knows."""

    pipeline: Mapping[str, Any]


@dataclass(frozen=True)
class Replaced:
    """Puts another system in the place of the unbroken one."""

    system: IndexedSystem


Change = Defined | Requested | Typed | Paged | Answered | Documents | Filled | Beside | Piped | Replaced
"""Any of them."""
