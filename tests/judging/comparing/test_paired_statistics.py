import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import binom, binomtest

from harness.judging.comparing.paired_statistics import loss_bound, mcnemar, tango, topics_to_show

counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(counts)
def test_the_bound_is_the_share_at_which_so_few_are_lost_in_5_percent_of_runs(found_lost: tuple[int, int]) -> None:
    found, lost = found_lost

    bound = loss_bound(lost, found)

    assert bound == pytest.approx(binomtest(lost, found, alternative="less").proportion_ci(0.95, method="exact").high)
    if lost < found:
        assert binom.cdf(lost, found, bound) == pytest.approx(0.05, abs=1e-6)


@given(st.integers(1, 500), st.floats(0.005, 0.2))
def test_a_candidate_that_loses_exactly_what_may_be_lost_passes_in_at_most_5_percent_of_runs(
    found: int, most: float
) -> None:
    passing = [lost for lost in range(found + 1) if loss_bound(lost, found) <= most]

    assert passing == list(range(len(passing)))
    assert binom.cdf(len(passing) - 1, found, most) <= 0.05


def test_of_nothing_found_nothing_is_known() -> None:
    assert loss_bound(0, 0) == 1.0


@pytest.mark.parametrize(("share", "most", "needed"), [(0.0, 0.05, 59), (0.0, 0.02, 149), (0.05, 0.05, None)])
def test_so_many_topics_show_that_no_more_is_lost(share: float, most: float, needed: int | None) -> None:
    assert topics_to_show(share, most) == needed


@given(st.floats(0, 0.04))
def test_so_many_topics_are_enough(share: float) -> None:
    needed = topics_to_show(share, 0.05)

    assert needed is not None
    assert loss_bound(math.ceil(share * needed), needed) <= 0.05


@pytest.mark.parametrize(("lost", "gained", "p"), [(0, 0, 1.0), (6, 0, 2 / 64), (0, 6, 2 / 64), (5, 5, 1.0)])
def test_mcnemar_asks_how_likely_so_unequal_numbers_are(lost: int, gained: int, p: float) -> None:
    assert mcnemar(lost, gained) == pytest.approx(p)


tables = st.integers(1, 400).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.integers(0, n), st.just(n)).filter(lambda t: t[0] + t[1] <= n)
)


@given(tables)
def test_tangos_interval_holds_the_difference_and_turns_round_with_it(table: tuple[int, int, int]) -> None:
    lost, gained, n = table

    low, high = tango(lost, gained, n)

    assert -1 <= low <= (gained - lost) / n <= high <= 1
    assert tango(gained, lost, n) == pytest.approx((-high, -low), abs=1e-6)


@given(tables.filter(lambda table: 0 < table[0] + table[1] < table[2]))
def test_a_bound_is_the_difference_that_the_score_test_just_rejects(table: tuple[int, int, int]) -> None:
    """With the variance at the most likely shares, found here by looking for them and not by Tango's formula."""
    lost, gained, n = table

    for bound in tango(lost, gained, n):
        if -1 < bound < 1:
            share = _most_likely_lost(lost, gained, n, bound)
            score = (gained - lost - n * bound) / math.sqrt(n * (2 * share + bound * (1 - bound)))
            assert abs(score) == pytest.approx(1.959964, abs=0.02)


def _most_likely_lost(lost: int, gained: int, n: int, difference: float) -> float:
    """Return the share lost at which such a table is most likely, if the share gained is larger by `difference`."""

    def unlikely(share: float) -> float:
        shares = ((lost, share), (gained, share + difference), (n - lost - gained, 1 - 2 * share - difference))
        return -sum(count * math.log(max(p, 1e-300)) for count, p in shares if count)

    low, high = max(0.0, -difference), (1 - difference) / 2
    return float(minimize_scalar(unlikely, bounds=(low, high), method="bounded", options={"xatol": 1e-10}).x)
