"""What was measured, and whether that was everything, decides between GO and UNDECIDED, and how a run ends."""

from dataclasses import replace

import pytest

from generators.topics import CLASSES
from harness.errors import ExitStatus
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.verdict import judge
from harness.runs import Asked, Scope
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, POLICY, STRONG, WEAK, WHOLE, judged, scope


def test_a_complete_run_in_which_every_rule_holds_is_go() -> None:
    verdict = judged(class_result(STRONG, n=149), class_result(MEDIUM, n=200, missed=10), class_result(WEAK, n=9))

    assert (verdict.kind, verdict.reasons, verdict.exit_status) == (Kind.GO, (), ExitStatus.GO)


@pytest.mark.parametrize("results", [[], [class_result(WEAK, n=0)], [class_result(STRONG, n=0)]])
def test_nothing_measured_is_undecided(results: list[ClassResult]) -> None:
    for left_out in (False, True):
        verdict = judge(results, POLICY, scope(results, left_out=left_out))

        assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)


def test_a_class_that_vanished_makes_the_run_invalid() -> None:
    ids = frozenset({STRONG.id, MEDIUM.id})

    verdict = judge([class_result(STRONG, n=149)], POLICY, Scope(classes=Asked(ids=ids, known=ids)))

    assert verdict.reasons == (Reason(Kind.INVALID, f"{MEDIUM.id}: gave no result"),)
    assert verdict.exit_status is ExitStatus.INVALID


def test_what_is_never_enough_for_a_go_is_undecided_whatever_the_policy() -> None:
    result = [class_result(STRONG, n=149)]

    verdict = judge(result, POLICY, replace(WHOLE, doubt="the profile smoke asks too little"))

    assert judge(result, POLICY, WHOLE).kind is Kind.GO
    assert verdict.reasons == (Reason(Kind.UNDECIDED, "the profile smoke asks too little"),)
    assert verdict.exit_status is ExitStatus.UNDECIDED


@pytest.mark.parametrize("chosen", [True, False])
def test_a_part_ends_well_only_where_the_command_line_chose_it(chosen: bool) -> None:
    part = Scope(classes=Asked(ids=frozenset({STRONG.id}), known=frozenset({STRONG.id, MEDIUM.id})), chosen=chosen)

    verdict = judge([class_result(STRONG, n=149)], POLICY, part)

    assert verdict.kind is Kind.UNDECIDED
    assert verdict.exit_status is (ExitStatus.GO if chosen else ExitStatus.UNDECIDED)


def test_a_run_that_left_something_out_is_undecided_but_ends_well() -> None:
    results = [class_result(STRONG, n=1)]
    chosen = Scope(
        classes=Asked(ids=frozenset({STRONG.id}), known=frozenset(CLASSES)),
        golden=Asked(known=frozenset({"g1", "g2"})),
        relations=Asked(known=frozenset({"case"})),
    )

    verdict = judge(results, POLICY, chosen)

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.GO)
    assert [reason.text for reason in verdict.reasons] == [
        "person/diacritics/name: all 1 found, but it takes 149 topics to see a drop of 2 %",
        f"only 1 of {len(CLASSES)} classes were asked",
        "only 0 of 2 golden topics were asked",
        "only 0 of 1 relations were asked",
    ]


def test_a_run_that_left_something_out_and_missed_something_is_no_go() -> None:
    verdict = judged(class_result(STRONG, n=200, missed=1), left_out=True)

    assert (verdict.kind, verdict.exit_status) == (Kind.NO_GO, ExitStatus.NO_GO)


def test_a_whole_run_short_of_evidence_does_not_end_with_status_0() -> None:
    verdict = judged(class_result(STRONG, n=148))

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)


def test_a_single_topic_of_the_medium_tier_that_is_missed_decides_nothing_but_is_not_passed_over() -> None:
    chosen = Scope(classes=Asked(ids=frozenset({MEDIUM.id}), known=frozenset(CLASSES)))

    verdict = judge([class_result(MEDIUM, n=1, missed=1)], Policy(), chosen)

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)
