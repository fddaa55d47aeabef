"""Of all that is said of the parts of a run, the gravest decides."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generators.tiers import Tier
from harness.errors import ExitStatus
from harness.judging.merging import merged
from harness.judging.page_rules import page_faults
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.judging.verdict import judge
from harness.runs import GoldenOutcome, RelationOutcome, Status
from tests.judging.strategies import class_results, golden_outcomes, relation_outcomes
from tests.judging.verdict.samples import POLICY, WHOLE, golden, rejected, scope

SEVERITY = [Kind.INVALID, Kind.NO_GO, Kind.UNDECIDED, Kind.GO]

runs = st.lists(class_results(), max_size=4).map(merged)
goldens = st.lists(golden_outcomes, max_size=3)
relations = st.lists(relation_outcomes, max_size=3)


@given(runs, goldens, relations, st.booleans())
def test_the_gravest_that_is_said_of_any_part_decides(
    results: Sequence[ClassResult], golden: list[GoldenOutcome], checked: list[RelationOutcome], left_out: bool
) -> None:
    statuses = {*(g.status for g in golden), *(p.status for p in checked)}
    invalid = not all(result.valid for result in results) or Status.INVALID in statuses
    broken = bool(statuses & {Status.BROKEN} or rejected(results)) or any(
        (r.tier is not Tier.WEAK and list(page_faults([r])))
        or (r.tier is Tier.STRONG and (r.missed or (r.decided and any(a.surplus for a in r.assessments))))
        for r in results
    )

    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, relations=checked)

    if invalid:
        assert verdict.kind is Kind.INVALID
    elif broken:
        assert verdict.kind is Kind.NO_GO
    else:
        assert verdict.kind in {Kind.UNDECIDED, Kind.GO}
        assert not left_out or verdict.kind is Kind.UNDECIDED


@given(runs, goldens, relations, st.booleans())
def test_whatever_is_not_go_has_a_reason_and_the_gravest_come_first(
    results: Sequence[ClassResult], golden: list[GoldenOutcome], checked: list[RelationOutcome], left_out: bool
) -> None:
    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, relations=checked)
    kinds = [reason.kind for reason in verdict.reasons]

    assert kinds == sorted(kinds, key=SEVERITY.index)
    assert [verdict.kind] == (kinds[:1] or [Kind.GO])


@given(runs, class_results())
def test_another_result_never_makes_a_verdict_better(results: Sequence[ClassResult], another: ClassResult) -> None:
    before = judge(results, POLICY, WHOLE)
    after = judge([*results, another], POLICY, WHOLE)

    # One more class of the medium tier leaves more room for chance: it may take back a NO-GO, but makes no GO of it.
    better = SEVERITY.index(after.kind) > SEVERITY.index(before.kind)
    assert not better or after.kind is not Kind.GO or before.reasons[0].text == "no class was measured"
    assert not better or before.kind is not Kind.INVALID


@given(st.lists(st.sampled_from([Status.HELD, Status.KNOWN_FAILURE]), max_size=3), runs)
def test_exit_status_0_means_that_nothing_was_missed_beyond_what_is_allowed(
    statuses: list[Status], results: Sequence[ClassResult]
) -> None:
    verdict = judge(results, POLICY, scope(results, left_out=True), golden=[golden(status) for status in statuses])
    doubtful = any(c.kind is Kind.UNDECIDED and c.result.missed for c in verdict.classes)
    measured = bool(statuses) or any(result.n for result in results)

    assert (verdict.exit_status is ExitStatus.GO) == (verdict.kind is Kind.UNDECIDED and measured and not doubtful)
