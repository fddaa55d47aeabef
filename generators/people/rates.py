"""How often records of people have what makes them hard to tell apart, all in one place.

The figures are chosen so that a corpus of a few thousand holds enough of each kind to be measured, not to repeat a
force's: duplicates alone are far more in real systems (one supplier counted 1,867,000 records of fewer than 600,000
people).
"""

from collections.abc import Mapping
from types import MappingProxyType

from generators.weighted import WeightedChoice

__all__ = [
    "CHANGED_NAME",
    "DELETED",
    "DOUBLES",
    "DUPLICATE",
    "EARLIER_HOMES_EACH",
    "HOUSEHOLD_SIZES",
    "JUNIOR",
    "MARKERS_EACH",
    "MISSING_BIRTH",
    "MONTH_ONLY",
    "NAMESAKE_OTHER_BIRTH",
    "NAMESAKE_SAME_BIRTH",
    "ONE_NAME",
    "PHONES_EACH",
    "RESTRICTED",
    "THRICE",
    "TITLED",
    "TWIN",
    "YEAR_ONLY",
    "extra_records",
]

TWIN = "twin"
JUNIOR = "junior"
NAMESAKE_SAME_BIRTH = "namesake-same-birth"
NAMESAKE_OTHER_BIRTH = "namesake-other-birth"
DUPLICATE = "duplicate"
CHANGED_NAME = "changed-name"

DOUBLES: Mapping[str, float] = MappingProxyType(
    {
        TWIN: 0.008,
        JUNIOR: 0.010,
        NAMESAKE_SAME_BIRTH: 0.006,
        NAMESAKE_OTHER_BIRTH: 0.010,
        DUPLICATE: 0.045,
        CHANGED_NAME: 0.012,
    }
)
"""Share of the members of households who are given a double, by its kind; nobody is given two kinds.

A twin shares home, surname and date of birth; a junior (or senior) shares the whole name and the home, a generation
apart; namesakes live elsewhere.  A duplicate is a second record of one human, a changed name a second one under
another surname.
"""

THRICE = 0.2
"""Share of those with a duplicate who are recorded a third time."""

ONE_NAME = 0.004
"""Share of members of households without a double who go by one name, recorded as a surname."""

MISSING_BIRTH = 0.03
"""Share of records without a date of birth, but for those that a twin or a namesake is known by."""
YEAR_ONLY = 0.03
"""Share of such records with the year of birth alone."""
MONTH_ONLY = 0.012
"""Share of such records with the month and year of birth."""

TITLED = 0.12
"""Share of members of households recorded with a title."""

RESTRICTED = 0.02
"""Share of records that an ordinary search must not show."""
DELETED = 0.03
"""Share of records that are deleted, but not yet purged."""

MARKERS_EACH: WeightedChoice[int] = WeightedChoice.from_mapping({0: 0.85, 1: 0.10, 2: 0.04, 3: 0.01})
"""Warning markers a person."""
PHONES_EACH: WeightedChoice[int] = WeightedChoice.from_mapping({0: 0.24, 1: 0.53, 2: 0.18, 3: 0.05})
"""Telephone numbers a person."""
EARLIER_HOMES_EACH: WeightedChoice[int] = WeightedChoice.from_mapping({0: 0.60, 1: 0.28, 2: 0.09, 3: 0.03})
"""Earlier addresses a person."""
HOUSEHOLD_SIZES: WeightedChoice[int] = WeightedChoice.from_mapping({1: 0.30, 2: 0.34, 3: 0.16, 4: 0.14, 5: 0.06})
"""How many people a household has; chosen by this project, without consulting a census."""


def extra_records() -> float:
    """Return how many records the doubles add to each member of a household, on average."""
    return sum(DOUBLES.values()) + DOUBLES[DUPLICATE] * THRICE
