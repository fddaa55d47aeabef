"""Clusters: what topics of one record are worth together, since they stand or fall with it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from harness.judging.measures import Assessment
from harness.judging.statistics import Interval, wilson

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = ["clustered_wilson", "mean_above", "totals_by_record"]

_RESAMPLES = 9_999
"""Samples of records drawn anew: so small a probability as 0.0001 can be told, and corrected for a hundred classes."""


def totals_by_record(values: Iterable[tuple[Assessment, float]]) -> list[tuple[int, float]]:
    """Return of every record how many topics ask for it, and the sum of their values.

    A topic that asks for no record stands alone.
    """
    totals: dict[str, tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for assessment, value in values:
        name = assessment.record or assessment.topic
        n, total = totals[name]
        totals[name] = n + 1, total + value
    return list(totals.values())


def clustered_wilson(totals: Sequence[tuple[int, float]], *, confidence: float = 0.95) -> Interval:
    """Return Wilson's interval of a share whose topics come in clusters: (topics, those counted) of each record.

    The topics count for as many as independent ones would that told as much: n divided by the design effect, which is
    the variance between clusters over that of independent topics, and at least 1 (Korn & Graubard, "Confidence
    intervals for proportions with small expected number of positive counts estimated from survey data", Survey
    Methodology 24, 1998).
    Where nothing was counted no effect can be seen, and each cluster counts once.
    """
    n, counted = sum(topics for topics, _ in totals), sum(total for _, total in totals)
    if not counted or counted == n:
        return wilson(round(counted and len(totals)), len(totals), confidence=confidence)
    share = counted / n
    between = sum((total - topics * share) ** 2 for topics, total in totals)
    effect = max(1.0, between / (n * share * (1 - share)) * len(totals) / max(1, len(totals) - 1))
    return wilson(counted / effect, n / effect, confidence=confidence)


def mean_above(totals: Sequence[tuple[int, float]], ceiling: float, *, rng: "Generator") -> float:
    """Return the probability of a mean so far above `ceiling` were the true one not above it, by the bootstrap.

    `totals` are (topics, sum of their values) of each record; records are drawn anew with all their topics (Davison &
    Hinkley, *Bootstrap Methods and their Application*, 1997, 3.8 and 4.4).  The p-value of the one-sided test that the
    percentile interval is, turned round: the share of samples whose mean is not above the ceiling.
    """
    n, total = sum(topics for topics, _ in totals), sum(value for _, value in totals)
    if not n or total <= ceiling * n:
        return 1.0
    import numpy as np  # here, as scipy elsewhere, for it takes longer to import than everything else together

    beyond = np.array([value - ceiling * topics for topics, value in totals])
    drawn = rng.integers(len(beyond), size=(_RESAMPLES, len(beyond)))
    return float((1 + np.count_nonzero(beyond[drawn].sum(axis=1) <= 0)) / (1 + _RESAMPLES))
