"""The smallest drop that is noticed: what a run found is taken away at random, in growing doses, and judged again.

    python -m benchmarks.smallest_drop RUN [--runs N] [--topics N ...] [--plot FILE]

RUN is a file of ``pytest harness --save-run``.  Two things are taken: *matches*, each topic's by itself, as where a
search finds a little less of everything; and *records*, each with all topics that ask for it, as where some were never
loaded.  A run notices a loss where the rules of the policy make a class NO-GO that was not: one miss in a strong class,
so many in a medium one that its test, with Bonferroni's correction, rejects the floor.  Of each dose the share of runs
that notice is counted; a logistic curve through these shares, over the logarithm of the dose, gives the dose that half
of the runs notice, and that which 95 % of them do.  Beside it stands what the verdict says of a class beforehand
(`detectable_drop`).
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit
from tabulate import tabulate
from tqdm import tqdm

from generators.tiers import Tier
from harness.judging.class_rules import ClassVerdict, judge_class
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.statistics import shortfall
from harness.runs.file import read_run

__all__ = ["misses"]

_DOSES = np.geomspace(0.00002, 0.5, 60)
_CONFIDENCE = 0.95

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A class as it was asked: by topic, whether it was found and the number of its record; `predicted` is the drop
    that the verdict says to be detectable, and `most` how many misses it takes to be noticed.  A match that is lost is
    one topic's, whose order among others says nothing.
    """

    id: str
    tier: Tier
    found: np.ndarray[Any, np.dtype[np.bool_]]
    records: np.ndarray[Any, np.dtype[np.int64]]
    most: int
    predicted: float | None

    def notices(self, missed: np.ndarray[Any, np.dtype[np.bool_]]) -> bool:
        """Whether the class is NO-GO where these topics are missed besides those that were."""
        return int((missed | ~self.found).sum()) >= self.most

    def of_first(self, topics: int, policy: Policy, among: int) -> "Asked":
        """Return the class as it would be with so many topics."""
        found = self.found[:topics]
        floor = policy.floor_of(self.id, self.id.split("/")[1])
        most = misses(self.tier, len(found), floor, policy, among)
        return replace(self, found=found, records=self.records[:topics], most=most)


