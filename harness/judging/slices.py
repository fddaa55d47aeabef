"""Slices: whether some people are missed more often than others, whatever is asked of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generators.tiers import Tier
from harness.judging.permuting import Asked, excess_probabilities, expected_misses
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, holm, seeded, wilson

__all__ = ["Slice", "slices"]


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The topics that ask for people of one kind: of one naming culture, of one sex, with so many other names.

    `expected` is how many of its topics would be missed if every class were missed alike in all slices.  `p` is the
    probability of so many misses or more were that so, by :mod:`harness.judging.permuting`, after Holm's correction for
    the number of slices.  It is a `disparity` where that could not be chance, and is more than the policy tolerates.
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


def slices(results: Iterable[ClassResult], *, confidence: float = 0.95, tolerance: float = 0.0) -> tuple[Slice, ...]:
    """Return every slice of the classes that are held to something, worst first; the weak tier is left out.

    `tolerance` is the share of its topics that may be missed more than expected.
    """
    held = [result for result in results if result.tier is not Tier.WEAK]
    kinds = sorted({kind for result in held for page in result.assessments for kind in page.slices})
    counted = [one for kind in kinds for one in _counted(kind, held)]
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
            disparity=p < 1 - confidence and one.missed - one.expected > tolerance * one.n,
        )
        for one, p in zip(counted, adjusted, strict=True)
    ]
    return tuple(sorted(judged, key=lambda s: (s.kind, s.found / s.n, s.value)))


class _Counted(NamedTuple):
    kind: str
    value: str
    n: int
    missed: int
    expected: float
    p: float


def _counted(kind: str, results: Iterable[ClassResult]) -> Iterator[_Counted]:
    import numpy as np  # here, as scipy elsewhere, for it takes longer to import than everything else together

    having = [(result.id, page) for result in results for page in result.assessments if kind in page.slices]
    values, slices = np.unique([page.slices[kind] for _, page in having], return_inverse=True)
    _, classes = np.unique([topic_class for topic_class, _ in having], return_inverse=True)
    _, records = np.unique([page.record or page.topic for _, page in having], return_inverse=True)
    asked, missed = Asked(classes=classes, records=records, slices=slices), np.array([not p.found for _, p in having])
    columns = (
        np.bincount(slices),
        np.bincount(slices, weights=missed),
        expected_misses(asked, missed),
        excess_probabilities(asked, missed, rng=seeded(f"slices:{kind}")),
    )
    for value, n, lost, expected, p in zip(values.tolist(), *(column.tolist() for column in columns), strict=True):
        yield _Counted(kind, value, n, int(lost), expected, p)
