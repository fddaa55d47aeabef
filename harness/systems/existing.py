"""Systems of the kind `index`: indices that are there already, filled by somebody else, which are only read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generators.topics import Intent
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
    def indices(self) -> Mapping[Intent, str]:
        """In which index each kind of record is searched."""
        return {intent: searched.index for intent, searched in self.intents.items()}


def read_existing(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> ExistingIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    index = table.text("index")
    if index and any(_NO_INDEX.search(name) for name in index.split(",")):
        table.problem("index", f"{index!r} is no name of an index, an alias or a data stream, nor several by commas")
    beside = {key: table.text(key, "") for key in _BESIDE}
    request = read_request(table, intent, files, problems)
    table.close()
    if request is None:
        return None
    return ExistingIntent(index=index, beside={key: value for key, value in beside.items() if value}, **request)


def read_existing_system(table: Table) -> dict[str, object]:
    """Return what the top of a ``system.toml`` says of such a system alone."""
    return {"headers": read_headers(table)}
