"""Statistics: how far a count of found topics can be trusted, and how many topics a claim needs."""

import math
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from statistics import NormalDist
from typing import NamedTuple

__all__ = ["Interval", "holm", "topics_to_decide", "topics_to_see", "truncated", "wilson"]


class Interval(NamedTuple):
    """A confidence interval of a proportion."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{truncated(self.low)}–{truncated(self.high)}"


def wilson(found: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Return Wilson's score interval of `found` out of `n`; of nothing asked nothing is known, ``(0, 1)``.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).  Brown, Cai &
    DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), recommend it for its
    coverage near 0 and 1, where the textbook interval fails.
    """
    if n == 0:
        return Interval(0.0, 1.0)
    from scipy.stats import binomtest  # here, for it takes longer to import than everything else together

    bounds = binomtest(found, n).proportion_ci(confidence_level=confidence, method="wilson")
    return Interval(float(bounds.low), float(bounds.high))


def holm(p_values: Sequence[float]) -> list[float]:
    """Return `p_values` as adjusted for their number, in their order: each may be compared with the level of one test.

    Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = highest
    return adjusted


def topics_to_see(drop: float, *, confidence: float = 0.95) -> int:
    """Return how many topics show a miss, with probability `confidence`, where a share `drop` of all is missed.

    The smallest n with ``(1 - drop)**n <= 1 - confidence``: the "rule of three" without its approximation (Hanley &
    Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).  Raises :class:`ValueError` unless
    both are between 0 and 1.
    """
    if not (0 < drop < 1 and 0 < confidence < 1):
        raise ValueError(f"a drop and a confidence lie between 0 and 1, not at {drop} and {confidence}")
    return math.ceil(math.log1p(-confidence) / math.log1p(-drop))


def topics_to_decide(share: float, floor: float, *, confidence: float = 0.95) -> int | None:
    """Return how many topics put Wilson's interval on one side of `floor` if `share` of them is found; None if none do.

    Wilson's interval is the score test turned round: it leaves the floor out once ``|share - floor|`` exceeds z
    standard errors at the floor (Wilson 1927), hence ``n = z² floor (1 - floor) / (share - floor)²``.
    """
    if share == floor:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    return math.ceil(z**2 * floor * (1 - floor) / (share - floor) ** 2)


def truncated(share: float, digits: int = 3) -> str:
    """Write `share` with `digits` decimals, cut and never rounded up.

    So 0.9996 does not read as 1, and a bound printed beside a floor lies on the side of it on which it was judged to
    lie.
    """
    return str(Decimal(repr(float(share))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_DOWN))
