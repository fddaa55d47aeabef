"""Variations of dates of birth."""

import random

from generators.dates import PartialDate
from generators.variations.registry import Tier, in_box, variation

__all__: list[str] = []


@variation("date-format", field="date of birth", tier=Tier.STRONG)
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


@variation("year-only", field="date of birth", tier=Tier.STRONG)
@in_box("date_of_birth")
def year_only(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Only the year of birth typed."""
    day = PartialDate.parse(value)
    return str(day.year) if day else None


@variation("month-and-year", field="date of birth", tier=Tier.STRONG)
@in_box("date_of_birth")
def month_and_year(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Only the month and year of birth typed."""
    month = _read(value, to="month")
    return month.typed if month else None


@variation("day-month-swapped", field="date of birth", tier=Tier.MEDIUM)
@in_box("date_of_birth")
def day_month_swapped(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Day and month of birth exchanged."""
    day = PartialDate.parse(value)
    return day.swapped.typed if day and day.swapped else None


@variation("year-off-by-one", field="date of birth", tier=Tier.MEDIUM)
@in_box("date_of_birth")
def year_off_by_one(value: str, rng: random.Random) -> str | None:
    """Year of birth one too early or too late."""
    day = _read(value, to="day")
    if day is None:
        return None
    try:
        return PartialDate(year=day.year + rng.choice((-1, 1)), month=day.month, day=day.day).typed
    except ValueError:  # the 29th of February
        return None


@variation("digit-wrong", field="date of birth", tier=Tier.MEDIUM)
@in_box("date_of_birth")
def digit_wrong(value: str, rng: random.Random) -> str | None:
    """One digit of the date of birth replaced by another."""
    at = rng.choice([i for i, c in enumerate(value) if c.isdecimal()])
    changed = PartialDate.parse(value[:at] + rng.choice("0123456789") + value[at + 1 :])
    return changed.typed if changed and changed.complete and 1900 <= changed.year <= 2026 else None


def _read(value: str, *, to: str) -> PartialDate | None:
    day = PartialDate.parse(value)
    return day.truncated(to=to) if day else None