def main() -> None:
    """Print the doses that are noticed, of each tier and of all, and draw them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--runs", type=int, default=400, help="simulated runs of each dose (default: 400)")
    parser.add_argument("--topics", type=int, nargs="+", default=[25, 50, 100, 200, 400], help="topics of a class")
    parser.add_argument("--classes", type=int, default=12, help="print so many classes that detect least (default: 12)")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the curves here")
    options = parser.parse_args()
    policy = Policy.find(None)
    classes = _read(options.run, policy)
    random = np.random.default_rng(1)
    print(_of_classes(classes, options.classes, options.runs, random))
    among = sum(asked.tier is Tier.MEDIUM for asked in classes)
    rows, curves = [], {}
    for topics in tqdm(options.topics, desc="topics", disable=None, leave=False):
        fewer = [asked.of_first(topics, policy, among) for asked in classes]
        row: dict[str, object] = {"topics": topics}
        for what in ("matches", "records"):
            shares = _noticed(fewer, what, options.runs, random)
            curves[what, topics] = shares
            row |= {
                f"half notice, {what}": _told(_dose(shares, 0.5)),
                f"95 % notice, {what}": _told(_dose(shares, _CONFIDENCE)),
            }
        rows.append(row)
    print(tabulate(rows, headers="keys", tablefmt="pipe", disable_numparse=True))
    if options.plot:
        _draw(curves, options.plot)


def _read(path: Path, policy: Policy) -> list[Asked]:
    run = read_run(path).run
    parts = [(asked, run.part(asked.id)) for asked in tqdm(run.classes, desc="reading", disable=None, leave=False)]
    results = [ClassResult.from_part(asked, part) for asked, part in parts if part]
    held = [result for result in results if result.tier is not Tier.WEAK and any(a.wanted for a in result.assessments)]
    among = sum(result.tier is Tier.MEDIUM for result in held)
    strong = len(held) - among
    numbers: dict[str, int] = {}
    classes = []
    for result in held:
        verdict = judge_class(result, policy, among=among, strong=strong)
        # Topics in an order of chance, since they were drawn culture by culture.
        pages = sorted(result.assessments, key=lambda page: page.topic[::-1])
        classes.append(
            Asked(
                id=result.id,
                tier=result.tier,
                found=np.array([page.found for page in pages]),
                records=np.array([numbers.setdefault(page.record, len(numbers)) for page in pages]),
                most=misses(result.tier, result.n, policy.floor_of(result.id, result.name), policy, among),
                predicted=_predicted(verdict),
            )
        )
    return classes


def _predicted(verdict: ClassVerdict) -> float | None:
    """Return the drop from all that is found which the verdict says to be detectable: it tells it from the floor on."""
    drop, found = verdict.detectable_drop, verdict.result.found / verdict.result.n
    return drop if drop is None or verdict.floor is None else found - verdict.floor + drop


def misses(tier: Tier, n: int, floor: float, policy: Policy, among: int) -> int:
    """Return how many misses of `n` make a class NO-GO; more than there are topics where none do."""
    if tier is Tier.STRONG:
        return 1
    return next((m for m in range(1, n + 1) if among * shortfall(n - m, n, floor) < policy.level), n + 1)


def _of_classes(classes: Sequence[Asked], most: int, runs: int, random: np.random.Generator) -> str:
    """Return the classes that detect least, with the drop that 95 % of runs notice and the one that was predicted."""
    rows = []
    for asked in tqdm(classes, desc="classes", disable=None, leave=False):
        shares = _noticed([asked], "matches", runs, random)
        rows.append((asked, _dose(shares, _CONFIDENCE)))
    rows.sort(key=lambda row: -(row[1] or 1))
    cells = [
        {
            "class": asked.id,
            "tier": asked.tier.value,
            "topics": len(asked.found),
            "noticed by 95 %": _told(dose),
            "predicted": _told(asked.predicted),
        }
        for asked, dose in rows[:most]
    ]
    return tabulate(cells, headers="keys", tablefmt="pipe", disable_numparse=True) + "\n"


def _noticed(classes: Sequence[Asked], what: str, runs: int, random: np.random.Generator) -> Floats:
    """Return the share of `runs` that notice each dose in any of `classes`."""
    records = 1 + max(int(asked.records.max(initial=0)) for asked in classes)
    return np.array([np.mean([_notice(classes, what, records, dose, random) for _ in range(runs)]) for dose in _DOSES])


def _notice(classes: Sequence[Asked], what: str, records: int, dose: float, random: np.random.Generator) -> bool:
    lost = random.random(records) < dose if what == "records" else None
    return any(
        asked.notices(lost[asked.records] if lost is not None else random.random(len(asked.found)) < dose)
        for asked in classes
    )


def _dose(shares: Floats, noticed: float) -> float | None:
    """Return the dose that this share of runs notices, by a logistic curve over its logarithm; None where none does."""
    if shares.max() < noticed:
        return None
    x = np.log(_DOSES)

    def unlikely(by: Floats) -> float:
        p = np.clip(expit(by[1] * (x - by[0])), 1e-9, 1 - 1e-9)
        return float(-(shares * np.log(p) + (1 - shares) * np.log(1 - p)).sum())

    first = np.array([x[int(np.argmax(shares >= 0.5))], 3.0])
    centre, slope = minimize(unlikely, first, bounds=((x[0], 0.0), (0.1, 100.0))).x
    return float(np.exp(centre + logit(noticed) / slope))


def _told(dose: float | None) -> str:
    return "–" if dose is None else f"{dose * 100:.3g} %"


def _draw(curves: Mapping[tuple[str, int], Floats], path: Path) -> None:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
    for axis, what in zip(axes, ("matches", "records"), strict=True):
        for number, ((lost, topics), shares) in enumerate(curves.items()):
            if lost == what:
                axis.plot(
                    _DOSES * 100, shares, label=f"{topics} topics", linestyle=("-", "--", "-.", ":")[number // 2 % 4]
                )
        axis.set(xscale="log", xlabel=f"{what} lost, %", title=f"{what} lost at random")
        axis.grid(alpha=0.3)
    axes[0].set_ylabel("share of runs that notice")
    axes[0].legend()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
