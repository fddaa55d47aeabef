"""Statistics of pairs: how far what was lost and gained between two runs of the same topics can be trusted."""

import math
from statistics import NormalDist

from harness.judging.statistics import Interval

__all__ = ["loss_bound", "mcnemar", "tango", "topics_to_show"]


def loss_bound(lost: int, found: int, *, confidence: float = 0.95) -> float:
    """Return the exact one-sided upper bound of the share lost of what was found; 1 where nothing was found.

    Clopper & Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika
    26, 1934: the share at which so few would be lost with probability ``1 - confidence``.
    """
    if lost >= found:
        return 1.0
    from scipy.stats import beta  # here, for it takes longer to import than everything else together

    return float(beta.ppf(confidence, lost + 1, found - lost))


def topics_to_show(share: float, most: float, *, confidence: float = 0.95) -> int | None:
    """Return of how many topics found before the bound is at most `most` if `share` of them is lost; None if of none.

    By doubling and halving: the bound falls as topics are added, but for the steps of a count.
    """
    if share >= most:
        return None
    high = 1
    while loss_bound(math.ceil(share * high), high, confidence=confidence) > most:
        high *= 2
    low = high // 2
    while low + 1 < high:
        middle = (low + high) // 2
        if loss_bound(math.ceil(share * middle), middle, confidence=confidence) > most:
            low = middle
        else:
            high = middle
    return high


def mcnemar(lost: int, gained: int) -> float:
    """Return the probability of so unequal a number lost and gained, were either as likely: McNemar's exact test.

    McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12, 1947; the
    exact form is the two-sided binomial test over the topics that changed.
    """
    if not lost + gained:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(lost, lost + gained).pvalue)


def tango(lost: int, gained: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Return the score interval of the share gained less the share lost, of `n` topics asked twice.

    Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample design",
    Statistics in Medicine 17, 1998: the differences that the score test does not reject, whose variance is that of the
    most likely shares under each.  Of no topics nothing is known, (-1, 1).
    """
    if n == 0:
        return Interval(-1.0, 1.0)
    from scipy.optimize import brentq

    z = NormalDist().inv_cdf((1 + confidence) / 2)
    observed = (gained - lost) / n

    def score(difference: float) -> float:
        a = 2 * n
        b = -gained - lost + (2 * n - gained + lost) * difference
        c = -lost * difference * (1 - difference)
        share = (math.sqrt(max(0.0, b * b - 4 * a * c)) - b) / (2 * a)
        variance = n * (2 * share + difference * (1 - difference))
        beyond = gained - lost - n * difference
        return beyond / math.sqrt(variance) if variance > 0 else math.copysign(math.inf, beyond)

    near = 1e-9
    low = brentq(lambda d: score(d) - z, -1 + near, observed - near) if score(-1 + near) > z else -1.0
    high = brentq(lambda d: score(d) + z, observed + near, 1 - near) if score(1 - near) < -z else 1.0
    return Interval(float(low), float(high))
