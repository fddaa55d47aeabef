"""All classes together, of persons or of incidents: what changed between two runs, beside what decides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generators.topics import Intent
from harness.judging.comparing.classes import ComparedClass, Side
from harness.judging.comparing.paired_statistics import mcnemar, tango
from harness.judging.measures import values
from harness.judging.statistics import Interval, seeded

__all__ = ["Overall", "Payer", "overall", "payers"]

_RESAMPLES = 999


@dataclass(frozen=True, kw_only=True)
class Overall:
    """The topics of the strong and the medium tier that ask for one kind of record.

    `net` is the interval of the share gained less the share lost (Tango's), `p` McNemar's; topics are taken for
    independent there.  `better`, `alike` and `worse` count the topics whose page is worth more now than before, as
    much, or less (nDCG); `ndcg` is the mean difference, with its bootstrap interval over records (None of fewer than
    two).
    """

    intent: Intent
    n: int
    before: Side
    now: Side
    lost: int
    gained: int
    net: Interval
    p: float
    better: int
    alike: int
    worse: int
    ndcg: float
    ndcg_interval: Interval | None


@dataclass(frozen=True, kw_only=True)
class Payer:
    """One slice of people: of how many `found` before how many were `lost`."""

    kind: str
    value: str
    found: int
    lost: int


def overall(classes: Iterable[ComparedClass], intent: Intent, *, confidence: float = 0.95) -> Overall | None:
    """Return what became of the held topics of `intent`; None where none was asked."""
    held = [c for c in classes if c.held and c.asked.intent is intent and c.n]
    if not held:
        return None
    pairs = [pair for c in held for pair in c.pairs]
    n, lost, gained = sum(c.n for c in held), sum(len(c.lost) for c in held), sum(len(c.gained) for c in held)
    differences = _ndcg_differences(held)
    records: Counter[str] = Counter()
    for c in held:
        records.update(c.records)
    of_records: Counter[str] = Counter()
    for pair, difference in zip(pairs, differences, strict=True):
        of_records[pair.topic.record or pair.topic.id] += difference  # type: ignore[assignment]  # a sum of shares
    better, worse = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    return Overall(
        intent=intent,
        n=n,
        before=Side(*map(sum, zip(*(c.before for c in held), strict=True))),
        now=Side(*map(sum, zip(*(c.now for c in held), strict=True))),
        lost=lost,
        gained=gained,
        net=tango(lost, gained, n, confidence=confidence),
        p=mcnemar(lost, gained),
        better=better,
        alike=n - better - worse,
        worse=worse,
        ndcg=sum(differences) / n,
        ndcg_interval=_over_records([(records[r], of_records.get(r, 0.0)) for r in sorted(records)], confidence),
    )


def payers(classes: Iterable[ComparedClass]) -> tuple[Payer, ...]:
    """Return every slice of people of whom a held class lost some, those who lost the largest share first."""
    found: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    for c in classes:
        if c.held:
            found.update(c.slices)
            lost.update(one for pair in c.lost for one in pair.topic.slices.items())
    paid = [Payer(kind=kind, value=value, found=found[kind, value], lost=n) for (kind, value), n in lost.items()]
    return tuple(sorted(paid, key=lambda payer: (-payer.lost / payer.found, payer.kind, payer.value)))


def _ndcg_differences(classes: Iterable[ComparedClass]) -> list[float]:
    """Return by how much each pair that changed is worth more now; a pair that did not is worth as much."""
    differences: list[float] = []
    for c in classes:
        if c.pairs:
            before, now = (values([getattr(p, side).worth for p in c.pairs]).ndcg for side in ("before", "now"))
            differences += [new - old for old, new in zip(before, now, strict=True)]
    return differences


def _over_records(totals: list[tuple[int, float]], confidence: float) -> Interval | None:
    """Return the percentile bootstrap interval of a mean over topics, records drawn anew with all of theirs.

    Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, 3.8.
    """
    if len(totals) < 2:
        return None
    import numpy as np  # here, as scipy elsewhere, for it takes longer to import than everything else together

    topics, sums = np.array(totals, dtype=float).T
    rng = seeded("comparing:ndcg")
    means = []
    for _ in range(_RESAMPLES):
        drawn = rng.integers(len(topics), size=len(topics))
        means.append(sums[drawn].sum() / topics[drawn].sum())
    low, high = np.quantile(means, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Interval(float(low), float(high))
