"""Damage as it happens: one variation or none, drawn by published frequencies.

How often a cell is wrong at all is known for dates of birth alone; for names it is another tool's modelling default of
1 % of cells, and how wrong cells divide is published in part.  Each share says what of it was measured, and what not.
"""

import random
from dataclasses import dataclass
from itertools import accumulate

from generators.queries import Query
from generators.tiers import Tier
from generators.variations import dates, names  # noqa: F401 -- what is drawn must have been registered before
from generators.variations.registry import VARIATIONS, Variation, variation
from generators.variations.sources import LINKAGE, REGISTER

__all__ = ["MIX", "Share", "as_it_happens"]

_NOISE = 0.01
"""The share of cells that are wrong in a way: a modelling default of record-linkage tools, not a measurement."""

_SINGLE = 0.8
"""The share of misspelt words that hold a single edit: "more than 80 %" in studies of misspelling."""


_EVENLY = "how these divide is not published: evenly"
_CELLS = "that 1 % of cells are wrong at all is a modelling default"


@dataclass(frozen=True, kw_only=True)
class Share:
    """How often, of all queries, `variation` happens: `source` says what was measured, `modelled` what was not."""

    variation: str
    share: float
    source: str
    modelled: str


def _divided(total: float, source: str, modelled: str, *variations: str) -> tuple[Share, ...]:
    return tuple(
        Share(variation=name, share=total / len(variations), source=source, modelled=modelled) for name in variations
    )


MIX: tuple[Share, ...] = (
    *_divided(_NOISE * 0.53, f"{LINKAGE}: 53 % of differing forenames are misspelt", _CELLS, "slip-in-forename"),
    *_divided(
        *(_NOISE * 0.47, f"{LINKAGE}: the other 47 % of forenames", f"{_CELLS}; {_EVENLY}"),
        *("nickname", "initial", "title"),
    ),
    *_divided(
        _NOISE * 0.34 * _SINGLE, f"{LINKAGE}: 34 % of differing surnames are misspelt, 80 % once", _CELLS, "slip"
    ),
    *_divided(_NOISE * 0.34 * (1 - _SINGLE), f"{LINKAGE}: and 20 % of these more than once", _CELLS, "two-slips"),
    *_divided(
        *(_NOISE * 0.66, f"{LINKAGE}: the other 66 % of surnames", f"{_CELLS}; {_EVENLY}"),
        *("phonetic", "transliteration", "half-of-hyphen", "particle"),
    ),
    *_divided(_NOISE * 0.58, f"{LINKAGE}: middle names differ in 58 %", _CELLS, "middle-added"),
    *_divided(
        *(0.015, f"{REGISTER}: 1.5 % of dates of birth are wrong", _EVENLY),
        *("day-month-swapped", "digit-wrong", "digits-transposed", "year-off-by-one", "decade-slip"),
    ),
)
"""What happens to a query, and how often; to the rest of the queries nothing does."""

_NAMES = tuple(share.variation for share in MIX)
_WEIGHTS = tuple(accumulate(share.share for share in MIX))


def as_it_happens(rng: random.Random) -> Variation | None:
    """Draw what happens to one query: mostly nothing, None."""
    drawn = rng.choices((*_NAMES, ""), cum_weights=(*_WEIGHTS, 1.0))[0]
    return VARIATIONS[drawn] if drawn else None


@variation(
    "as-it-happens",
    field="name and date of birth",
    tier=Tier.WEAK,
    source=f"{LINKAGE}; {REGISTER}; 1 % of cells is modelled",
)
def _as_it_happens(asked: Query, rng: random.Random) -> Query | None:
    """One thing wrong with name or date of birth, drawn by how often each is reported."""
    # One that does not apply is not drawn again: the rare would otherwise lose to what always applies.
    drawn = rng.choices(_NAMES, cum_weights=_WEIGHTS)[0]
    return VARIATIONS[drawn](asked, rng)
