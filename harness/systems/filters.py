"""What a request template can do to typed text besides Jinja's own filters.

These stand for what the form of a records system does before it asks.  All that concerns spelling is left to the
analysers of the index: they are part of what is tested.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import orjson
from jinja2 import Undefined

from generators.dates import PRESENT, PartialDate
from generators.incidents import LOCAL_TIME
from harness.systems.dates import typed_date
from harness.systems.free_text import free_text

__all__ = ["FILTERS"]

_LONGEST = 200
_OLDEST = 120
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", re.ASCII)
_NOT_KNOWN = re.compile(
    r"(?<![^\W_])(?:un-?known|unk|not\s(?:known|given|stated|recorded|provided|supplied)|no\s(?:fore|first\s|sur)?name"
    r"|none\sgiven|n[/.]?k\.?|n/[aks]|nfn|fnu|lnu)(?![^\W_])|^[\W\d_]*\?[\W\d_]*$"
    r"|^\s*(?:mr|mrs|ms|miss|mx|dr|sir|madam|baby|infant)\.?\s*$",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class DaysOfBirth(NamedTuple):
    """The first and the last day on which somebody may have been born."""

    first: date
    last: date


def typed(text: str) -> str:
    """Return what was typed into a box, without space around it and cut where a form's box ends: 200 characters."""
    return _CONTROL.sub(" ", text).strip()[:_LONGEST]


def letters(text: str) -> int:
    """Return how many letters and digits `text` has: one in ``J.``."""
    return sum(c.isalnum() for c in text)


def known(text: str) -> str:
    """Return the typed name without words that stand for one nobody knows: ``UNKNOWN``, ``Not given``, ``N/K``.

    A title alone (``Mrs``) and the ``Baby`` of somebody not yet named are no names either.
    """
    return _NOT_KNOWN.sub(" ", text).strip()


def date_parts(text: str) -> PartialDate | None:
    """Return a typed date, day first or year first, whole or in part; None where it is no date.

    ``.iso``, ``.first`` and ``.last`` (days, both included), ``.complete``, ``.swapped`` (day and month exchanged, or
    None), ``.year``, ``.month`` and ``.day`` can be read from it.
    """
    return typed_date(text)


def day_first(iso: str | None) -> str:
    """Return a recorded date with its day first, as far as it is known: ``09/03/1984``, ``03/1984``, ``1984``."""
    return "/".join(reversed((iso or "").split("-")))


def born_at_age(text: str) -> DaysOfBirth | None:
    """Return the days (``.first`` and ``.last``) on which somebody of a typed age was born; None where it is no age.

    The age is that on the corpus's own present day, :data:`generators.dates.PRESENT`.
    """
    typed_age = text.strip()
    if not re.fullmatch(r"\d{1,3}", typed_age, re.ASCII) or (age := int(typed_age)) > _OLDEST:
        return None
    return DaysOfBirth(
        first=PRESENT.replace(year=PRESENT.year - age - 1) + timedelta(days=1),
        last=PRESENT.replace(year=PRESENT.year - age),
    )


def moment(text: str) -> str:
    """Return a typed local time as a moment in ISO 8601, to the minute in UTC; nothing where it is no time.

    A time that the clock shows twice is the earlier of the two.  Elasticsearch, told a ``time_zone``, takes the later.
    """
    written = text.strip()
    # Python reads far more than that, and a row of ones as a day of the year 1111.
    if not _MOMENT.fullmatch(written):
        return ""
    try:
        local = datetime.fromisoformat(written).replace(tzinfo=LOCAL_TIME, fold=0)
        return local.astimezone(UTC).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return ""


def tojson(value: object) -> str:
    """Return `value` (text, a number, a date, a list of these) as JSON."""
    if isinstance(value, Undefined):
        str(value)  # raises, and says what is not defined
    return orjson.dumps(value).decode()


FILTERS: Mapping[str, Callable[..., Any]] = {
    "typed": typed,
    "letters": letters,
    "known": known,
    "free_text": free_text,
    "date_parts": date_parts,
    "day_first": day_first,
    "born_at_age": born_at_age,
    "moment": moment,
    "tojson": tojson,
}
"""Every filter by the name that a template uses."""
