"""A policy, classes and results of which a verdict is given."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from scipy.stats import binom

from generators.tiers import Tier
from generators.topics import CLASSES, Intent
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.runs import Asked, GoldenOutcome, Scope, Status
from tests.judging.strategies import class_result

# Which neither first hits nor surplus break: they have tests of their own.
POLICY = Policy(floor=0.9, wrong_top=1.0, class_wrong_top=1.0, surplus=1e6)
STRONG, MEDIUM, WEAK = (CLASSES[f"person/{name}/name"] for name in ("diacritics", "nickname", "two-slips"))
WHOLE = Scope(classes=Asked())


def scope(asked: Sequence[ClassResult], *, left_out: bool = False) -> Scope:
    ids = frozenset(result.id for result in asked)
    return Scope(classes=Asked(ids=ids, known=ids | {"person/left/out"} if left_out else ids))


def golden(status: Status, *reasons: str) -> GoldenOutcome:
    return GoldenOutcome(
        topic="golden/person/alias",
        intent=Intent.PERSON,
        topic_class="alias",
        tier=Tier.STRONG,
        status=status,
        reasons=reasons,
    )


def judged(*results: ClassResult, left_out: bool = False) -> Verdict:
    return judge(results, POLICY, scope(results, left_out=left_out))


def rejected(results: Sequence[ClassResult]) -> set[str]:
    """The medium classes that fall short of the floor, as Holm tells it: the smallest first, until one does not."""
    medium = [result for result in results if result.tier is Tier.MEDIUM]
    ordered = sorted((float(binom.cdf(r.found, r.n, POLICY.floor)), r.id) for r in medium)
    rejecting = takewhile(
        lambda place_and_p: place_and_p[1][0] * (len(ordered) - place_and_p[0]) < 0.025, enumerate(ordered)
    )
    return {class_id for _, (_, class_id) in rejecting}


def with_wrong_tops(wrong: int, n: int) -> ClassResult:
    """Return a class in which everybody was found, but not first."""
    whole = class_result(MEDIUM, n=n)
    worse = tuple(replace(a, grades=(0, 2)) if i < wrong else a for i, a in enumerate(whole.assessments))
    return replace(whole, assessments=worse)
