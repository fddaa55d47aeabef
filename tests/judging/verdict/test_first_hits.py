"""Wrong first hits have a ceiling, in one class and in all."""

from dataclasses import replace

import pytest

from generators.tiers import Tier
from harness.judging.class_rules import judge_class
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.verdict import judge
from tests.judging.verdict.samples import scope, with_wrong_tops


@pytest.mark.parametrize(
    ("wrong", "n", "kind"),
    [
        pytest.param(0, 1000, Kind.GO, id="none"),
        pytest.param(4, 1000, Kind.UNDECIDED, id="few, on too few topics"),
        pytest.param(40, 10_000, Kind.GO, id="as few, on enough"),
        pytest.param(30, 1000, Kind.NO_GO, id="many"),
    ],
)
def test_the_share_of_wrong_first_hits_has_a_ceiling(wrong: int, n: int, kind: Kind) -> None:
    result = with_wrong_tops(wrong, n)

    verdict = judge([result], Policy(), scope([result]))

    assert verdict.kind is kind
    assert [reason.text.partition(":")[0] for reason in verdict.reasons] == ["person"] * (kind is not Kind.GO)


def test_wrong_first_hits_of_a_part_of_the_classes_say_nothing_of_all() -> None:
    result = with_wrong_tops(40, 1000)

    assert judge([result], Policy(), scope([result], left_out=True)).kind is Kind.UNDECIDED


def test_wrong_first_hits_of_the_weak_tier_do_not_count() -> None:
    result = replace(with_wrong_tops(500, 1000), tier=Tier.WEAK)

    assert not judge([result], Policy(), scope([result])).reasons


@pytest.mark.parametrize(("wrong", "kind"), [(10, Kind.GO), (40, Kind.NO_GO)])
def test_wrong_first_hits_of_one_class_have_a_ceiling_of_their_own(wrong: int, kind: Kind) -> None:
    judged = judge_class(with_wrong_tops(wrong, 200), Policy())

    assert judged.kind is kind
    assert judge_class(with_wrong_tops(wrong, 200), Policy(wrong_tops={"nickname": 0.5})).kind is Kind.GO
