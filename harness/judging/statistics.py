"""Statistics: how far a count or a mean can be trusted, how many topics a claim needs, and what so many show."""

import math
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = [
    "Interval",
    "at_most",
    "bootstrapped",
    "excess",
    "holm",
    "seeded",
    "shortfall",
    "topics_to_decide",
    "topics_to_see",
    "truncated",
    "visible_fall",
    "visible_miss",
    "wilson",
]

_RESAMPLES = 999
"""Samples drawn anew for one interval: of 95 %, the 25th and the 975th lie at its bounds."""


class Interval(NamedTuple):
    """A confidence interval of a proportion or a mean."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{truncated(self.low)}–{truncated(self.high)}"


def wilson(found: float, n: float, *, confidence: float = 0.95) -> Interval:
    """Return Wilson's score interval of `found` out of `n`; of nothing asked nothing is known, ``(0, 1)``.

    Neither need be whole, so that what is worth less than independent topics can be counted for less.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).  Brown, Cai &
    DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), recommend it for its
    coverage near 0 and 1, where the textbook interval fails.
    """
    if n == 0:
        return Interval(0.0, 1.0)
    z2, share = NormalDist().inv_cdf((1 + confidence) / 2) ** 2, found / n
    middle = share + z2 / (2 * n)
    half = math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n**2)))
    low, high = ((middle + end) / (1 + z2 / n) for end in (-half, half))
    return Interval(low if found else 0.0, high if found < n else 1.0)


def seeded(text: str) -> "Generator":
    """Return a generator of random numbers that `text` alone decides."""
    from numpy.random import default_rng

    return default_rng(list(text.encode()))


def bootstrapped(
    values: Sequence[Sequence[float]], *, rng: "Generator", confidence: float = 0.95
) -> list[Interval | None]:
    """Return the percentile bootstrap interval of the mean of each row of `values`, a column being one topic.

    Topics are drawn anew with all their values, so that the intervals of a run go together (Efron & Tibshirani, *An
    Introduction to the Bootstrap*, 1993, chapter 13).  Of less than two topics nothing is known: None.  Where all are
    alike so is every sample, and the interval is a point; that of the share found says more there.
    """
    import numpy as np
    from scipy.stats import bootstrap

    rows = np.asarray(values, dtype=float)
    if rows.shape[1] < 2:
        return [None] * len(rows)
    intervals: list[Interval | None] = [Interval(float(row[0]), float(row[0])) for row in rows]
    varied = np.flatnonzero(np.ptp(rows, axis=1))
    if len(varied):
        drawn = bootstrap(
            (rows[varied],),
            np.mean,
            axis=1,
            n_resamples=_RESAMPLES,
            confidence_level=confidence,
            method="percentile",
            rng=rng,
        ).confidence_interval
        lows, highs = np.atleast_1d(drawn.low), np.atleast_1d(drawn.high)
        for row, low, high in zip(varied.tolist(), lows.tolist(), highs.tolist(), strict=True):
            intervals[row] = Interval(low, high)
    return intervals


def shortfall(found: int, n: int, floor: float) -> float:
    """Return the probability that at most `found` of `n` are found where the share of all found is `floor`.

    The p-value of the exact one-sided binomial test of "the share is at least `floor`"; 1 of nothing asked.
    """
    return _binomial(found, n, floor, "less")


def excess(counted: int, n: int, ceiling: float) -> float:
    """Return the probability that at least `counted` of `n` are counted where the share of all is `ceiling`.

    The p-value of the exact one-sided binomial test of "the share is at most `ceiling`"; 1 of nothing asked.
    """
    return _binomial(counted, n, ceiling, "greater")


def _binomial(counted: int, n: int, share: float, alternative: Literal["less", "greater"]) -> float:
    if n == 0:
        return 1.0
    from scipy.stats import binomtest  # here, for it takes longer to import than everything else together

    return float(binomtest(counted, n, share, alternative=alternative).pvalue)


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


def visible_miss(n: int, *, confidence: float = 0.95) -> float:
    """Return the smallest share missed that shows in `n` topics, as one miss at least, with probability `confidence`.

    The least drop with ``(1 - drop)**n <= 1 - confidence``: :func:`topics_to_see` turned round.
    """
    return float(1 - (1 - confidence) ** (1 / n))


def visible_fall(n: int, floor: float, *, level: float, confidence: float = 0.95) -> float | None:
    """Return the smallest fall below `floor` that :func:`shortfall` brings to `level` with probability `confidence`.

    The test rejects up to some count c; of a share p, at most c of `n` are found with probability
    ``1 - I_p(c + 1, n - c)``, whose inverse is a quantile of the beta distribution (Clopper & Pearson, "The use of
    confidence or fiducial limits", Biometrika 26, 1934).  None where so few topics show nothing, even if all are
    missed.
    """
    from scipy.stats import beta, binom

    most = int(binom.ppf(level, n, floor))
    while most >= 0 and shortfall(most, n, floor) >= level:
        most -= 1
    return None if most < 0 else floor - float(beta.ppf(1 - confidence, most + 1, n - most))


def topics_to_decide(share: float, floor: float, *, confidence: float = 0.95) -> int | None:
    """Return how many topics put Wilson's interval on one side of `floor` if `share` of them is found; None if none do.

    Wilson's interval is the score test turned round: it leaves the floor out once ``|share - floor|`` exceeds z
    standard errors at the floor (Wilson 1927), hence ``n = z² floor (1 - floor) / (share - floor)²``.
    """
    if share == floor:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    return math.ceil(z**2 * floor * (1 - floor) / (share - floor) ** 2)


def at_most(counted: int, n: int, *, confidence: float = 0.95) -> float:
    """Return the share that `counted` of `n` independent runs leave possible: the exact one-sided upper bound.

    Clopper and Pearson, "The use of confidence or fiducial limits", Biometrika 26, 1934.
    """
    from scipy.stats import binomtest  # here: slow to load, and few commands need it

    interval = binomtest(counted, n, alternative="less").proportion_ci(confidence_level=confidence, method="exact")
    return float(interval.high)


def truncated(share: float, digits: int = 3) -> str:
    """Write `share` with `digits` decimals, cut and never rounded up.

    So 0.9996 does not read as 1, and a bound printed beside a floor lies on the side of it on which it was judged to
    lie.
    """
    return str(Decimal(repr(float(share))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_DOWN))
