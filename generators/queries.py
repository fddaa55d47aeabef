"""What an officer types: the boxes of a person search and of an incident search."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Self

__all__ = ["OPTIONAL", "IncidentQuery", "PersonQuery", "Query"]

OPTIONAL = frozenset({"anything"})
"""Boxes that a form may well not have: whatever is typed into them has a box of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Typed:
    def typed(self) -> dict[str, str]:
        """Return the boxes that are not empty, in the order of the form."""
        return {box: value for box in self.boxes() if (value := getattr(self, box))}

    def __str__(self) -> str:
        return (
            ", ".join(f"{name.replace('_', ' ')} {value!r}" for name, value in self.typed().items())
            or "(nothing typed)"
        )

    def with_box(self, box: str, value: str) -> Self:
        """Return this query with `value` typed into `box`."""
        return self.with_boxes({box: value})

    def with_boxes(self, values: Mapping[str, str]) -> Self:
        """Return this query with each of `values` typed into its box."""
        change: Mapping[str, Any] = values
        return replace(self, **change)

    @classmethod
    @cache
    def boxes(cls) -> tuple[str, ...]:
        """Return the names of all boxes."""
        return tuple(field.name for field in fields(cls))


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonQuery(_Typed):
    """The boxes of a person search, each as typed; an empty box asks nothing.

    `anything` is the one box of a form that has no other: names, numbers, dates and places in any order.  `name` is the
    one box for a whole name in any order; `forename` and `surname` are the two boxes of a fuller form.
    `date_of_birth` is typed in any form, mostly day first, and may be a month and year, or a year; what is no date
    (``N/K``) asks nothing.  `born_from` and `born_to` are the first and the last day on which somebody may have been
    born; `age` is in years.  `identifier` may hold several numbers, with commas between them.  `marker` is the code of
    a warning marker.
    """

    anything: str = ""
    name: str = ""
    forename: str = ""
    surname: str = ""
    date_of_birth: str = ""
    born_from: str = ""
    born_to: str = ""
    age: str = ""
    sex: str = ""
    identifier: str = ""
    phone: str = ""
    vehicle: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    marker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentQuery(_Typed):
    """The boxes of an incident search, each as typed; an empty box asks nothing.

    `since` and `until` are local times ``YYYY-MM-DDTHH:MM``: the first moment asked for, and the first one no longer
    asked for.  `number` is the daily number and needs `date` (typed day first).
    `reference` may be that of the incident or of the crime recorded of it.  `crossing` is the other street of a
    junction, `officer` a collar number, `status` is ``open`` or ``closed``, `flag` a flag or ``none``.
    """

    reference: str = ""
    number: str = ""
    date: str = ""
    since: str = ""
    until: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    crossing: str = ""
    landmark: str = ""
    beat: str = ""
    words: str = ""
    category: str = ""
    forename: str = ""
    surname: str = ""
    role: str = ""
    flag: str = ""
    risk: str = ""
    status: str = ""
    officer: str = ""
    vehicle: str = ""
    phone: str = ""


Query = PersonQuery | IncidentQuery
"""Either kind of query."""
