"""Postcodes that look right and are nobody's: no postcode area begins with X.

Which letters stand where follows Royal Mail, Programmers' Guide to the Postcode Address File (2013), "Postcode
characters": not I, J or Z second; A, B, E, H, M, N, P, R, V, W, X or Y fourth; not C, I, K, M, O or V in the last two.
"""

import random

__all__ = ["inward_codes", "outward_code"]

_SECOND = "NABCDEFHKLMOPQRSTUVWXY"
"""Letters of the areas, but for G: XG is the area of the golden queries."""
_FOURTH = "ABEHMNPRVWXY"
_LAST = "ABDEFGHJLNPQRSTUWXYZ"

_OUTWARD = (
    *(f"X{letter}{district}" for letter in _SECOND for district in range(1, 100)),
    *(f"X{letter}{district}{last}" for letter in _SECOND for district in range(1, 10) for last in _FOURTH),
)


def outward_code(number: int) -> str:
    """Return the outward code of town `number` (from 0): ``XN1``, ``XN2``, …

    4,554 towns have codes of their own; later towns use them again, as some neighbouring towns do.
    """
    return _OUTWARD[number % len(_OUTWARD)]


def inward_codes(rng: random.Random, sector: int, count: int) -> list[str]:
    """Draw `count` different inward codes of `sector` (1 to 9), at most 400."""
    return [f"{sector}{_LAST[n // 20]}{_LAST[n % 20]}" for n in rng.sample(range(400), count)]
