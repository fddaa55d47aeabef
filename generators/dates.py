"""Dates of birth as records hold them and as officers type them: whole, or a month, or a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["PRESENT", "PartialDate", "age_on"]

PRESENT = date(2026, 6, 30)
"""The corpus's own present: a fixed day, so that the same seed gives the same ages whenever it is built."""

_TYPED = re.compile(r"(?:(?:(?P<day>\d{1,2})\W)?(?P<month>\d{1,2})\W)?(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_COMPACT = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")


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
    def parse(cls, text: str) -> "PartialDate | None":
        """Read a date as an officer types it, day first, or as a record holds it (ISO); None where it is no date."""
        text = text.strip()
        match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _TYPED.fullmatch(text)
        if match is None:
            return None
        try:
            return cls(**{part: int(value) for part, value in match.groupdict().items() if value is not None})
        except ValueError:
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
