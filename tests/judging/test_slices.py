from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import binom

from generators.topics import CLASSES, TopicClass
from harness.judging.measures import Assessment
from harness.judging.permuting import Asked, excess_probabilities, expected_misses
from harness.judging.results import ClassResult
from harness.judging.slices import slices
from harness.judging.statistics import holm
from harness.runs import AskedClass

EASY, HARD, WEAK = (CLASSES[name] for name in ("person/slip/name+born", "person/slip/name", "person/two-slips/name"))


def result(of: TopicClass, counts: Mapping[str, tuple[int, int]]) -> ClassResult:
    """Return a class in which, of each culture, so many of so many topics were missed."""
    assessments = [
        Assessment(
            topic=f"{of.id}/{culture}{serial}",
            record=f"{culture}{serial}",
            grades=(0,) if serial < missed else (2,),
            wanted=1,
            acceptable=0,
            returned=1,
            slices={"culture": culture},
        )
        for culture, (missed, n) in counts.items()
        for serial in range(n)
    ]
    return ClassResult.of_asked(AskedClass.of(of, asked=1), assessments=assessments)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Asked, NDArray[np.bool_]]:
    """Topics of few enough records for every way to deal out their slices to be tried."""
    n = draw(st.integers(2, 20))
    classes, records = (
        np.unique(draw(st.lists(st.integers(0, most), min_size=n, max_size=n)), return_inverse=True)[1]
        for most in (3, 5)
    )
    of_records = draw(st.lists(st.integers(0, 2), min_size=6, max_size=6))
    slices_ = np.unique([of_records[record] for record in records], return_inverse=True)[1]
    missed = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    return Asked(classes=classes, records=records, slices=slices_), missed


@settings(max_examples=60)
@given(answered())
def test_the_probability_is_that_among_all_ways_to_deal_out_slices_to_people_asked_for_as_often(
    given_answers: tuple[Asked, NDArray[np.bool_]],
) -> None:
    asked, missed = given_answers
    rate = {c: missed[asked.classes == c].mean() for c in range(asked.classes.max() + 1)}
    people = range(asked.records.max() + 1)
    topics = [[t for t, record in enumerate(asked.records) if record == person] for person in people]
    residuals = [sum(missed[t] - rate[asked.classes[t]] for t in of_one) for of_one in topics]
    own = [int(asked.slices[of_one[0]]) for of_one in topics]
    dealt = [p for p in permutations(people) if all(len(topics[i]) == len(topics[j]) for i, j in enumerate(p))]

    def told(number: int, slice_of: Sequence[int]) -> float:
        theirs = [r for r, of in zip(residuals, slice_of, strict=True) if of == number]
        spread = sum(r**2 for r in theirs)
        return sum(theirs) / spread**0.5 if spread > 1e-18 else 0.0

    actual = excess_probabilities(asked, missed, rng=np.random.default_rng(1), permutations=999)

    for number, p in enumerate(actual.tolist()):
        observed = told(number, own)
        exact = np.mean([told(number, [own[j] for j in one]) >= observed - 1e-9 for one in dealt])
        least, most = binom.interval(1 - 1e-9, 999, min(1.0, float(exact)))
        assert exact == 1 or (least + 1) / 1000 <= p <= (most + 1) / 1000


@given(answered())
def test_what_is_expected_is_what_every_class_would_give_alike(
    given_answers: tuple[Asked, NDArray[np.bool_]],
) -> None:
    asked, missed = given_answers

    expected = expected_misses(asked, missed)

    assert expected.sum() == pytest.approx(missed.sum())
    for number, value in enumerate(expected.tolist()):
        rates = [missed[asked.classes == c].mean() for c in asked.classes[asked.slices == number]]
        assert value == pytest.approx(sum(rates))


def test_five_people_whom_no_class_finds_are_no_disparity() -> None:
    """A test of topics takes them for a slice that is treated worse: 2 of 40 people, and 34 of 680 topics."""
    counts = {"one": (2, 40), "other": (3, 200)}
    results = [result(c, counts) for c in list(CLASSES.values())[:17]]

    assert not any(s.disparity for s in slices(results))


def test_a_slice_that_is_asked_the_harder_questions_is_no_disparity() -> None:
    easy = result(EASY, {"one": (0, 10), "other": (0, 190)})
    hard = result(HARD, {"one": (95, 190), "other": (5, 10)})

    assert not any(s.disparity for s in slices([easy, hard]))


def test_a_slice_that_is_missed_more_often_in_every_class_is_a_disparity() -> None:
    results = [result(c, {"one": (12, 40), "other": (6, 160), "third": (3, 100)}) for c in (EASY, HARD)]

    assert [s.value for s in slices(results) if s.disparity] == ["one"]
    assert slices(results)[0].value == "one"
    assert not any(s.disparity for s in slices(results, tolerance=0.25))  # more is missed, by 21 % of its topics


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
