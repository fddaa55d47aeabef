"""Where an answer holds what is read of it: JSONPath, as RFC 9535 defines it."""

from dataclasses import dataclass
from typing import Any

import jsonpath_rfc9535
from jsonpath_rfc9535 import JSONPathError, JSONPathQuery

from harness.toml import Table

__all__ = ["Path", "compiled", "path_at"]


@dataclass(frozen=True, eq=False)
class Path:
    """A place, or several, in what came as JSON; `text` is how the folder writes it."""

    text: str
    query: JSONPathQuery

    def values(self, whole: Any) -> list[Any]:  # noqa: ANN401
        """Return everything that stands there in `whole`, in its order; nothing where the place is not there."""
        return [node.value for node in self.query.find(whole)]


def path_at(table: Table, key: str, *, needed: bool = False) -> Path | None:
    """Return the path under `key` of `table`, None where there is none, or what is written is no path."""
    text = table.text(key) if needed else table.text(key, "")
    return compiled(table, key, text) if text.strip() else None


def compiled(table: Table, key: str, text: str) -> Path | None:
    """Return the path that `text` is; None where it is none, which is noted of `key`."""
    try:
        return Path(text, jsonpath_rfc9535.compile(text))
    except JSONPathError as error:
        why = str(error).partition("\n")[0]  # releases for newer Pythons draw the place below it
        table.problem(key, f"{text!r} is no JSONPath (RFC 9535): {why}")
        return None
