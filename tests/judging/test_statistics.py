import math
import subprocess
import sys
from fractions import Fraction
from itertools import count
from statistics import NormalDist

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harness.judging.statistics import Interval, topics_to_decide, topics_to_see, truncated, wilson

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
