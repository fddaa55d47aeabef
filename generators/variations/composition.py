"""Two things wrong at once: damage on damage, of one field or of two."""

import random

from generators.queries import Query
from generators.variations import dates, names  # noqa: F401 -- what is composed must have been registered before
from generators.variations.registry import VARIATIONS, Tier, Vary, variation
from generators.variations.sources import PENALTY, PRACTICE

__all__ = ["PAIRS", "both"]

PAIRS: tuple[tuple[str, str, str], ...] = (
    ("slip", "year-off-by-one", PRACTICE),
    ("nickname", "day-month-swapped", PRACTICE),
    ("slip-in-forename", "slip", PENALTY),
    ("transliteration", "slip", PENALTY),
)
"""What is composed, and who reports it."""


def both(first: Vary, second: Vary) -> Vary:
    """Return what does `first` and then `second`; it does not apply unless each of them changes something."""

    def vary(asked: Query, rng: random.Random) -> Query | None:
        once = first(asked, rng)
        if once is None or once == asked:
            return None
        twice = second(once, rng)
        return None if twice in {None, once} else twice

    return vary


def _register(first: str, second: str, source: str) -> None:
    one, other = VARIATIONS[first], VARIATIONS[second]
    composed = both(one, other)
    composed.__doc__ = f"{one.about[:-1]}; and: {other.about}"
    field = "name" if one.field == other.field else "name and date of birth"
    variation(f"{first}+{second}", field=field, tier=Tier.WEAK, source=source, cultures=one.cultures)(composed)


for _pair in PAIRS:
    _register(*_pair)
