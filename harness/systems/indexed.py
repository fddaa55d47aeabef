"""Systems of the kind `elasticsearch`: indices of ours, and what is asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from generators.records import Record
from generators.topics import Intent
from harness.systems.definitions import read_pipeline
from harness.systems.files import SystemFiles
from harness.systems.placing import ALONE, Into, read_definitions, read_into
from harness.systems.requested import RequestedIntent, RequestedSystem, file_named, noted, read_request
from harness.systems.system import Capability
from harness.toml import Table

__all__ = ["IndexedIntent", "IndexedSystem", "read_indexed"]


@dataclass(frozen=True, kw_only=True, eq=False)
class IndexedIntent(RequestedIntent):
    """How they are searched in an index of ours, or in several.

    `definitions` hold ``settings`` and ``mappings`` to make each, by what the folder calls it; `into` says which of
    several a record goes into.  What is indexed goes through `pipeline` first, an ingest pipeline as Elasticsearch
    takes it, where there is one.
    """

    definitions: Mapping[str, Mapping[str, Any]]
    into: Into | None = None
    pipeline: Mapping[str, Any] | None = None

    def index(self, record: Record) -> str:
        """Return what the folder calls the index that `record` goes into.

        Raises :class:`~harness.errors.SystemFolderError` where the folder has none for it.
        """
        return self.into.index(record, self.definitions) if self.into else ALONE

    def indexed(self, record: Record) -> bytes:
        """Return what is indexed of `record`, as one line of JSON."""
        return orjson.dumps(self.holds(record))

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this search can do: what is in an index of ours, we may change."""
        return super().capabilities | {Capability.WRITES}


@dataclass(frozen=True, kw_only=True, eq=False)
class IndexedSystem(RequestedSystem):
    """A search over indices of ours in an Elasticsearch."""

    intents: Mapping[Intent, IndexedIntent]


def read_indexed(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> IndexedIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    definitions = read_definitions(table, files, problems)
    into = read_into(table, intent, files, definitions, problems) if definitions else None
    piped = file_named(table, "pipeline", files) if table.has("pipeline") else ""
    pipeline = noted(problems, read_pipeline, files, piped) if piped else None
    request = read_request(table, intent, files, problems)
    table.close()
    if definitions is None or request is None:
        return None
    return IndexedIntent(definitions=definitions, into=into, pipeline=pipeline, **request)
