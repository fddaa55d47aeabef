"""What the simulation of lost matches takes for noticed is what a verdict notices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.smallest_drop import misses
from generators.tiers import Tier
from generators.topics import CLASSES
from harness.judging.class_rules import judge_class
from harness.judging.measures import Assessment
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.runs import AskedClass

POLICY = Policy()
STRONG, MEDIUM = "person/diacritics/name", "person/nickname/name"


@pytest.mark.parametrize(("name", "tier"), [(STRONG, Tier.STRONG), (MEDIUM, Tier.MEDIUM)])
@given(n=st.integers(min_value=1, max_value=120), missed=st.integers(min_value=0, max_value=120))
def test_a_class_is_noticed_where_its_test_fails(name: str, tier: Tier, n: int, missed: int) -> None:
    missed = min(missed, n)
    judged = judge_class(_result(name, n, missed), POLICY, among=100, strong=100)

    most = misses(tier, n, POLICY.floor_of(name, "nickname"), POLICY, 100)
    assert (missed >= most) == (judged.kind is Kind.NO_GO)


def _result(name: str, n: int, missed: int) -> ClassResult:
    pages = (
        Assessment(topic=f"{serial}", grades=(2,) if serial >= missed else (), wanted=1, acceptable=0, returned=1)
        for serial in range(n)
    )
    return ClassResult.of_asked(AskedClass.of(CLASSES[name], asked=n), assessments=pages)
