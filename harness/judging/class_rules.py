"""The rules that a class keeps by itself: those of its tier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generators.tiers import Tier
from harness.judging.clusters import mean_above, totals_by_record
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.statistics import (
    Interval,
    excess,
    holm,
    seeded,
    shortfall,
    topics_to_decide,
    visible_fall,
    visible_miss,
    wilson,
)

__all__ = ["ClassVerdict", "judge_class", "judge_classes"]


@dataclass(frozen=True, kw_only=True)
class ClassVerdict:
    """What the policy says about one class.

    `kind` is None for a class that is only reported.  `share` is the interval of the share of topics found, `floor`
    what it is held to (None in the tiers without one), `reason` why it is not GO.  `p` is the probability of so few
    found by chance were the share at its floor, `p_wrong_top` that of so many wrong first hits and `p_surplus` that of
    so many records beyond those that fit, were they at their ceilings; each is corrected for the number of classes.
    `detectable_drop` is the smallest, of all or below the floor, for which so many topics say NO-GO with the policy's
    confidence.  Each is None where nothing was asked or nothing is demanded.
    """

    result: ClassResult
    kind: Kind | None
    share: Interval
    floor: float | None = None
    reason: str = ""
    p: float | None = None
    p_wrong_top: float | None = None
    p_surplus: float | None = None
    detectable_drop: float | None = None


class _Tested(NamedTuple):
    """The p-values of one class, by rule; None where its tier does not have the rule, or nothing was asked."""

    found: float | None
    wrong_top: float | None
    surplus: float | None

    @classmethod
    def of(cls, result: ClassResult, policy: Policy) -> "_Tested":
        """Return the p-values of `result` as they are before any correction."""
        strong, medium = (result.n and result.tier is tier for tier in (Tier.STRONG, Tier.MEDIUM))
        named = result.id, result.name
        asked = sum(assessment.wanted > 0 for assessment in result.assessments)
        return cls(
            found=shortfall(result.found, result.n, policy.floor_of(*named)) if medium else None,
            wrong_top=excess(result.wrong_top, asked, policy.wrong_top_of(*named)) if strong or medium else None,
            surplus=_surplus(result, policy.surplus_of(*named)) if strong else None,
        )


def judge_classes(results: Sequence[ClassResult], policy: Policy) -> tuple[ClassVerdict, ...]:
    """Judge each class by the rules of its tier, which many classes have each.

    A class is NO-GO where a test of "the share found is at least the floor", "the share of wrong first hits is at most
    the ceiling" or "the mean surplus is at most the ceiling" rejects after Holm's correction, so that by one of these
    rules any class of a run is NO-GO by chance no oftener than one alone would be.  GO needs no correction: a run
    passes only if every class does, which is an intersection-union test (Berger, "Multiparameter hypothesis testing and
    acceptance sampling", Technometrics 24, 1982).
    """
    tested = [_Tested.of(result, policy) for result in results]
    corrected = zip(*(_corrected(p_values) for p_values in zip(*tested, strict=True)), strict=True)
    among = sum(result.tier is Tier.MEDIUM for result in results)
    return tuple(_judged(r, policy, _Tested(*p), among=among) for r, p in zip(results, corrected, strict=True))


def judge_class(result: ClassResult, policy: Policy, *, among: int = 1, strong: int = 0) -> ClassVerdict:
    """Judge one class by itself, as one of `among` classes of the medium tier and `strong` of the strong.

    The correction is Bonferroni's, the first step of Holm's: what is NO-GO here is NO-GO in a run of so many classes.
    """
    times = (among, among + strong, strong)
    tested = zip(times, _Tested.of(result, policy), strict=True)
    p = _Tested(*(p if p is None else min(1.0, max(1, n) * p) for n, p in tested))
    return _judged(result, policy, p, among=among)


def _corrected(p_values: Sequence[float | None]) -> list[float | None]:
    """Return `p_values` as Holm's method adjusts those that are known."""
    adjusted = iter(holm([p for p in p_values if p is not None]))
    return [p if p is None else next(adjusted) for p in p_values]


def _surplus(result: ClassResult, ceiling: float) -> float:
    totals = totals_by_record((assessment, assessment.surplus) for assessment in result.assessments)
    return mean_above(totals, ceiling, rng=seeded(f"surplus:{result.id}"))


def _judged(result: ClassResult, policy: Policy, p: _Tested, *, among: int) -> ClassVerdict:
    share = wilson(result.found, result.n, confidence=policy.confidence)
    floor = policy.floor_of(result.id, result.name) if result.tier is Tier.MEDIUM else None
    if not result.valid:
        kind, reason = Reason(Kind.INVALID, _unasked(result))
    elif result.tier is Tier.WEAK:
        return ClassVerdict(result=result, kind=None, share=share)
    elif not result.n:
        kind, reason = Reason(Kind.UNDECIDED, f"the corpus holds no topic of it ({result.asked} asked for)")
    else:
        found = _strong(result, policy) if floor is None else _medium(result, share, floor, policy, p, among)
        kind, reason = min((found, *_ceilings(result, policy, p)), key=lambda reason: reason.kind.gravity)
    return ClassVerdict(
        result=result,
        kind=kind,
        share=share,
        floor=floor,
        reason=reason,
        p=p.found,
        p_wrong_top=p.wrong_top,
        p_surplus=p.surplus,
        detectable_drop=_detectable_drop(result, floor, policy, among=among),
    )


def _ceilings(result: ClassResult, policy: Policy, p: _Tested) -> Iterator[Reason]:
    """Yield the ceilings that are broken, of wrong first hits and of records that do not fit."""
    named = result.id, result.name
    if p.wrong_top is not None and p.wrong_top < policy.level:
        ceiling = policy.wrong_top_of(*named)
        yield Reason(Kind.NO_GO, f"{result.wrong_top} of {result.n} first hits are wrong (at most {ceiling:g} may be)")
    if p.surplus is not None and p.surplus < policy.level:
        told = f"answered with {result.surplus:.0f} records beyond those that fit, on average"
        yield Reason(Kind.NO_GO, f"{told} (at most {policy.surplus_of(*named):g} may be)")


def _detectable_drop(result: ClassResult, floor: float | None, policy: Policy, *, among: int) -> float | None:
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
    if result.decided and (beyond := sum(a.surplus > 0 for a in result.assessments)):
        return Reason(Kind.NO_GO, f"{beyond} of {result.n} answered with more than fits (what was typed decides alone)")
    if result.decided and (uncounted := sum(not a.counted for a in result.assessments)):
        told = f"{uncounted} of {result.n} pages are full, and nothing says that they are the whole list"
        return Reason(Kind.UNDECIDED, told)
    if result.n < policy.topics_needed:
        drop = f"{policy.visible_drop * 100:g} %"
        return Reason(
            Kind.UNDECIDED, f"all {result.n} found, but it takes {policy.topics_needed} topics to see a drop of {drop}"
        )
    return Reason(Kind.GO, "")


def _medium(result: ClassResult, share: Interval, floor: float, policy: Policy, p: _Tested, among: int) -> Reason:
    if share.low >= floor:
        return Reason(Kind.GO, "")
    found = f"{result.found} of {result.n} found: {share}"
    if p.found is not None and p.found < policy.level:
        return Reason(Kind.NO_GO, f"{found} is below the floor {floor:g}")
    below = result.found / result.n < floor
    confidence = 1 - 2 * policy.level / among if below else policy.confidence
    needed = topics_to_decide(result.found / result.n, floor, confidence=confidence)
    hint = f"; at this share {needed} topics would decide" if needed and needed > result.n else ""
    if share.high < floor:
        chance = f"as one of {among} may by chance"
        return Reason(Kind.UNDECIDED, f"{found} is below the floor {floor:g}, {chance}{hint}")
    return Reason(Kind.UNDECIDED, f"{found} spans the floor {floor:g}{hint}")


def _unasked(result: ClassResult) -> str:
    if result.error:
        return f"could not be measured: {result.error}"
    failed = len(result.failures)
    missed = f"; of the others {len(result.missed)} missed" if result.missed else ""
    return f"{failed} of {failed + result.n} topics could not be asked{missed}"
