"""Systems of the kind `index`: indices that are there already, filled by somebody else, which are only read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generators.topics import Intent
from harness.digest import digest
from harness.systems.files import SystemFiles
from harness.systems.headers import read_headers
from harness.systems.requested import RequestedIntent, RequestedSystem, read_request
from harness.toml import Table

__all__ = ["ExistingIntent", "ExistingSystem", "read_existing", "read_existing_system"]

_NO_INDEX = re.compile(r"[\s\"\\/?#<>|]|^[-_+]|^\.{1,2}$")
"""What the name of no index, alias or data stream has in it, and what would be read as something else."""

_BESIDE = ("preference", "routing")


@dataclass(frozen=True, kw_only=True, eq=False)
class ExistingIntent(RequestedIntent):
    """How they are searched in an `index` of somebody else's: its name, that of an alias, or several by commas."""

    index: str


@dataclass(frozen=True, kw_only=True, eq=False)
class ExistingSystem(RequestedSystem):
    """A search over indices of somebody else's, to which nothing is ever written.

    `headers` go with every request.
    """

    intents: Mapping[Intent, ExistingIntent]
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def stored(self) -> frozenset[str]:
        """The ids of the search templates that it uses and that the cluster keeps."""
        return frozenset(searched.stored for searched in self.intents.values() if searched.stored)

    def with_stored(self, sources: Mapping[str, str]) -> "ExistingSystem":
        """Return the same system with the `sources` of what is stored, by id, in its digest."""
        parts = ((name, source.encode()) for name, source in sorted(sources.items()))
        return replace(self, sha256=digest([("", self.sha256.encode()), *parts])) if sources else self

    @property
    def indices(self) -> Mapping[Intent, str]:
        """In which index each kind of record is searched."""
        return {intent: searched.index for intent, searched in self.intents.items()}


def read_existing(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> ExistingIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    index = table.text("index")
    if index and any(_NO_INDEX.search(name) for name in index.split(",")):
        table.problem("index", f"{index!r} is no name of an index, an alias or a data stream, nor several by commas")
    beside = {key: table.text(key, "") for key in _BESIDE}
    stored = table.text("stored", "")
    request = read_request(table, intent, files, problems, key="params" if stored else "request")
    table.close()
    if request is None:
        return None
    said = {key: value for key, value in beside.items() if value}
    return ExistingIntent(index=index, beside=said, stored=stored, **request)


def read_existing_system(table: Table) -> dict[str, object]:
    """Return what the top of a ``system.toml`` says of such a system alone."""
    return {"headers": read_headers(table)}
