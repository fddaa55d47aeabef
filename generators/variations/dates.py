"""Variations of dates of birth, and of the age typed instead."""

import random

from generators.dates import MONTHS, PRESENT, PartialDate
from generators.tiers import Tier
from generators.variations.names.slips import one_slip
from generators.variations.registry import in_box, variation
from generators.variations.sources import OBSERVED, PRACTICE, REGISTER

__all__: list[str] = []

_WRONG = f"{REGISTER}: share of dates of birth that are wrong in any way (0.11 % between hospital and registry)"
_OLDEST = 1900
# What stands in the box where nobody knows the date: a form may insist on some text.
_NO_DATE = ("N/K", "NK", "unknown", "UNKNOWN", "?", "not known", "Not given", "n/a", "-")


@variation("date-format", field="date of birth", tier=Tier.STRONG, source=OBSERVED)
@in_box("date_of_birth")
def date_format(value: str, rng: random.Random) -> str | None:
    """Another way to write the same day: dots, dashes, no leading zeros, no separators, ISO."""
    day = PartialDate.parse(value)
    if day is None or not day.complete:
        return None
    first = day.first
    return rng.choice(
        (
            f"{first:%d.%m.%Y}",
            f"{first:%d-%m-%Y}",
            f"{first.day}/{first.month}/{first.year}",
            f"{first:%d%m%Y}",
            day.iso,
        )
    )


@variation("date-as-noted", field="date of birth", tier=Tier.STRONG, source=OBSERVED)
@in_box("date_of_birth")
def date_as_noted(value: str, rng: random.Random) -> str | None:
    """The same day as officers note it: the month in letters, or a year of two digits."""
    day = PartialDate.parse(value)
    if day is None or not day.complete:
        return None
    first, month = day.first, MONTHS[day.first.month - 1]
    typed = rng.choice(
        (
            f"{first.day} {month[:3]} {first:%y}",
            f"{first.day} {month[:3]} {first.year}",
            f"{first.day} {month} {first.year}",
            f"{first.day}{_ordinal(first.day)} {month} {first.year}",
            f"{first:%d/%m/%y}",
            f"{first.day}.{first.month}.{first:%y}",
            f"{first:%d%m%y}",
        )
    )
    # Of somebody older than a hundred, a year of two digits says another century.
    return typed if PartialDate.parse(typed) == day else None


@variation("date-year-first", field="date of birth", tier=Tier.STRONG, source=f"{OBSERVED}: in some thirty forms")
@in_box("date_of_birth")
def date_year_first(value: str, rng: random.Random) -> str | None:
    """The same day with the year first, as other systems export it: 1988/01/06, 19880106, 1988-1-6."""
    day = _read(value, to="day")
    if day is None:
        return None
    first = day.first
    loose = (f"{first.year}{mark}{first.month}{mark}{first.day}" for mark in "/-.")
    return rng.choice((*loose, *(f"{first:{form}}" for form in ("%Y/%m/%d", "%Y.%m.%d", "%Y %m %d", "%Y%m%d"))))


@variation("date-lettered", field="date of birth", tier=Tier.STRONG, source=f"{OBSERVED}: in some thirty forms")
@in_box("date_of_birth")
def date_lettered(value: str, rng: random.Random) -> str | None:
    """The same day with its month in letters, as forms and passports print it: 6-Jan-1988, 06JAN1988, Jan 6, 1988."""
    day = _read(value, to="day")
    if day is None:
        return None
    first, month = day.first, MONTHS[day.first.month - 1]
    return rng.choice(
        (
            f"{first.day}-{month[:3]}-{first.year}",
            f"{first:%d}-{month[:3].upper()}-{first.year}",
            f"{first:%d}{month[:3].upper()}{first.year}",
            f"{first.day}/{month[:3]}/{first.year}",
            f"{month[:3]} {first.day} {first.year}",
            f"{month} {first.day}, {first.year}",
        )
    )


