"""Reads TOML tables key by key, so that whoever wrote a file can correct all of it in one go.

A value that is missing or wrong is noted once, in a list of problems, and reading goes on with an empty one instead.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from harness.errors import did_you_mean

__all__ = ["Table", "read_toml"]

T = TypeVar("T", str, int, float, bool, datetime, list[Any], dict[str, Any])
E = TypeVar("E", bound=StrEnum)

_UNKNOWN = datetime.min.replace(tzinfo=UTC)

_CALLED: Mapping[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime: "a date and time with its offset, such as 2026-03-29T00:45:00+00:00",
    list: "a list in square brackets",
    dict: "a table",
}


def read_toml(content: bytes, file: str, *, problems: list[str]) -> dict[str, Any]:
    """Return what the `content` of a TOML `file` says, nothing where it cannot be read."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except ValueError as error:  # not UTF-8, or not TOML
        problems.append(f"{file}: is no TOML: {error}")
    return {}


class Table:
    """One table of a TOML file, or one within it.

    Every problem names `file`, the `name` of the topic or record, and the key: ``prefix`` and what is asked for.
    """

    def __init__(
        self, values: Mapping[str, Any], *, file: str, problems: list[str], name: str = "", prefix: str = ""
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

    @property
    def keys(self) -> tuple[str, ...]:
        """What is written, key by key, as it stands in the file."""
        return tuple(self._values)

    def problem(self, key: str, text: str) -> None:
        """Note what is wrong with `key`; the table itself is meant where `key` is empty."""
        where = ", ".join(filter(None, (self.file, self.name, self.where(key))))
        self._problems.append(f"{where}: {text}")

    def has(self, key: str) -> bool:
        """Whether `key` is written at all."""
        self._known[key] = None
        return key in self._values

    def where(self, key: str) -> str:
        """Return how `key` is called in messages, beside the file."""
        return f"{self._prefix}{key}".rstrip(".")

    def is_text(self, key: str) -> bool:
        """Whether a text stands under `key`, and not a table or anything else."""
        return isinstance(self._values.get(key), str)

    def is_table(self, key: str) -> bool:
        """Whether a table stands under `key`."""
        return isinstance(self._values.get(key), dict)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text, which must say something where it is written."""
        written = self._values.get(key)
        if isinstance(written, str) and not written.strip():
            self.problem(key, "says nothing")
        return self._value(key, str, "", default)

    def count(self, key: str, default: int | None = None, *, least: int = 1) -> int:
        """Return a whole number, `least` or more."""
        count = self._value(key, int, least, default)
        if count < least:
            self.problem(key, f"must be {least} or more, not {count}")
        return count

    def above_0(self, key: str, default: float | None = None) -> float:
        """Return a finite number above 0."""
        number = self._number(key, 1.0, default)
        if not 0 < number < math.inf:
            self.problem(key, f"must be a number above 0, and finite, not {number:g}")
        return number

    def share(self, key: str) -> float:
        """Return a number between 0 and 1, both left out."""
        number = self._number(key, 0.5, None)
        if not 0 < number < 1:
            self.problem(key, f"must lie between 0 and 1, both left out, not at {number:g}")
        return number

    def truth(self, key: str, *, default: bool = False) -> bool:
        """Return true or false; the default where nothing is written."""
        return self._value(key, bool, False, default)

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
        return tuple(kind(text) for text in self.some_of(key, [member.value for member in kind]))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where nothing is written."""
        return self._listed(key, str)

    def counts(self, key: str, default: tuple[int, ...] = (), *, least: int, most: int) -> tuple[int, ...]:
        """Return a list of whole numbers from `least` to `most`; the default where nothing is written."""
        numbers = self._listed(key, int) if self.has(key) else default
        for number in numbers:
            if not least <= number <= most:
                self.problem(key, f"must hold numbers from {least} to {most}, not {number}")
        return numbers

    def some_of(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that are listed, each one of the `allowed`; none where nothing is written."""
        texts, options = self.texts(key), tuple(allowed)
        for text in texts:
            if text not in options:
                self.problem(key, f"{text!r} is not known{did_you_mean(text, options)}")
        return tuple(text for text in texts if text in options)

    def named_texts(self, key: str) -> dict[str, str]:
        """Return the table of texts under `key`, whatever their keys; an empty one where there is none."""
        if not self.has(key):
            return {}
        table = self.table(key)
        return {name: table.text(name) for name in table.keys}

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
        return Table(values, file=self.file, problems=problems, name=self.name, prefix=f"{self._prefix}{prefix}")

    def _listed(self, key: str, kind: type[T]) -> tuple[T, ...]:
        listed: list[Any] = self._value(key, list, [], [])
        for item in listed:
            if not isinstance(item, kind):
                self.problem(key, f"must hold {_CALLED[kind]} at every place, not {_shown(item)}")
        return tuple(item for item in listed if isinstance(item, kind))

    def _number(self, key: str, empty: float, default: float | None) -> float:
        whole = type(self._values.get(key)) is int
        return float(self._value(key, int, 1, None)) if whole else self._value(key, float, empty, default)

    def _value(self, key: str, kind: type[T], empty: T, default: T | None) -> T:
        self._known[key] = None
        if key not in self._values:
            if default is None:
                near = get_close_matches(key, self._values.keys() - self._known, n=1)
                self._known.update(dict.fromkeys(near))
                self.problem(key, "is missing" + (f"; is {near[0]!r} meant for it?" if near else ""))
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
