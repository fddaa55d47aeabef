"""A class is judged by the rule of its tier, and says which drop it would have shown."""

from dataclasses import replace

import pytest

from generators.tiers import Tier
from harness.judging.class_rules import judge_class
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.judging.statistics import wilson
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, POLICY, STRONG, WEAK


@pytest.mark.parametrize(
    ("result", "kind", "reason"),
    [
        (class_result(STRONG, n=149), Kind.GO, ""),
        (
            class_result(STRONG, n=148),
            Kind.UNDECIDED,
            "all 148 found, but it takes 149 topics to see a drop of 2 %",
        ),
        (class_result(STRONG, n=200, missed=37), Kind.NO_GO, "37 of 200 missed (strong tier allows none)"),
        (class_result(STRONG, n=5, missed=1), Kind.NO_GO, "1 of 5 missed (strong tier allows none)"),
        (class_result(STRONG, n=0), Kind.UNDECIDED, "the corpus holds no topic of it (0 asked for)"),
        (
            class_result(STRONG, n=188, failed=12),
            Kind.INVALID,
            "12 of 200 topics could not be asked",
        ),
        (
            class_result(STRONG, n=188, missed=3, failed=12),
            Kind.INVALID,
            "12 of 200 topics could not be asked; of the others 3 missed",
        ),
        (class_result(STRONG, n=0, error="no node"), Kind.INVALID, "could not be measured: no node"),
        (class_result(MEDIUM, n=200, missed=10), Kind.GO, ""),
        (
            class_result(MEDIUM, n=200, missed=14),
            Kind.UNDECIDED,
            "186 of 200 found: 0.885–0.957 spans the floor 0.9; at this share 385 topics would decide",
        ),
        (
            class_result(MEDIUM, n=200, missed=20),
            Kind.UNDECIDED,
            "180 of 200 found: 0.850–0.934 spans the floor 0.9",
        ),
        (
            class_result(MEDIUM, n=200, missed=50),
            Kind.NO_GO,
            "150 of 200 found: 0.685–0.804 is below the floor 0.9",
        ),
        (class_result(WEAK, n=200, missed=200), None, ""),
        (class_result(WEAK, n=199, failed=1), Kind.INVALID, "1 of 200 topics could not be asked"),
    ],
)
def test_a_class_is_judged_by_the_rule_of_its_tier(result: ClassResult, kind: Kind | None, reason: str) -> None:
    floor = 0.9 if result.tier is Tier.MEDIUM else None
    share = wilson(result.found, result.n)

    actual = judge_class(result, POLICY)

    assert (actual.result, actual.kind, actual.share, actual.floor, actual.reason) == (
        result,
        kind,
        share,
        floor,
        reason,
    )


def test_a_class_is_held_to_its_own_floor() -> None:
    result = class_result(MEDIUM, n=200, missed=50)

    assert judge_class(result, replace(POLICY, floors={"nickname": 0.6})).kind is Kind.GO


@pytest.mark.parametrize(
    ("result", "drop"),
    [
        (class_result(STRONG, n=149), pytest.approx(0.02, abs=2e-4)),
        (class_result(MEDIUM, n=1), None),
        (class_result(MEDIUM, n=0), None),
        (class_result(WEAK, n=200), None),
    ],
)
def test_a_class_says_which_drop_it_would_have_shown(result: ClassResult, drop: object) -> None:
    assert judge_class(result, POLICY).detectable_drop == drop
