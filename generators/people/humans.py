"""A human as the truth knows one, before anybody recorded anything."""

import random
from dataclasses import dataclass
from datetime import date

from generators.dates import PRESENT
from generators.names import Culture
from generators.names.pools import NamePool
from generators.records import Address, Name, Sex

__all__ = ["ADULT", "Human", "age", "birth_at"]

ADULT = 18
"""The age at which somebody may head a household, in years."""

_TODAY = PRESENT.toordinal()


@dataclass(frozen=True, kw_only=True, slots=True)
class Human:
    """One human.  `before` is the surname that was borne before a marriage, if it was another."""

    key: str
    culture: Culture
    pool: NamePool
    sex: Sex
    name: Name
    born: date
    home: Address
    before: str = ""


def birth_at(rng: random.Random, years: int) -> date:
    """Draw the day of birth of somebody `years` old."""
    return date.fromordinal(_TODAY - int((years + rng.random()) * 365.2425))


def age(born: date) -> int:
    """Return the age in years, to within a day."""
    return int((_TODAY - born.toordinal()) / 365.2425)
