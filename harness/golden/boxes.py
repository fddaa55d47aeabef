"""Reads what a golden topic types into the boxes of a search."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from generators.dates import PartialDate
from generators.people import MARKERS
from generators.queries import IncidentQuery, Query
from generators.records import Flag, Risk, Role, Sex
from generators.topics import Intent
from generators.truth import local_moment
from harness.errors import did_you_mean
from harness.systems.system import ASKED_WITH
from harness.toml import Table

__all__ = ["read_query"]

_OLDEST = 120


def read_query(table: Table, intent: Intent, *, likely: bool = True) -> Query:
    """Return the query that `table` types, one key per box.

    `likely` is whether a mistake in it is one of the author's, and no officer's whose question was kept.
    """
    form = ASKED_WITH[intent]
    typed = {box: table.text(box) for box in form.boxes() if table.has(box)}
    table.close()
    for box, text in typed.items() if likely else ():
        check = _CHECKS.get(box)
        if check and text.strip() and (fault := check(text)):
            table.problem(box, fault)
    query = form(**typed)
    if not typed and table.sound:
        table.problem("", "types nothing")
    if likely and isinstance(query, IncidentQuery) and table.sound:
        for box, fault in _contradictions(query):
            table.problem(box, fault)
    return query


def _contradictions(query: IncidentQuery) -> Iterator[tuple[str, str]]:
    if query.number and not query.date:
        yield "number", "restarts every day, so it needs a date"
    if query.since and query.until and local_moment(query.since) >= local_moment(query.until):
        yield "until", f"{query.until!r} is not after since, {query.since!r}"


def _date_fault(text: str) -> str | None:
    """Return what is wrong with a typed date; text without a digit is none and means to be none, such as ``N/K``."""
    if PartialDate.parse(text) or not any(map(str.isdecimal, text)):
        return None
    return f"{text!r} is no date that a calendar has, day first"


def _moment_fault(text: str) -> str | None:
    try:
        parsed = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 -- local by definition
    except ValueError:
        return f"{text!r} is no local time of the form '2026-03-29T00:45'"
    return None if f"{parsed:%Y-%m-%dT%H:%M}" == text else f"{text!r} is no local time of the form '2026-03-29T00:45'"


def _number_fault(text: str) -> str | None:
    return None if text.isdecimal() else f"{text!r} is no daily number"


def _age_fault(text: str) -> str | None:
    return None if text.isdecimal() and int(text) <= _OLDEST else f"{text!r} is no age in years up to {_OLDEST}"


def _one_of(*known: str, typed_as: Callable[[str], str] = str) -> Callable[[str], str | None]:
    allowed = tuple(map(str, known))
    return lambda text: None if typed_as(text) in allowed else f"{text!r} is not known{did_you_mean(text, allowed)}"


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "date_of_birth": _date_fault,
    "born_from": _date_fault,
    "born_to": _date_fault,
    "date": _date_fault,
    "number": _number_fault,
    "since": _moment_fault,
    "until": _moment_fault,
    "age": _age_fault,
    "sex": _one_of(*Sex, *Sex.__members__, typed_as=str.upper),
    "marker": _one_of(*MARKERS, typed_as=str.upper),
    "role": _one_of(*Role),
    "flag": _one_of(*Flag, "none"),
    "risk": _one_of(*filter(None, Risk), typed_as=str.lower),
    "status": _one_of("open", "closed", typed_as=str.lower),
}
"""What may be wrong with the text in a box; names, places and words may be typed in any way at all."""
