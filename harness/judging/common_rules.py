"""The rules that the classes of a run keep together; the weak tier is held to none."""

from collections.abc import Iterator, Sequence

from generators.topics import Intent
from generators.variations import Tier
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.statistics import wilson

__all__ = ["common_reasons"]


def common_reasons(results: Sequence[ClassResult], policy: Policy, *, complete: bool) -> Iterator[Reason]:
    """Yield every reason against the run that no class gives alone.

    Unless all classes were asked (`complete`), only that is said which a single topic shows: a share over all classes
    may be another than that over a few of them, which may be the harder ones.
    """
    held = [result for result in results if result.tier is not Tier.WEAK]
    yield from _unmarked(held, policy, complete=complete)
    if complete:
        yield from _wrong_top(held, policy)


def _unmarked(held: Sequence[ClassResult], policy: Policy, *, complete: bool) -> Iterator[Reason]:
    marked = sum(result.marked for result in held)
    if unmarked := sum(result.unmarked for result in held):
        first = next(a.topic for result in held for a in result.assessments if a.unmarked)
        yield Reason(
            Kind.NO_GO,
            f"{unmarked} of {marked} people who bear warning markers are shown without them, first in {first}",
        )
    elif complete and any(r.intent is Intent.PERSON for r in held) and marked < policy.markers_needed:
        takes = f"it takes {policy.markers_needed} to see a loss of {policy.visible_marker_loss * 100:g} %"
        yield Reason(Kind.UNDECIDED, f"all {marked} people who bear warning markers are shown with them, but {takes}")


def _wrong_top(held: Sequence[ClassResult], policy: Policy) -> Iterator[Reason]:
    for intent in Intent:
        asked = [a for result in held if result.intent is intent for a in result.assessments if a.wanted]
        wrong = sum(assessment.wrong_top for assessment in asked)
        share = wilson(wrong, len(asked), confidence=policy.confidence)
        if not asked or share.high <= policy.wrong_top:
            continue
        found = f"{intent}: {wrong} of {len(asked)} first hits are wrong: {share}"
        if share.low > policy.wrong_top:
            yield Reason(Kind.NO_GO, f"{found} is above the ceiling {policy.wrong_top:g}")
        else:
            yield Reason(Kind.UNDECIDED, f"{found} is not all below the ceiling {policy.wrong_top:g}")
