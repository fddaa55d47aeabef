"""The rules that a class keeps by itself: those of its tier."""

from dataclasses import dataclass

from generators.variations import Tier
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, topics_to_decide, wilson

__all__ = ["ClassVerdict", "judge_class"]


@dataclass(frozen=True, kw_only=True)
class ClassVerdict:
    """What the policy says about one class.

    `kind` is None for a class that is only reported.  `share` is the interval of the share of topics found, `floor`
    what it is held to (None in the tiers without one), `reason` why it is not GO.
    """

    result: ClassResult
    kind: Kind | None
    share: Interval
    floor: float | None = None
    reason: str = ""


def judge_class(result: ClassResult, policy: Policy) -> ClassVerdict:
    """Judge one class by the rule of its tier."""
    share = wilson(result.found, result.n, confidence=policy.confidence)
    floor = policy.floor_of(result.id, result.name) if result.tier is Tier.MEDIUM else None
    if not result.valid:
        kind, reason = Reason(Kind.INVALID, _unasked(result))
    elif result.tier is Tier.WEAK:
        return ClassVerdict(result=result, kind=None, share=share)
    elif not result.n:
        kind, reason = Reason(Kind.UNDECIDED, f"the corpus holds no topic of it ({result.asked} asked for)")
    elif floor is None:
        kind, reason = _strong(result, policy)
    else:
        kind, reason = _medium(result, share, floor, policy)
    return ClassVerdict(result=result, kind=kind, share=share, floor=floor, reason=reason)


def _strong(result: ClassResult, policy: Policy) -> Reason:
    """Judge by what was missed and, where what was typed decides alone, by what was returned beside it.

    A page of a number, a code or a time is complete and disjoint: anything else on it is another incident altogether.
    """
    if missed := len(result.missed):
        return Reason(Kind.NO_GO, f"{missed} of {result.n} missed (strong tier allows none)")
    if result.decided and (beyond := sum(a.over_return > 0 for a in result.assessments)):
        return Reason(Kind.NO_GO, f"{beyond} of {result.n} answered with more than fits (what was typed decides alone)")
    if result.n < policy.topics_needed:
        drop = f"{policy.visible_drop * 100:g} %"
        return Reason(
            Kind.UNDECIDED, f"all {result.n} found, but it takes {policy.topics_needed} topics to see a drop of {drop}"
        )
    return Reason(Kind.GO, "")


def _medium(result: ClassResult, share: Interval, floor: float, policy: Policy) -> Reason:
    if share.low >= floor:
        return Reason(Kind.GO, "")
    found = f"{result.found} of {result.n} found"
    if share.high < floor:
        return Reason(Kind.NO_GO, f"{found}: {share} is below the floor {floor:g}")
    needed = topics_to_decide(result.found / result.n, floor, confidence=policy.confidence)
    hint = f"; at this share {needed} topics would decide" if needed else ""
    return Reason(Kind.UNDECIDED, f"{found}: {share} spans the floor {floor:g}{hint}")


def _unasked(result: ClassResult) -> str:
    if result.error:
        return f"could not be measured: {result.error}"
    failed = len(result.failures)
    missed = f"; of the others {len(result.missed)} missed" if result.missed else ""
    return f"{failed} of {failed + result.n} topics could not be asked{missed}"
