"""Tables of ``system.toml``, read key by key so that each fault has its own message."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from harness.errors import SystemFolderError, did_you_mean

__all__ = ["TomlTable"]

T = TypeVar("T")
_KINDS = {str: "text", int: "a whole number", float: "a number", dict: "a table", list: "a list"}


@dataclass(frozen=True, kw_only=True)
class TomlTable:
    """One table; `where` names it in messages (``system.toml [person]``)."""

    where: str
    values: Mapping[str, Any]
    _read: set[str] = field(default_factory=set)

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text under `key`; it may not be empty."""
        value = self._value(key, str, default)
        if not value.strip():
            raise self.error(key, "is empty")
        return value

    def whole_number(self, key: str, default: int) -> int:
        """Return the whole number under `key`, at least 1."""
        return self._positive(key, self._value(key, int, default))

    def number(self, key: str, default: float) -> float:
        """Return the number under `key`, above 0 and finite."""
        value = self._positive(key, self._value(key, int if type(self.values.get(key)) is int else float, default))
        if value == math.inf:
            raise self.error(key, "must be finite, not inf")
        return value

    def table(self, key: str) -> "TomlTable":
        """Return the table under `key`."""
        return TomlTable(where=f"{self.where} [{key}]", values=self._value(key, dict, None))

    def texts(self, key: str) -> dict[str, str]:
        """Return the table of texts under `key`, whatever their keys; an empty one where there is none."""
        table = TomlTable(where=f"{self.where} [{key}]", values=self._value(key, dict, {}))
        return {name: table.text(name) for name in table.values}

    def names(self, key: str, known: Collection[str]) -> frozenset[str]:
        """Return the texts that are listed under `key`, each one of `known`; none where there is no such key."""
        names: list[Any] = self._value(key, list, [])
        for name in names:
            if name not in known:
                raise self.error(key, f"holds {name!r}{did_you_mean(str(name), known)}")
        return frozenset(names)

    def close(self) -> None:
        """Raise if the table holds a key that nothing has read."""
        if unknown := sorted(self.values.keys() - self._read):
            raise SystemFolderError(f"{self.where}: unknown key {unknown[0]!r}{did_you_mean(unknown[0], self._read)}")

    def error(self, key: str, problem: str) -> SystemFolderError:
        """Return the error that says `problem` of `key`."""
        return SystemFolderError(f"{self.where}: {key} {problem}")

    def _value(self, key: str, kind: type[T], default: T | None) -> T:
        self._read.add(key)
        if key not in self.values:
            if default is not None:
                return default
            near = get_close_matches(key, self.values.keys() - self._read, n=1)
            raise self.error(key, "is missing" + (f"; is {near[0]!r} meant for it?" if near else ""))
        value = self.values[key]
        if type(value) is not kind:
            raise self.error(key, f"must be {_KINDS[kind]}, not {value!r}")
        return value

    def _positive(self, key: str, value: T) -> T:
        if not value > 0:  # type: ignore[operator]
            raise self.error(key, f"must be above 0, not {value!r}")
        return value
