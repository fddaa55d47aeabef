"""Slices: whether some people are missed more often than others, whatever is asked of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generators.variations import Tier
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, holm, wilson

__all__ = ["Slice", "slices"]


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The topics that ask for people of one kind: of one naming culture, of one sex, with so many other names.

    `expected` is how many of its topics would be missed if every class were missed alike in all slices.  `p` is the
    probability of at least as many misses as there are if that were so, after Holm's correction for the number of
    slices.
    """

    kind: str
    value: str
    n: int
    found: int
    share: Interval
    expected: float
    p: float
    disparity: bool

    @property
    def missed(self) -> int:
        """How many of its topics were missed."""
        return self.n - self.found


def slices(results: Iterable[ClassResult], *, confidence: float = 0.95) -> tuple[Slice, ...]:
    """Return every slice of the classes that are held to something, worst first; the weak tier is left out.

    A slice is compared with the others class by class, since some classes are harder than others and not asked of all
    alike: given how many topics of a class were missed, the number of those in the slice is hypergeometric, and the sum
    over classes is its distribution's convolution (Mehta, Patel & Gray, "Computing an exact confidence interval for the
    common odds ratio in several 2 × 2 contingency tables", JASA 80, 1985, for an odds ratio of one).
    """
    held = [result for result in results if result.tier is not Tier.WEAK]
    counted = list(_counted(held))
    adjusted = holm([one.p for one in counted])
    judged = [
        Slice(
            kind=one.kind,
            value=one.value,
            n=one.n,
            found=one.n - one.missed,
            share=wilson(one.n - one.missed, one.n, confidence=confidence),
            expected=one.expected,
            p=p,
            disparity=p < 1 - confidence,
        )
        for one, p in zip(counted, adjusted, strict=True)
    ]
    return tuple(sorted(judged, key=lambda s: (s.kind, s.found / s.n, s.value)))


@dataclass(frozen=True, kw_only=True)
class _Counted:
    kind: str
    value: str
    n: int
    missed: int
    expected: float
    p: float


def _counted(results: Sequence[ClassResult]) -> Iterator[_Counted]:
    asked: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    missed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    of_class: dict[tuple[str, str], tuple[int, int]] = {}
    for result in results:
        for assessment in result.assessments:
            for part in assessment.slices.items():
                asked[part][result.id] += 1
                missed[part][result.id] += not assessment.found
        for kind in {kind for assessment in result.assessments for kind in assessment.slices}:
            having = [a for a in result.assessments if kind in a.slices]
            of_class[kind, result.id] = len(having), sum(not a.found for a in having)
    for (kind, value), by_class in sorted(asked.items()):
        tables = [(n, *of_class[kind, topic_class]) for topic_class, n in by_class.items()]
        observed = missed[kind, value].total()
        yield _Counted(
            kind=kind,
            value=value,
            n=by_class.total(),
            missed=observed,
            expected=sum(n * lost / total for n, total, lost in tables),
            p=_at_least(observed, tables),
        )


def _at_least(observed: int, tables: Iterable[tuple[int, int, int]]) -> float:
    """Return the probability of `observed` misses or more; a table is (topics of the slice, of the class, missed)."""
    import numpy as np  # here, as scipy, for they take longer to import than everything else together
    from scipy.stats import hypergeom

    distribution = np.ones(1)
    for n, total, lost in tables:
        if lost:
            distribution = np.convolve(distribution, hypergeom(total, lost, n).pmf(np.arange(min(n, lost) + 1)))
    return min(1.0, float(distribution[observed:].sum()))
