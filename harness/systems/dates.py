"""What a typed date means: the form's own reading, which shares nothing with the one that the questions were made by.

`dateutil` reads most of these forms too, but ``1988-01-06`` day first as the first of June, ``1988`` as a day of that
year, and almost any text as some date; a date that decides who is shown must be read strictly or not at all.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from generators.dates import MONTHS, PRESENT, PartialDate

__all__ = ["typed_date"]

_PART = re.compile(r"\d+|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_IGNORED = frozenset({"of", "the", *(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))})
_LONGEST = 40
_NEAR_ENOUGH = 0.75
"""How alike a misspelt month must be (`difflib.SequenceMatcher.ratio`): Febuary and Setpember are, Smarch is not."""
_MONTH_NAMES = tuple(month.lower() for month in MONTHS)


def typed_date(text: str) -> PartialDate | None:
    """Return the date that `text` stands for, or the month, or the year; None where it is no date.

    Read are day first and year first with any mark between or none (``6/1/88``, ``06.01.1988``, ``1988-1-6``,
    ``060188``, ``06011988``, ``19880106``), the month in letters wherever it stands and however it is shortened or
    misspelt (``6 Jan 88``, ``Jan 6 1988``, ``6th Janury 1988``), a month and year, and a year.  What can be day first
    is; ``01/25/1988`` cannot, and is the 25th.  A year of two digits is the last such year that is not after
    :data:`~generators.dates.PRESENT`.
    """
    if len(text) > _LONGEST:
        return None
    parts = [part.lower() for part in _PART.findall(_ORDINAL.sub(" ", text))]
    parts = [part for part in parts if part not in _IGNORED]
    return next((date for day, month, year in _readings(parts) if (date := _date(day, month, year))), None)


def _readings(parts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield day, month and year as `parts` may mean them, the likelier first; what is not known is empty."""
    if not all(part.isascii() for part in parts):
        return
    words = [part for part in parts if not part.isdigit()]
    numbers = [part for part in parts if part.isdigit()]
    if len(words) == 1 and (month := _month(words[0])):
        yield from _beside_month(numbers, month)
    elif not words:
        yield from _numeric(numbers)


def _beside_month(numbers: list[str], month: str) -> Iterator[tuple[str, str, str]]:
    match numbers:
        case [year]:
            yield "", month, year
        case [day, year] if len(day) <= 2:
            yield day, month, year
            yield year, month, day
        case [year, day]:
            yield day, month, year


def _numeric(numbers: list[str]) -> Iterator[tuple[str, str, str]]:
    match numbers:
        case [run] if len(run) == 8:
            if run[:2] in ("18", "19", "20"):
                yield run[6:], run[4:6], run[:4]
            yield run[:2], run[2:4], run[4:]
        case [run] if len(run) == 6:
            yield run[:2], run[2:4], run[4:]
        case [year] if len(year) == 4:
            yield "", "", year
        case [year, month] if len(year) == 4:
            yield "", month, year
        case [month, year] if len(year) == 4:
            yield "", month, year
        case [year, month, day] if len(year) == 4:
            yield day, month, year
        case [day, month, year]:
            yield day, month, year
            yield month, day, year


def _month(word: str) -> str:
    """Return the number of the month that `word` is, shortens, or misspells; nothing where it is none."""
    if len(word) < 3:
        return ""
    begun = [name for name in _MONTH_NAMES if name.startswith(word)]
    near = begun or get_close_matches(word, _MONTH_NAMES, n=1, cutoff=_NEAR_ENOUGH)
    return str(_MONTH_NAMES.index(near[0]) + 1) if near else ""


def _date(day: str, month: str, year: str) -> PartialDate | None:
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return None
    for century in (2000, 1900) if len(year) == 2 else (0,):
        try:
            read = PartialDate(
                year=century + int(year), month=int(month) if month else None, day=int(day) if day else None
            )
        except ValueError:
            continue
        if len(year) == 4 or read.first <= PRESENT:
            return read
    return None