@variation("month-misspelt", field="date of birth", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("date_of_birth")
def month_misspelt(value: str, rng: random.Random) -> str | None:
    """The same day with one slip in the name of its month, of four letters or more: 6 Setpember 1988, Febuary."""
    day = _read(value, to="day")
    if day is None or len(month := MONTHS[day.first.month - 1]) < 4:
        return None
    typed = f"{day.day} {one_slip(month, rng)} {day.year}"
    # What is left of a month may still be read, such as Marc; another month it may not be.
    return typed if month not in typed and PartialDate.parse(typed) in {None, day} else None


@variation("date-unknown", field="date of birth", tier=Tier.STRONG, source=f"{PRACTICE}; it must not hide the person")
@in_box("date_of_birth")
def date_unknown(value: str, rng: random.Random) -> str:  # noqa: ARG001
    """Text that is no date typed for the date of birth: N/K, unknown, a question mark."""
    return rng.choice(_NO_DATE)


@variation("year-only", field="date of birth", tier=Tier.STRONG, source=PRACTICE)
@in_box("date_of_birth")
def year_only(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Only the year of birth typed."""
    day = PartialDate.parse(value)
    return str(day.year) if day else None


@variation("month-and-year", field="date of birth", tier=Tier.STRONG, source=PRACTICE)
@in_box("date_of_birth")
def month_and_year(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Only the month and year of birth typed."""
    month = _read(value, to="month")
    return month.typed if month else None


@variation("day-month-swapped", field="date of birth", tier=Tier.MEDIUM, source=_WRONG, frequency=0.015)
@in_box("date_of_birth")
def day_month_swapped(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Day and month of birth exchanged."""
    day = PartialDate.parse(value)
    return _plausible(day.swapped) if day else None


@variation("year-off-by-one", field="date of birth", tier=Tier.MEDIUM, source=_WRONG, frequency=0.015)
@in_box("date_of_birth")
def year_off_by_one(value: str, rng: random.Random) -> str | None:
    """Year of birth one too early or too late."""
    return _moved(value, rng.choice((-1, 1)))


@variation("decade-slip", field="date of birth", tier=Tier.MEDIUM, source=_WRONG, frequency=0.015)
@in_box("date_of_birth")
def decade_slip(value: str, rng: random.Random) -> str | None:
    """Year of birth ten too early or too late."""
    return _moved(value, rng.choice((-10, 10)))


@variation("digit-wrong", field="date of birth", tier=Tier.MEDIUM, source=_WRONG, frequency=0.015)
@in_box("date_of_birth")
def digit_wrong(value: str, rng: random.Random) -> str | None:
    """One digit of the date of birth replaced by another."""
    day = _read(value, to="day")
    if day is None:
        return None
    typed = day.typed
    at = rng.choice([i for i, c in enumerate(typed) if c.isdecimal()])
    return _plausible(PartialDate.parse(typed[:at] + rng.choice("0123456789") + typed[at + 1 :]))


@variation("digits-transposed", field="date of birth", tier=Tier.MEDIUM, source=_WRONG, frequency=0.015)
@in_box("date_of_birth")
def digits_transposed(value: str, rng: random.Random) -> str | None:
    """Two neighbouring digits of the day, the month or the year of birth exchanged."""
    day = _read(value, to="day")
    if day is None:
        return None
    typed = day.typed
    at = rng.choice([i for i in range(len(typed) - 1) if typed[i : i + 2].isdecimal()])
    return _plausible(PartialDate.parse(typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]))


@variation("age-off-by-one", field="age", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("age")
def age_off_by_one(value: str, rng: random.Random) -> str | None:
    """An age guessed a year too low or too high."""
    age = int(value) + rng.choice((-1, 1))
    return str(age) if age > 0 else None


@variation("sex-spelt", field="sex", tier=Tier.STRONG, source=PRACTICE)
@in_box("sex")
def sex_spelt(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """The letter of the sex typed small."""
    return value.lower()


def _read(value: str, *, to: str) -> PartialDate | None:
    day = PartialDate.parse(value)
    return day.truncated(to=to) if day else None


def _moved(value: str, years: int) -> str | None:
    """Return the day `years` later; None where it is the 29th of February or still to come."""
    day = _read(value, to="day")
    if day is None:
        return None
    return _plausible(PartialDate.parse(f"{day.day:02d}/{day.month:02d}/{day.year + years:04d}"))


def _plausible(day: PartialDate | None) -> str | None:
    """Return `day` as typed if somebody alive may have been born on it."""
    return day.typed if day and day.complete and day.year >= _OLDEST and day.first <= PRESENT else None


def _ordinal(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
