"""What is recorded of a day of birth: often all, at times an estimate, a part or nothing; and mistakes in it."""

import random
from datetime import date

from generators.dates import PartialDate
from generators.people.rates import MISSING_BIRTH, MONTH_ONLY, YEAR_ONLY

__all__ = ["mistaken_birth", "recorded_birth"]

_YEAR = MISSING_BIRTH + YEAR_ONLY
_MONTH = _YEAR + MONTH_ONLY


def recorded_birth(rng: random.Random, born: date, *, estimated: float) -> PartialDate | None:
    """Return what is recorded of `born`; `estimated` is the share of people with 1 January for an unknown day."""
    roll = rng.random()
    if roll >= _MONTH + estimated:
        return PartialDate(year=born.year, month=born.month, day=born.day)
    if roll < MISSING_BIRTH:
        return None
    if roll < _YEAR:
        return PartialDate(year=born.year)
    if roll < _MONTH:
        return PartialDate(year=born.year, month=born.month)
    return PartialDate(year=born.year, month=1, day=1)


def mistaken_birth(rng: random.Random, born: PartialDate | None) -> PartialDate | None:
    """Return what a second clerk may record of `born`: the same, nothing, day and month swapped, or another year."""
    roll = rng.random()
    if born is None or roll < 0.65:
        return born
    if roll < 0.80:
        return None
    if roll < 0.90:
        return born.swapped or born
    if roll < 0.95:
        return PartialDate(year=born.year)
    return _another_year(born, 1 if rng.random() < 0.5 else -1)


def _another_year(born: PartialDate, step: int) -> PartialDate:
    leap_day = (born.month, born.day) == (2, 29)
    return PartialDate(year=born.year + step, month=born.month, day=28 if leap_day else born.day)
