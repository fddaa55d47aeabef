"""Among many classes of the medium tier, chance makes no NO-GO of one oftener than the level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from generators.tiers import Tier
from generators.topics import CLASSES
from harness.judging.class_rules import judge_class
from harness.judging.reasons import Kind
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, POLICY, judged, rejected

MEDIUMS = [topic_class for topic_class in CLASSES.values() if topic_class.tier is Tier.MEDIUM]


def test_a_class_that_would_fail_alone_may_be_the_one_of_many_that_chance_picks() -> None:
    doubtful = class_result(MEDIUMS[0], n=200, missed=31)
    others = [class_result(topic_class, n=200) for topic_class in MEDIUMS[1:]]

    assert judged(doubtful).kind is Kind.NO_GO
    among_many = judged(doubtful, *others)
    assert among_many.kind is Kind.UNDECIDED
    assert among_many.reasons[0].text.startswith(
        f"{doubtful.id}: 169 of 200 found: 0.788–0.888 is below the floor 0.9, as one of {len(MEDIUMS)} may by chance; "
        "at this "
    )


@given(st.lists(st.integers(0, 200), min_size=1, max_size=len(MEDIUMS)))
def test_what_fails_by_itself_fails_in_the_run_and_what_passes_by_itself_passes(missed: list[int]) -> None:
    results = [class_result(c, n=200, missed=m) for c, m in zip(MEDIUMS, missed, strict=False)]

    verdict = judged(*results)

    for of_run, result in zip(verdict.classes, results, strict=True):
        alone = judge_class(result, POLICY, among=len(results)).kind
        assert alone is of_run.kind or (alone, of_run.kind) == (Kind.UNDECIDED, Kind.NO_GO)
    assert {c.result.id for c in verdict.classes if c.kind is Kind.NO_GO} == rejected(results)


def test_more_classes_see_less_each() -> None:
    result = class_result(MEDIUM, n=200)
    alone, among_many = (judge_class(result, POLICY, among=among).detectable_drop for among in (1, 50))

    assert alone is not None
    assert among_many is not None
    assert 0 < alone < among_many < POLICY.floor


@pytest.mark.parametrize("among", [1, 10, 50])
def test_chance_makes_no_go_of_classes_at_their_floor_no_oftener_than_the_level(among: int) -> None:
    n = 150
    no_go = [
        missed
        for missed in range(n + 1)
        if judge_class(class_result(MEDIUM, n=n, missed=missed), POLICY, among=among).kind is Kind.NO_GO
    ]

    of_one_class = sum(float(binom.pmf(missed, n, 1 - POLICY.floor)) for missed in no_go)

    assert 0 < 1 - (1 - of_one_class) ** among <= 0.025
