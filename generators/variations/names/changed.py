"""One half of a name another altogether, or none: what is left is the other half, and what stands beside it."""

import random

from generators.placeholders import BY_SEX, NONE_GIVEN
from generators.queries import Query
from generators.text import tokens
from generators.tiers import Tier
from generators.variations.names.bearers import another_name, sex_of
from generators.variations.registry import Vary, variation
from generators.variations.sources import OUTSIDE, PRACTICE

__all__: list[str] = []


def _another(box: str) -> Vary:
    def vary(asked: Query, rng: random.Random) -> Query | None:
        if not (asked.forename and asked.surname):
            return None
        other = getattr(another_name(asked, rng), box)
        # What shares a word with the recorded one is that name with a part more or less: another variation.
        return asked.with_box(box, other) if set(tokens(other)).isdisjoint(tokens(getattr(asked, box))) else None

    return vary


@variation(
    "surname-other",
    field="name",
    tier=Tier.MEDIUM,
    source=f"public inquiry, 2004: known under another surname, nothing found, nobody noticed; {OUTSIDE}",
)
def surname_other(asked: Query, rng: random.Random) -> Query | None:
    """A surname changed or changed back, of which the record knows nothing, with the forename recorded."""
    return _another("surname")(asked, rng)


@variation("forename-other", field="name", tier=Tier.MEDIUM, source=OUTSIDE)
def forename_other(asked: Query, rng: random.Random) -> Query | None:
    """Another forename, by which the person goes and of which the record knows nothing, with the surname recorded."""
    return _another("forename")(asked, rng)


@variation("placeholder", field="name", tier=Tier.MEDIUM, source=f"{PRACTICE}; {OUTSIDE}")
def placeholder(asked: Query, rng: random.Random) -> Query | None:
    """What stands for a forename that nobody gave, with the surname recorded: UNKNOWN, NOT GIVEN, N/K, BABY, MR."""
    return asked.with_box("forename", rng.choice((*NONE_GIVEN, BY_SEX[sex_of(asked)]))) if asked.forename else None
