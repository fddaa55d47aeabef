from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from generators.topics import CLASSES, TopicClass
from harness.judging.measures import Assessment
from harness.judging.results import ClassResult
from harness.judging.slices import slices
from harness.judging.statistics import holm

EASY, HARD, WEAK = (CLASSES[name] for name in ("person/slip/name+born", "person/slip/name", "person/two-slips/name"))


def result(of: TopicClass, counts: Mapping[str, tuple[int, int]]) -> ClassResult:
    """Return a class in which, of each culture, so many of so many topics were missed."""
    assessments = [
        Assessment(
            topic=f"{culture}{serial}",
            grades=(0,) if serial < missed else (2,),
            wanted=1,
            acceptable=0,
            returned=1,
            slices={"culture": culture},
        )
        for culture, (missed, n) in counts.items()
        for serial in range(n)
    ]
    return ClassResult.from_assessments(of, assessments, asked=1)


TABLES = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(TABLES, TABLES)
def test_of_one_class_the_comparison_is_fishers_exact_test(one: tuple[int, int], other: tuple[int, int]) -> None:
    (missed, n), (others_missed, others) = one, other

    judged = {s.value: s for s in slices([result(EASY, {"one": one, "other": other})])}

    table = [[missed, n - missed], [others_missed, others - others_missed]]
    reverse = table[::-1]
    expected = holm([fisher_exact(np.array(t), alternative="greater").pvalue for t in (table, reverse)])
    assert [judged["one"].p, judged["other"].p] == pytest.approx(expected)
    assert judged["one"].expected == pytest.approx((missed + others_missed) * n / (n + others))


def test_a_slice_that_is_asked_the_harder_questions_is_no_disparity() -> None:
    easy = result(EASY, {"one": (0, 10), "other": (0, 190)})
    hard = result(HARD, {"one": (95, 190), "other": (5, 10)})

    assert not any(s.disparity for s in slices([easy, hard]))


def test_a_slice_that_is_missed_more_often_in_every_class_is_a_disparity() -> None:
    results = [result(c, {"one": (4, 40), "other": (2, 160), "third": (1, 100)}) for c in (EASY, HARD)]

    assert [s.value for s in slices(results) if s.disparity] == ["one"]
    assert slices(results)[0].value == "one"


def test_the_weak_tier_is_left_out() -> None:
    assert slices([result(WEAK, {"one": (10, 10), "other": (0, 10)})]) == ()


def test_holm_on_a_worked_example() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []


@settings(max_examples=50)
@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_never_lowers_a_probability_and_corrects_the_smallest_as_bonferroni_does(p_values: list[float]) -> None:
    for p, adjusted in zip(p_values, holm(p_values), strict=True):
        assert p <= adjusted <= 1
    if p_values:
        assert min(holm(p_values)) == pytest.approx(min(1.0, len(p_values) * min(p_values)))
