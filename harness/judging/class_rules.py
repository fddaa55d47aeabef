"""The rules that a class keeps by itself: those of its tier."""

from collections.abc import Sequence
from dataclasses import dataclass

from generators.variations import Tier
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, holm, shortfall, topics_to_decide, visible_fall, visible_miss, wilson

__all__ = ["ClassVerdict", "judge_class", "judge_classes"]


@dataclass(frozen=True, kw_only=True)
class ClassVerdict:
    """What the policy says about one class.

    `kind` is None for a class that is only reported.  `share` is the interval of the share of topics found, `floor`
    what it is held to (None in the tiers without one), `reason` why it is not GO.  `p` is the probability of so few
    found by chance were the share at its floor, corrected for the number of classes; `sees` the smallest drop, of all
    or below the floor, for which so many topics say NO-GO with the policy's confidence.  Both are None where nothing
    was asked or nothing is demanded.
    """

    result: ClassResult
    kind: Kind | None
    share: Interval
    floor: float | None = None
    reason: str = ""
    p: float | None = None
    sees: float | None = None


def judge_classes(results: Sequence[ClassResult], policy: Policy) -> tuple[ClassVerdict, ...]:
    """Judge each class by the rule of its tier, those of the medium tier as the many that they are.

    A medium class is NO-GO where the test of "the share found is at least the floor" rejects after Holm's correction,
    so that a run of classes at their floors is NO-GO by chance no oftener than one class alone would be.  GO needs no
    correction: a run passes only if every class does, which is an intersection-union test (Berger, "Multiparameter
    hypothesis testing and acceptance sampling", Technometrics 24, 1982).
    """
    medium = [result for result in results if result.tier is Tier.MEDIUM]
    adjusted = holm([_shortfall(result, policy) for result in medium])
    p = {result.id: value for result, value in zip(medium, adjusted, strict=True)}
    return tuple(_judged(result, policy, p=p.get(result.id), among=len(medium)) for result in results)


def judge_class(result: ClassResult, policy: Policy, *, among: int = 1) -> ClassVerdict:
    """Judge one class by itself, as one of `among` classes of the medium tier.

    The correction is Bonferroni's, the first step of Holm's: what is NO-GO here is NO-GO in a run of so many classes.
    """
    p = min(1.0, among * _shortfall(result, policy)) if result.tier is Tier.MEDIUM else None
    return _judged(result, policy, p=p, among=among)


def _judged(result: ClassResult, policy: Policy, *, p: float | None, among: int) -> ClassVerdict:
    share = wilson(result.found, result.n, confidence=policy.confidence)
    floor = policy.floor_of(result.id, result.name) if result.tier is Tier.MEDIUM else None
    if not result.valid:
        kind, reason = Reason(Kind.INVALID, _unasked(result))
    elif result.tier is Tier.WEAK:
        return ClassVerdict(result=result, kind=None, share=share)
    elif not result.n:
        kind, reason = Reason(Kind.UNDECIDED, f"the corpus holds no topic of it ({result.asked} asked for)")
    elif floor is None or p is None:
        kind, reason = _strong(result, policy)
    else:
        kind, reason = _medium(result, share, floor, policy, p=p, among=among)
    return ClassVerdict(
        result=result,
        kind=kind,
        share=share,
        floor=floor,
        reason=reason,
        p=p if result.n else None,
        sees=_sees(result, floor, policy, among=among),
    )


def _shortfall(result: ClassResult, policy: Policy) -> float:
    return shortfall(result.found, result.n, policy.floor_of(result.id, result.name))


def _sees(result: ClassResult, floor: float | None, policy: Policy, *, among: int) -> float | None:
    if not result.n or result.tier is Tier.WEAK:
        return None
    if floor is None:
        return visible_miss(result.n, confidence=policy.confidence)
    return visible_fall(result.n, floor, level=policy.level / among, confidence=policy.confidence)


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


def _medium(result: ClassResult, share: Interval, floor: float, policy: Policy, *, p: float, among: int) -> Reason:
    if share.low >= floor:
        return Reason(Kind.GO, "")
    found = f"{result.found} of {result.n} found: {share}"
    if p < policy.level:
        return Reason(Kind.NO_GO, f"{found} is below the floor {floor:g}")
    below = result.found / result.n < floor
    confidence = 1 - 2 * policy.level / among if below else policy.confidence
    needed = topics_to_decide(result.found / result.n, floor, confidence=confidence)
    hint = f"; at this share {needed} topics would decide" if needed and needed > result.n else ""
    if share.high < floor:
        return Reason(Kind.UNDECIDED, f"{found} is below the floor {floor:g}, as one of {among} may by chance{hint}")
    return Reason(Kind.UNDECIDED, f"{found} spans the floor {floor:g}{hint}")


def _unasked(result: ClassResult) -> str:
    if result.error:
        return f"could not be measured: {result.error}"
    failed = len(result.failures)
    missed = f"; of the others {len(result.missed)} missed" if result.missed else ""
    return f"{failed} of {failed + result.n} topics could not be asked{missed}"
