"""Two things wrong at once: damage on damage, of one field or of two."""

import random
from typing import NamedTuple

from generators.queries import Query
from generators.tiers import Tier
from generators.variations import dates, names  # noqa: F401 -- what is composed must have been registered before
from generators.variations.registry import VARIATIONS, Vary, variation
from generators.variations.sources import OUTSIDE, PENALTY, PRACTICE

__all__ = ["PAIRS", "Pair", "both"]


class Pair(NamedTuple):
    """The names of two variations, of which the second is done to what the first has made."""

    first: str
    second: str
    tier: Tier
    source: str


PAIRS: tuple[Pair, ...] = (
    Pair("slip", "year-off-by-one", Tier.WEAK, PRACTICE),
    Pair("nickname", "day-month-swapped", Tier.WEAK, PRACTICE),
    Pair("slip-in-forename", "slip", Tier.WEAK, PENALTY),
    Pair("transliteration", "slip", Tier.WEAK, PENALTY),
    # Either half can still be told by the other half and the date.
    Pair("nickname", "slip", Tier.MEDIUM, OUTSIDE),
    Pair("swapped", "slip", Tier.MEDIUM, OUTSIDE),
    # Of three things one is right and one is near.
    Pair("surname-other", "digit-wrong", Tier.WEAK, OUTSIDE),
)
"""What is composed, how much of it may be missed, and who reports it."""


def both(first: Vary, second: Vary) -> Vary:
    """Return what does `first` and then `second`; it does not apply unless each of them changes something."""

    def vary(asked: Query, rng: random.Random) -> Query | None:
        once = first(asked, rng)
        if once is None or once == asked:
            return None
        twice = second(once, rng)
        return None if twice in {None, once} else twice

    return vary


def _register(pair: Pair) -> None:
    one, other = VARIATIONS[pair.first], VARIATIONS[pair.second]
    composed = both(one, other)
    composed.__doc__ = f"{one.about[:-1]}; and: {other.about}"
    field = "name" if one.field == other.field else "name and date of birth"
    named = variation(
        f"{pair.first}+{pair.second}", field=field, tier=pair.tier, source=pair.source, cultures=one.cultures
    )
    named(composed)


for _pair in PAIRS:
    _register(_pair)
