"""How often a verdict is wrong by chance alone: simulated on invented counts, and computed where a formula gives it.

Each :class:`Error` draws what a search would miss whose true share is known, and has it judged by the policy as a run
would be.  ``python -m benchmarks.error_rates`` prints the rates; the project's tests hold them to what is claimed.
"""

import math
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import NormalDist
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from generators.tiers import Tier
from generators.topics import CLASSES, Intent, TopicClass
from harness.judging.class_rules import judge_class
from harness.judging.measures import Assessment
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.judging.statistics import excess, wilson
from harness.judging.verdict import judge
from harness.runs import Asked, AskedClass, Scope

__all__ = ["ERRORS", "CoverageError", "Error", "VerdictError", "allowed_tail"]

_POLICY = Policy.default()
_TOPICS = 400
_MEDIUM = [c for c in CLASSES.values() if c.tier is Tier.MEDIUM]
_STRONG = next(c for c in CLASSES.values() if c.tier is Tier.STRONG)

_FOUND = Assessment(topic="found", grades=(2,), wanted=1, acceptable=0, returned=1)
_MISSED = Assessment(topic="missed", grades=(), wanted=1, acceptable=0, returned=0)
_FOUND_SECOND = Assessment(topic="found second", grades=(0, 2), wanted=1, acceptable=0, returned=2)


@dataclass(frozen=True, kw_only=True)
class Error(ABC):
    """An error of the first kind: `what` is said wrongly, by `nominal` of all runs if the statistics were exact.

    `allowed` is how often it may be said: more than `nominal` only where the discreteness of counts explains it.
    """

    what: str
    nominal: float
    allowed: float
    slowness: ClassVar[int] = 1
    """How many times fewer runs than of others it is fair to ask for."""

    @abstractmethod
    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Return in how many of `runs` simulated runs it was said."""

    def compute(self) -> float | None:
        """Return the probability that it is said, None where only simulation tells."""
        return None


@dataclass(frozen=True, kw_only=True)
class VerdictError(Error):
    """A verdict `kind` on topics of which a share `rate` is truly missed, `n` a class, in independent `classes`.

    `judged` says the verdict where every class has so many misses.  The class with the most misses decides: the others
    are judged as if they had as many, which can only make a verdict worse, and changes none whose rule looks at the
    worst class first, as Holm's procedure does.
    """

    kind: Kind
    judged: Callable[[int], Kind]
    n: int
    rate: float
    classes: int = 1

    @cached_property
    def turn(self) -> int:
        """The number of misses from which on a GO is no longer said, or a NO-GO is; n + 1 if there is none."""
        good = self.kind is Kind.GO
        return bisect_left(range(self.n + 1), True, key=lambda missed: (self.judged(missed) is self.kind) is not good)

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Draw the misses of every class, and judge the worst."""
        worst = random.binomial(self.n, self.rate, size=(runs, self.classes)).max(axis=1)
        return int(np.count_nonzero((worst < self.turn) if self.kind is Kind.GO else (worst >= self.turn)))

    def compute(self) -> float:
        """Return the probability by the binomial distribution."""
        none_beyond = float(binom.cdf(self.turn - 1, self.n, self.rate)) ** self.classes
        return none_beyond if self.kind is Kind.GO else 1 - none_beyond


@dataclass(frozen=True, kw_only=True)
class CoverageError(Error):
    """An interval of `n` topics that leaves the true share out, where that lies anywhere between `low` and `high`."""

    n: int
    low: float
    high: float

    @cached_property
    def bounds(self) -> NDArray[np.float64]:
        """Lower and upper bounds, by the number found."""
        return np.array([wilson(found, self.n, confidence=1 - self.nominal) for found in range(self.n + 1)]).T

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Draw a share, then how many are found."""
        share = random.uniform(self.low, self.high, size=runs)
        lower, upper = self.bounds[:, random.binomial(self.n, share)]
        return int(np.count_nonzero((share < lower) | (share > upper)))

    def compute(self) -> float:
        """Return the mean over 2,000 shares between both ends."""
        return float(np.mean(self.at(np.linspace(self.low, self.high, 4001)[1::2])))

    def at(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability at each of `shares`."""
        share, (lower, upper) = shares[:, None], self.bounds
        left_out = (share < lower) | (share > upper)
        return np.asarray((binom.pmf(np.arange(self.n + 1), self.n, share) * left_out).sum(axis=1))


