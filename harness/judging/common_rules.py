"""The rules that the classes of a run keep together; the weak tier is held to none."""

from collections.abc import Iterator, Sequence

from generators.tiers import Tier
from generators.topics import Intent
from harness.judging.clusters import clustered_wilson, totals_by_record
from harness.judging.page_rules import page_faults
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.slices import Slice

__all__ = ["common_reasons"]


def common_reasons(
    results: Sequence[ClassResult], slices: Sequence[Slice], policy: Policy, *, complete: bool
) -> Iterator[Reason]:
    """Yield every reason against the run that no class gives alone; `slices` are those of its topics.

    Unless all classes were asked (`complete`), only that is said which a single topic shows: a share over all classes
    may be another than that over a few of them, which may be the harder ones.
    """
    held = [result for result in results if result.tier is not Tier.WEAK]
    faults = list(page_faults(held))
    yield from (Reason(Kind.NO_GO, f"{fault.text}, first in {fault.topic}") for fault in faults)
    if complete:
        if not any(result.summed(lambda page: page.unmarked) for result in held):
            yield from _too_few_marked(held, policy)
        yield from _wrong_top(held, policy)
        yield from _disparities(slices, policy)


def _too_few_marked(held: Sequence[ClassResult], policy: Policy) -> Iterator[Reason]:
    marked = sum(result.summed(lambda page: page.marked) for result in held)
    if any(r.intent is Intent.PERSON for r in held) and marked < policy.markers_needed:
        takes = f"it takes {policy.markers_needed} to see a loss of {policy.visible_marker_loss * 100:g} %"
        yield Reason(Kind.UNDECIDED, f"all {marked} people who bear warning markers are shown with them, but {takes}")


def _wrong_top(held: Sequence[ClassResult], policy: Policy) -> Iterator[Reason]:
    for intent in Intent:
        asked = [a for result in held if result.intent is intent for a in result.assessments if a.wanted]
        wrong = sum(assessment.wrong_top for assessment in asked)
        # Whoever is first in one class is so in others: topics about one record are worth less than independent ones.
        share = clustered_wilson(totals_by_record((a, a.wrong_top) for a in asked), confidence=policy.confidence)
        if not asked or share.high <= policy.wrong_top:
            continue
        found = f"{intent}: {wrong} of {len(asked)} first hits are wrong: {share}"
        if share.low > policy.wrong_top:
            yield Reason(Kind.NO_GO, f"{found} is above the ceiling {policy.wrong_top:g}")
        else:
            yield Reason(Kind.UNDECIDED, f"{found} is not all below the ceiling {policy.wrong_top:g}")


def _disparities(slices: Sequence[Slice], policy: Policy) -> Iterator[Reason]:
    for one in slices:
        if one.disparity:
            alike = f"where {one.expected:.1f} would be were all missed alike"
            more = f"at most {policy.tolerance * 100:g} % of its topics more may be"
            yield Reason(Kind.NO_GO, f"{one.kind} {one.value}: {one.missed} of {one.n} missed, {alike} ({more})")
