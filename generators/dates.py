"""Dates of birth as records hold them and as officers type them: whole, or a month, or a year."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["MONTHS", "PRESENT", "PartialDate", "age_on"]

PRESENT = date(2026, 6, 30)
"""The corpus's own present: a fixed day, so that the same seed gives the same ages whenever it is built."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months as officers write them, whatever the locale."""

_APART = r"[\W_]{1,3}"

_DAY_FIRST: Sequence[re.Pattern[str]] = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"),  # as a record holds it (ISO)
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})"),
    re.compile(rf"(?P<day>\d{{1,2}}){_APART}(?P<month>\d{{1,2}}){_APART}(?P<year>\d{{4}}|\d{{2}})"),
    re.compile(rf"(?P<month>\d{{1,2}}){_APART}(?P<year>\d{{4}})"),
    re.compile(
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_APART}(?:of\s)?)?)?"
        rf"(?P<month>[a-z]{{3,9}})(?:{_APART})?(?P<year>\d{{4}}|\d{{2}})",
        re.IGNORECASE,
    ),
)

_YEAR_OR_MONTH_FIRST: Sequence[re.Pattern[str]] = (
    # Read day first, eight digits that also read year first would be of a year before 1232.
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(
        rf"(?P<year>\d{{4}}){_APART}(?P<month>\d{{1,2}}|[a-z]{{3,9}})(?:{_APART}(?P<day>\d{{1,2}}))?", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<month>[a-z]{{3,9}}){_APART}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_APART}(?P<year>\d{{4}})", re.IGNORECASE
    ),
)
_MONTH_TYPED = {
    name[:length].lower(): number for number, name in enumerate(MONTHS, start=1) for length in range(3, len(name) + 1)
}


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown.

    Raises :class:`ValueError` for a date that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_date(cls, value: date) -> "PartialDate":
        """Return the whole date `value`."""
        return cls(year=value.year, month=value.month, day=value.day)

    @classmethod
    @lru_cache(maxsize=4096)  # a date is read again for every record that it may be of, and every box that it may be in
    def parse(cls, text: str) -> "PartialDate | None":
        """Read a date as an officer types it, or as a record holds it (ISO); None where it is no date.

        Read are ``03/09/1984`` with any mark between or none (``03091984``), without zeros, with the month in letters
        (``3 Sep 1984``, ``3rd September 1984``), a month and year (``9/1984``, ``Sept 1984``) and a year; the year
        first in the same ways (``1984/9/3``, ``19840903``), and a month in letters before the day (``Sep 3, 1984``).
        Digits alone are never read month first.  A year of two digits is the last such year that is not after
        :data:`PRESENT`: ``030984`` is of 1984, ``01/07/26`` of 1926.
        """
        matches = filter(None, (form.fullmatch(text.strip()) for form in (*_YEAR_OR_MONTH_FIRST, *_DAY_FIRST)))
        return next(filter(None, (cls._read(**match.groupdict()) for match in matches)), None)

    @classmethod
    def _read(cls, *, year: str, month: str | None = None, day: str | None = None) -> "PartialDate | None":
        number = None if month is None else int(month) if month.isdecimal() else _MONTH_TYPED.get(month.lower())
        if month is not None and number is None:
            return None
        for century in (2000, 1900) if len(year) == 2 else (0,):
            try:
                read = cls(year=century + int(year), month=number, day=None if day is None else int(day))
            except ValueError:
                continue
            if len(year) > 2 or read.first <= PRESENT:
                return read
        return None

    @property
    def complete(self) -> bool:
        """Whether day and month are known."""
        return self.day is not None

    @property
    def first(self) -> date:
        """The first day that this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def swapped(self) -> "PartialDate | None":
        """The same digits with day and month exchanged; None where that is no other date."""
        if self.month is None or self.day is None or self.day > 12 or self.day == self.month:
            return None
        return PartialDate(year=self.year, month=self.day, day=self.month)

    def truncated(self, *, to: str) -> "PartialDate | None":
        """Return this date to the precision ``"year"``, ``"month"`` or ``"day"``; None where less is known."""
        if to == "year":
            return PartialDate(year=self.year)
        if to == "month":
            return None if self.month is None else PartialDate(year=self.year, month=self.month)
        return self if self.complete else None

    @property
    def iso(self) -> str:
        """``1984``, ``1984-03`` or ``1984-03-09``."""
        parts = [f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p is not None)]
        return "-".join(parts)

    @property
    def typed(self) -> str:
        """``1984``, ``03/1984`` or ``09/03/1984``: the way a British officer types it."""
        parts = [*(f"{p:02d}" for p in (self.day, self.month) if p is not None), f"{self.year:04d}"]
        return "/".join(parts)


def age_on(day: date, born: date) -> int:
    """Return the age in whole years, on `day`, of somebody born on `born`; one born on 29 February ages in March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
