"""Reads TOML tables key by key, so that whoever wrote a folder can correct all of it in one go.

A value that is missing or wrong is noted once, in a list of problems, and reading goes on with an empty one instead.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

from harness.errors import did_you_mean

__all__ = ["Table", "read_document", "read_folder", "toml_files"]

T = TypeVar("T", str, int, bool, datetime, list[Any], dict[str, Any])
E = TypeVar("E", bound=StrEnum)

_UNKNOWN = datetime.min.replace(tzinfo=UTC)

_CALLED: Mapping[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    datetime: "a date and time with its offset, such as 2026-03-29T00:45:00+00:00",
    list: "a list in square brackets",
    dict: "a table in braces",
}


class Table:
    """One table of a TOML file, or one within it.

    Every problem names `file`, the `name` of the topic or record, and the key: ``prefix`` and what is asked for.
    """

    def __init__(
        self, values: Mapping[str, Any], *, file: str, name: str, problems: list[str], prefix: str = ""
    ) -> None:
        self.file = file
        self.name = name
        self._values = values
        self._problems = problems
        self._problems_before = len(problems)
        self._prefix = prefix
        self._known: dict[str, None] = {}

    @property
    def sound(self) -> bool:
        """Whether nothing wrong has been found since this table was opened."""
        return len(self._problems) == self._problems_before

    def problem(self, key: str, text: str) -> None:
        """Note what is wrong with `key`; the table itself is meant where `key` is empty."""
        where = ", ".join(filter(None, (self.file, self.name, f"{self._prefix}{key}".rstrip("."))))
        self._problems.append(f"{where}: {text}")

    def has(self, key: str) -> bool:
        """Whether `key` is written at all."""
        self._known[key] = None
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text, which must say something where it is written."""
        written = self._values.get(key)
        if isinstance(written, str) and not written.strip():
            self.problem(key, "says nothing")
        return self._value(key, str, "", default)

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number from 1."""
        number = self._value(key, int, 1, default)
        if number < 1:
            self.problem(key, f"must be 1 or more, not {number}")
        return number

    def truth(self, key: str) -> bool:
        """Return true or false; false where nothing is written."""
        return self._value(key, bool, False, False)

    def moment(self, key: str) -> datetime | None:
        """Return a date and time with its offset from UTC; None where it is missing or wrong."""
        moment = self._value(key, datetime, _UNKNOWN, None)
        if moment.tzinfo is None:
            self.problem(key, f"must be {_CALLED[datetime]}, not {_shown(moment)}")
            return None
        return None if moment is _UNKNOWN else moment

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return one of the `allowed` texts."""
        text = self.text(key, default)
        if text and text not in (options := tuple(allowed)):
            self.problem(key, f"{text!r} is not known{did_you_mean(text, options)}")
        return text

    def member(self, key: str, kind: type[E]) -> E:
        """Return the member of `kind` that is written; its first one where none is."""
        options = [member.value for member in kind]
        text = self.one_of(key, options)
        return kind(text) if text in options else next(iter(kind))

    def members(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Return the members of `kind` that are listed, none where nothing is written."""
        options = [member.value for member in kind]
        texts = self.texts(key)
        for text in texts:
            if text not in options:
                self.problem(key, f"{text!r} is not known{did_you_mean(text, options)}")
        return tuple(kind(text) for text in texts if text in options)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where nothing is written."""
        return self._listed(key, str)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a list of pairs of texts, empty where nothing is written."""
        found = []
        for pair in self._value(key, list, [], []):
            match pair:
                case [str(first), str(second)]:
                    found.append((first, second))
                case _:
                    self.problem(key, f'must hold a pair such as ["a", "b"] at every place, not {_shown(pair)}')
        return tuple(found)

    def table(self, key: str) -> "Table":
        """Return the table within this one under `key`; where there is none, one that keeps its problems to itself."""
        values = self._value(key, dict, {}, None)
        there = type(self._values.get(key)) is dict
        return self._nested(f"{key}.", values, self._problems if there else [])

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the tables listed under `key`, counted from 1 in messages."""
        listed = self._listed(key, dict)
        return tuple(
            self._nested(f"{key}[{place}].", values, self._problems) for place, values in enumerate(listed, start=1)
        )

    def close(self, *, moved: Mapping[str, str] = MappingProxyType({})) -> None:
        """Note every key that nobody asked for; of those `moved`, where they belong now."""
        for key in self._values:
            if key not in self._known:
                self.problem(key, moved.get(key) or f"unknown key{did_you_mean(key, self._known)}")

    def _nested(self, prefix: str, values: Mapping[str, Any], problems: list[str]) -> "Table":
        return Table(values, file=self.file, name=self.name, problems=problems, prefix=f"{self._prefix}{prefix}")

    def _listed(self, key: str, kind: type[T]) -> tuple[T, ...]:
        listed: list[Any] = self._value(key, list, [], [])
        for item in listed:
            if not isinstance(item, kind):
                self.problem(key, f"must hold {_CALLED[kind]} at every place, not {_shown(item)}")
        return tuple(item for item in listed if isinstance(item, kind))

    def _value(self, key: str, kind: type[T], empty: T, default: T | None) -> T:
        self._known[key] = None
        if key not in self._values:
            if default is None:
                self.problem(key, "is missing")
        # Not isinstance: true is a whole number to Python.
        elif type(value := self._values[key]) is kind:
            return value
        else:
            self.problem(key, f"must be {_CALLED[kind]}, not {_shown(value)}")
        return empty if default is None else default


def _shown(value: object) -> str:
    """Return `value` much as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def read_document(root: Traversable, file: str, *, problems: list[str]) -> dict[str, Any]:
    """Return what the TOML `file` below `root` holds, nothing where it cannot be read."""
    try:
        return tomllib.loads(root.joinpath(*file.split("/")).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{file}: is no TOML: {error}")
    except OSError as error:
        problems.append(f"{file}: cannot be read: {error.strerror}")
    return {}


def toml_files(root: Traversable, folder: str) -> list[str]:
    """Return the TOML files in `folder`, by their names below `root`, in the order in which they are read."""
    where = root.joinpath(*folder.split("/"))
    names = sorted(file.name for file in where.iterdir()) if where.is_dir() else []
    return [f"{folder}/{name}" for name in names if name.endswith(".toml")]


def read_folder(root: Traversable, folder: str, *, problems: list[str]) -> Iterator[tuple[str, Table]]:
    """Yield every ``[id]`` table of the TOML files in `folder`, with its id, in the order of file names."""
    seen: dict[str, str] = {}
    for file in toml_files(root, folder):
        for key, values in read_document(root, file, problems=problems).items():
            if not isinstance(values, dict):
                problems.append(f"{file}, {key}: stands above the first [id], so it belongs to none")
            elif key in seen:
                problems.append(f"{file}, {key}: this id is already taken in {seen[key]}")
            else:
                seen[key] = file
                yield key, Table(values, file=file, name=key, problems=problems)
