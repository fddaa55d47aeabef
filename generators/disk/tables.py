"""Documents as CSV tables: one row a record, and a child table for everything of which a record may have several."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generators.disk.codec import sample
from generators.records import Incident, Person

__all__ = ["INCIDENT_TABLES", "PERSON_TABLES", "Tables", "csv_lines"]

_NAMED_OTHERWISE = {"involved": "links"}


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of one kind of record: `main`, whose rows are records, and its child tables, with their columns.

    Columns follow the document: an object's keys become columns of their own (``location_lat``), a list a child table
    whose rows say whose they are (`owner`) and in which place they stood (``position``, from 1).
    """

    kind: type
    main: str
    owner: str

    def columns(self) -> Mapping[str, Sequence[str]]:
        """Return the columns of every table."""
        plan = _plan(self.kind)
        children = {
            _NAMED_OTHERWISE.get(key, key): (self.owner, "position", *(keys or ("value",)))
            for key, keys in plan.children.items()
        }
        return {self.main: plan.columns, **children}

    def rows(self, documents: Iterable[dict[str, Any]]) -> Mapping[str, list[Sequence[Any]]]:
        """Return the rows of every table for `documents`."""
        plan = _plan(self.kind)
        found: dict[str, list[Sequence[Any]]] = {table: [] for table in self.columns()}
        main = found[self.main]
        children = [(key, found[_NAMED_OTHERWISE.get(key, key)], keys) for key, keys in plan.children.items()]
        for document in documents:
            main.append([read(document) for read in plan.readers])
            owner = document["id"]
            for key, rows, keys in children:
                for position, item in enumerate(document[key], start=1):
                    values = [_cell(item[k]) for k in keys] if keys else [_cell(item)]
                    rows.append([owner, position, *values])
        return found


PERSON_TABLES = Tables(kind=Person, main="people", owner="person")
INCIDENT_TABLES = Tables(kind=Incident, main="incidents", owner="incident")


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return `rows` as CSV of RFC 4180 in UTF-8: lines end in CR LF, and what needs quotes has them."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


@dataclass(frozen=True, kw_only=True)
class _Plan:
    columns: tuple[str, ...]
    readers: tuple[Callable[[dict[str, Any]], Any], ...]
    children: Mapping[str, tuple[str, ...] | None]


@cache
def _plan(kind: type[Person] | type[Incident]) -> _Plan:
    document = sample(kind).document()
    readers: dict[str, Callable[[dict[str, Any]], Any]] = {}
    children: dict[str, tuple[str, ...] | None] = {}
    for key, value in document.items():
        if isinstance(value, list):
            children[key] = tuple(value[0]) if isinstance(value[0], dict) else None
        elif isinstance(value, dict):
            readers |= {f"{key}_{part}": _part(key, part) for part in value}
        else:
            readers[key] = _whole(key)
    return _Plan(columns=tuple(readers), readers=tuple(readers.values()), children=children)


def _whole(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda document: _cell(document[key])


def _part(key: str, part: str) -> Callable[[dict[str, Any]], Any]:
    return lambda document: _cell(document[key][part])


def _cell(value: object) -> object:
    return str(value).lower() if value is True or value is False else value