def allowed_tail(kind: Kind, *, n: int, rate: float, confidence: float = _POLICY.confidence) -> float:
    """Return how often one bound of Wilson's interval may lie on the wrong side of the true rate of misses.

    That is the half of ``1 - confidence``, the skewness of the binomial distribution, which Wilson's normal
    approximation leaves out, and at most half a step of its lattice: the first terms of the Edgeworth expansion
    (Cai, "One-sided confidence intervals in discrete distributions", Journal of Statistical Planning and Inference
    131, 2005).
    """
    normal = NormalDist()
    z = normal.inv_cdf((1 + confidence) / 2)
    deviation = math.sqrt(n * rate * (1 - rate))
    skewness = (1 - 2 * rate) / deviation / 6 * (z**2 - 1) * (-1 if kind is Kind.GO else 1)
    return (1 - confidence) / 2 + normal.pdf(z) * (skewness + 1 / (2 * deviation))


def _result(topic_class: TopicClass, pages: Sequence[Assessment]) -> ClassResult:
    return ClassResult.of_asked(AskedClass.of(topic_class, asked=len(pages)), assessments=pages)


def _missing(topic_class: TopicClass, missed: int, n: int) -> ClassResult:
    return _result(topic_class, [_MISSED] * missed + [_FOUND] * (n - missed))


def _whole_run(missed: int) -> Kind:
    return judge([_missing(c, missed, _TOPICS) for c in _MEDIUM], _POLICY, Scope(classes=Asked())).kind


def _strong(n: int) -> VerdictError:
    risk = 1 - _POLICY.confidence
    return VerdictError(
        what=f"GO of a strong class of {n} topics that truly misses {_POLICY.visible_drop * 100:g} %",
        nominal=risk,
        allowed=risk,
        kind=Kind.GO,
        judged=lambda missed: judge_class(_missing(_STRONG, missed, n), _POLICY).kind or Kind.INVALID,
        n=n,
        rate=_POLICY.visible_drop,
    )


def _medium(n: int) -> VerdictError:
    rate = 1 - _POLICY.floor
    return VerdictError(
        what=f"GO of a medium class of {n} topics whose true share lies just below its floor",
        nominal=(1 - _POLICY.confidence) / 2,
        allowed=allowed_tail(Kind.GO, n=n, rate=rate),
        kind=Kind.GO,
        judged=lambda missed: judge_class(_missing(_MEDIUM[0], missed, n), _POLICY).kind or Kind.INVALID,
        n=n,
        rate=rate,
    )


def _first_hits(kind: Kind, n: int) -> VerdictError:
    incidents = next(c for c in _MEDIUM if c.intent is Intent.INCIDENT)

    def judged(wrong: int) -> Kind:
        pages = [replace(_FOUND_SECOND if i < wrong else _FOUND, topic=str(i)) for i in range(n)]
        return judge([_result(incidents, pages)], _POLICY, Scope(classes=Asked())).kind

    return VerdictError(
        what=f"{kind.value} of {n:,} first hits whose true share of wrong ones is the ceiling",
        nominal=(1 - _POLICY.confidence) / 2,
        allowed=allowed_tail(kind, n=n, rate=_POLICY.wrong_top),
        kind=kind,
        judged=judged,
        n=n,
        rate=_POLICY.wrong_top,
    )


def _ceiling(n: int) -> VerdictError:
    """Return the error of a run whose held classes all have as many wrong first hits as each may."""
    held = [c for c in CLASSES.values() if c.tier is not Tier.WEAK]
    rate = _POLICY.class_wrong_top
    return VerdictError(
        what=f"NO-GO by wrong first hits of one of {len(held)} classes of {n} topics, all at their ceilings",
        nominal=_POLICY.level,
        allowed=_POLICY.level,
        kind=Kind.NO_GO,
        judged=lambda wrong: Kind.NO_GO if len(held) * excess(wrong, n, rate) < _POLICY.level else Kind.GO,
        n=n,
        rate=rate,
        classes=len(held),
    )


def _coverage(low: float, high: float) -> CoverageError:
    risk = 1 - _POLICY.confidence
    return CoverageError(
        what=f"interval of {_TOPICS} topics without the true share, anywhere between {low:g} and {high:g}",
        nominal=risk,
        allowed=risk,
        n=_TOPICS,
        low=low,
        high=high,
    )


ERRORS: Sequence[Error] = (
    _coverage(0.9, 1),
    _coverage(0.93, 0.97),
    _coverage(0.98, 1),
    _strong(_POLICY.topics_needed),
    _strong(_TOPICS),
    _medium(200),
    _medium(_TOPICS),
    VerdictError(
        what=f"NO-GO of a run whose {len(_MEDIUM)} medium classes of {_TOPICS} topics all lie on their floors",
        nominal=1 - _POLICY.confidence,
        allowed=1 - _POLICY.confidence,
        kind=Kind.NO_GO,
        judged=_whole_run,
        n=_TOPICS,
        rate=1 - _POLICY.floor,
        classes=len(_MEDIUM),
    ),
    _first_hits(Kind.GO, 10_000),
    _first_hits(Kind.NO_GO, 10_000),
    *(_ceiling(n) for n in (200, _TOPICS)),
)
"""What the harness claims of its statistics, under the shipped policy."""
