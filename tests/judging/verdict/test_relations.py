"""Relations must hold unless an exception is declared, and say enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.judging.reasons import Kind, Reason
from harness.judging.verdict import judge
from harness.runs import RelationOutcome, Status
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import POLICY, STRONG, WHOLE


@pytest.mark.parametrize("many", [POLICY.exceptions, POLICY.exceptions + 1])
@pytest.mark.parametrize("status", [Status.DECLARED, Status.LACKING])
def test_a_system_may_not_declare_more_exceptions_than_the_policy_allows(many: int, status: Status) -> None:
    declared = [RelationOutcome(name=f"p{serial}", status=status, declared="by design") for serial in range(many)]

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=declared)

    text = f"the system's own file declares {many} exceptions, and the policy allows {POLICY.exceptions}"
    too_many = status is Status.DECLARED and many > POLICY.exceptions
    assert verdict.reasons == ((Reason(Kind.NO_GO, text),) if too_many else ())


def test_a_broken_relation_is_a_reason_too() -> None:
    broken = RelationOutcome(name="case", status=Status.BROKEN)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[broken])

    assert verdict.reasons == (Reason(Kind.NO_GO, "relation case: does not hold"),)


@given(telling=st.integers(0, 40))
def test_a_relation_that_held_decides_only_if_enough_examples_said_anything(telling: int) -> None:
    held = RelationOutcome(name="case", status=Status.HELD, examples=40, telling=telling)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[held])

    if telling >= POLICY.telling:
        assert verdict.kind is Kind.GO
    else:
        why = f"said too little: only {telling} of 40 examples said anything (10 are needed)"
        assert verdict.reasons == (Reason(Kind.UNDECIDED, f"relation case: {why}"),)
        assert verdict.relations[0].status is Status.SAID_LITTLE


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.HELD}))
def test_of_a_relation_that_did_not_hold_few_examples_are_enough(status: Status) -> None:
    one = RelationOutcome(name="case", status=status, examples=1, telling=1)

    assert one.weighed(telling=10) is one


def test_a_declared_exception_is_no_reason() -> None:
    declared = RelationOutcome(name="case", status=Status.DECLARED, reasons=("lost",), declared="by design")

    assert judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[declared]).kind is Kind.GO
