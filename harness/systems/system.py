"""A system under test, read and checked: what is indexed for each intent, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.queries import Query
from generators.topics import Intent
from harness.systems.requests import RequestTemplate

__all__ = ["SearchedIntent", "System"]


@dataclass(frozen=True, kw_only=True, eq=False)
class SearchedIntent:
    """How people, or incidents, are searched.

    `index_definition` holds ``settings`` and ``mappings`` for the creation of an index.  `id_field` says where a hit
    carries the id of its record, `markers_field` where that of a person carries the warning markers; it is empty where
    no markers are read.  `page_size` is in hits, `timeout` in seconds.  `lacks` names the boxes that its
    form does not have.
    """

    index_definition: Mapping[str, Any]
    template: RequestTemplate
    id_field: str
    page_size: int
    timeout: float
    markers_field: str = ""
    lacks: frozenset[str] = frozenset()

    def request(self, query: Query, *, size: int | None = None, start: int = 0) -> bytes:
        """Return the body that asks for `size` hits (a page of them by default) from `start` on, as one line of JSON.

        Raises :class:`~harness.errors.SystemFolderError` if the template makes no JSON object of `query`.
        """
        return self.template.render(query, size=self.page_size if size is None else size, start=start)


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
