import math
import random
import subprocess
import sys
from fractions import Fraction
from itertools import count
from statistics import NormalDist, fmean, quantiles

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harness.judging.statistics import (
    Interval,
    bootstrapped,
    seeded,
    shortfall,
    topics_to_decide,
    topics_to_see,
    truncated,
    visible_fall,
    visible_miss,
    wilson,
)

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SHARES = st.floats(0, 1)


def solved(found: float, n: int, confidence: float) -> tuple[float, float]:
    """Return the two roots of (p - found/n)² = z² p (1 - p) / n, which define Wilson's interval."""
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    a, b, c = n + z2, -(2 * found + z2), found**2 / n
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@given(COUNTS, st.sampled_from([0.9, 0.95, 0.99]))
def test_wilson_is_the_solution_of_its_equation(counts: tuple[int, int], confidence: float) -> None:
    actual = wilson(*counts, confidence=confidence)

    assert actual == pytest.approx(solved(*counts, confidence), abs=1e-9)


@given(COUNTS)
def test_wilson_holds_the_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    found, n = counts
    low, high = wilson(found, n)

    assert 0 <= low <= found / n <= high <= 1


def test_of_nothing_asked_nothing_is_known() -> None:
    assert wilson(0, 0) == Interval(0, 1)


def test_149_topics_see_a_drop_of_2_percent() -> None:
    assert topics_to_see(0.02) == 149


@given(st.integers(1, 50), st.sampled_from([90, 95, 99]))
def test_topics_to_see_is_the_least_that_will_do(percent: int, confidence: int) -> None:
    drop, risk = Fraction(percent, 100), 1 - Fraction(confidence, 100)
    expected = next(n for n in count(1) if (1 - drop) ** n <= risk)

    assert topics_to_see(percent / 100, confidence=confidence / 100) == expected


@pytest.mark.parametrize(("drop", "confidence"), [(0, 0.95), (1, 0.95), (-0.1, 0.95), (0.02, 0), (0.02, 1)])
def test_topics_to_see_refuses_what_is_no_share(drop: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        topics_to_see(drop, confidence=confidence)


@given(COUNTS, st.integers(1, 99))
def test_as_many_topics_as_it_takes_decide(counts: tuple[int, int], percent: int) -> None:
    share, floor = counts[0] / counts[1], percent / 100
    needed = topics_to_decide(share, floor)
    assume(needed)
    assert needed is not None
    low, high = solved(share * needed, needed, 0.95)

    assert low >= floor - 1e-9 or high <= floor + 1e-9


def test_no_number_of_topics_decides_a_share_on_its_floor() -> None:
    assert topics_to_decide(0.9, 0.9) is None


@given(SHARES, st.integers(1, 4))
def test_a_printed_share_is_never_more_than_the_share(share: float, digits: int) -> None:
    printed = float(truncated(share, digits))

    assert printed <= share < printed + 10**-digits + 1e-12


@given(st.integers(0, 1000))
def test_a_share_of_three_decimals_is_printed_as_it_is(thousandths: int) -> None:
    assert truncated(thousandths / 1000) == f"{thousandths // 1000}.{thousandths % 1000:03d}"


@given(SHARES, st.integers(1, 999))
def test_a_printed_bound_lies_on_the_same_side_of_the_floor_as_the_bound(bound: float, thousandths: int) -> None:
    floor = thousandths / 1000

    assert (float(truncated(bound)) >= floor) == (bound >= floor)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.9996, "0.999"), (1.0, "1.000"), (1 - 2**-53, "0.999"), (0.0, "0.000"), (1e-300, "0.000")]
)
def test_only_one_is_printed_as_one(share: float, expected: str) -> None:
    assert truncated(share) == expected


def test_an_interval_is_written_with_both_bounds_cut() -> None:
    assert str(Interval(0.8699, 0.9456)) == "0.869–0.945"


def test_scipy_is_not_imported_before_it_is_needed() -> None:
    script = "import sys, harness.judging.verdict; print('scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.PIPE).stdout == b"False\n"


def binomial(most: int, n: int, share: Fraction) -> Fraction:
    """The probability of at most `most` of `n`, term by term."""
    return sum((math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(most + 1)), Fraction(0))


SMALL_COUNTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
PERCENT = st.integers(50, 99)


@given(SMALL_COUNTS, PERCENT)
def test_a_shortfall_is_as_probable_as_its_terms_say(counts: tuple[int, int], percent: int) -> None:
    assert shortfall(*counts, percent / 100) == pytest.approx(float(binomial(*counts, Fraction(percent, 100))))


def test_nothing_asked_is_no_shortfall() -> None:
    assert shortfall(0, 0, 0.95) == 1


@given(st.integers(1, 60), PERCENT, st.sampled_from([0.0503, 0.0251, 0.0005]))
def test_a_visible_fall_is_the_smallest_that_the_test_rejects_often_enough(n: int, percent: int, level: float) -> None:
    rejecting = [k for k in range(n + 1) if binomial(k, n, Fraction(percent, 100)) < level]

    fall = visible_fall(n, percent / 100, level=level)

    if not rejecting:
        assert fall is None
    else:
        assert fall is not None
        share = Fraction(percent, 100) - Fraction(fall)
        assert float(binomial(rejecting[-1], n, share)) == pytest.approx(0.95, abs=1e-6)


@given(st.integers(1, 2000), st.sampled_from([0.9, 0.95, 0.99]))
def test_so_many_topics_see_the_miss_that_they_are_needed_for(n: int, confidence: float) -> None:
    drop = visible_miss(n, confidence=confidence)

    assert topics_to_see(min(drop * (1 + 1e-9), 1 - 1e-12), confidence=confidence) == n


ROWS = st.integers(2, 40).flatmap(lambda n: st.lists(st.lists(SHARES, min_size=n, max_size=n), min_size=1, max_size=4))


@given(ROWS, st.text(max_size=5))
def test_a_bootstrap_interval_lies_among_the_values_and_its_seed_decides_it(rows: list[list[float]], seed: str) -> None:
    intervals = bootstrapped(rows, rng=seeded(seed))

    assert intervals == bootstrapped(rows, rng=seeded(seed))
    for row, interval in zip(rows, intervals, strict=True):
        assert interval is not None
        assert min(row) - 1e-12 <= interval.low <= interval.high <= max(row) + 1e-12


@pytest.mark.parametrize(("n", "ones"), [(400, 390), (400, 200), (60, 3), (25, 24)])
def test_a_bootstrap_interval_is_that_of_samples_drawn_by_hand(n: int, ones: int) -> None:
    values = [1.0] * ones + [0.0] * (n - ones)
    draw = random.Random(1)
    by_hand = quantiles((fmean(draw.choices(values, k=n)) for _ in range(4000)), n=40)

    (interval,) = bootstrapped([values], rng=seeded("1"))

    assert interval == pytest.approx((by_hand[0], by_hand[-1]), abs=2 / n)


def test_where_all_topics_are_alike_the_interval_is_a_point_and_of_one_topic_there_is_none() -> None:
    assert bootstrapped([[1.0] * 5, [0.25] * 5], rng=seeded("1")) == [Interval(1, 1), Interval(0.25, 0.25)]
    assert bootstrapped([[1.0], [0.5]], rng=seeded("1")) == [None, None]
