from datetime import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generators.incidents import LOCAL_TIME
from harness.golden import Before, Exactly, Forbidden, Found, Marked, NewestFirst, Nothing, OwnMarkers
from harness.runs import Ranking
from tests.golden.strategies import RECORDS, moments, page, pages, records, some_records


@given(wanted=some_records, within=st.integers(1, 10), shown=pages)
def test_found_fails_once_for_every_record_that_is_not_high_enough(
    wanted: tuple[str, ...], within: int, shown: Ranking
) -> None:
    failures = list(Found(records=wanted, within=within).failures(shown))

    assert len(failures) == len(set(wanted) - set(shown.hits[:within]))


@given(pair=st.lists(records, min_size=2, max_size=2, unique=True), shown=pages)
def test_before_holds_when_the_first_is_shown_and_the_second_is_not_above_it(pair: list[str], shown: Ranking) -> None:
    first, second = pair
    holds = first in shown.hits and second not in shown.hits[: shown.hits.index(first)]

    assert bool(list(Before(first=first, second=second).failures(shown))) != holds


@given(unwanted=some_records, shown=pages)
def test_forbidden_fails_once_for_every_such_record_shown(unwanted: tuple[str, ...], shown: Ranking) -> None:
    assert len(list(Forbidden(records=unwanted).failures(shown))) == len(set(unwanted) & set(shown.hits))


@given(wanted=some_records, shown=pages)
def test_exactly_fails_once_for_every_difference_between_two_sets(wanted: tuple[str, ...], shown: Ranking) -> None:
    assert len(list(Exactly(records=wanted).failures(shown))) == len(set(wanted) ^ set(shown.hits))


@given(shown=pages)
def test_nothing_holds_of_the_empty_page_alone(shown: Ranking) -> None:
    assert bool(list(Nothing().failures(shown))) == bool(shown.hits)


@given(opened=st.dictionaries(st.sampled_from(RECORDS[:4]), moments), shown=pages)
def test_newest_first_orders_the_incidents_whose_time_is_known_and_ignores_the_others(
    opened: dict[str, datetime], shown: Ranking
) -> None:
    known = [record for record in shown.hits if record in opened]
    holds = all(opened[above] >= opened[below] for above, below in combinations(known, 2))

    assert bool(list(NewestFirst(opened=opened).failures(shown))) != holds


def test_a_failure_says_what_was_expected_and_where_it_ranked() -> None:
    shown = page("N0000007", "GP-b", "GP-a", GP_a={"FI", "SU"}, GP_b={"WE"})
    expectations = (
        Found(records=("GP-a", "GP-c"), within=2),
        Before(first="GP-a", second="GP-b"),
        Before(first="GP-c", second="GP-b"),
        Forbidden(records=("GP-b",)),
        Exactly(records=("GP-a", "GP-b", "GP-c")),
        Nothing(),
        Marked(markers={"GP-a": frozenset({"FI", "VI", "XP"}), "GP-c": frozenset({"SU"})}),
        OwnMarkers(markers={"GP-a": frozenset({"FI", "SU"}), "GP-b": frozenset(), "GP-c": frozenset({"SU"})}),
    )

    assert [failure for expectation in expectations for failure in expectation.failures(shown)] == [
        "GP-a should be among the first 2, but ranks 3",
        "GP-c should be among the first 2, but is not among the 3 shown",
        "GP-a should come before GP-b, but ranks 3, and GP-b ranks 2",
        "GP-c should come before GP-b, but is not among the 3 shown",
        "GP-b must not be shown, but ranks 2",
        "GP-c should be shown, but is not among the 3 shown",
        "only GP-a, GP-b and GP-c should be shown, but N0000007 ranks 1",
        "nothing should be shown, but N0000007, GP-b, GP-a are",
        "GP-a should be shown with FI, VI and XP, but is without VI and XP and with SU, not borne",
        "GP-c should be shown with SU, but is not among the 3 shown",
        "GP-b is shown with WE, not borne",
    ]


def test_an_empty_page_is_called_that() -> None:
    assert list(Exactly(records=("GP-a",)).failures(page())) == ["GP-a should be shown, but nothing is shown"]


def test_the_two_half_past_ones_of_the_autumn_night_are_told_apart() -> None:
    summer = datetime(2025, 10, 26, 1, 30, tzinfo=LOCAL_TIME, fold=0)
    winter = datetime(2025, 10, 26, 1, 30, tzinfo=LOCAL_TIME, fold=1)

    newest_first = NewestFirst(opened={"GI-summer": summer, "GI-winter": winter})

    assert list(newest_first.failures(page("GI-winter", "GI-summer"))) == []
    assert "".join(newest_first.failures(page("GI-summer", "GI-winter"))) == (
        "newest first: GI-winter of 2025-10-26T01:30:00+00:00 should come before "
        "GI-summer of 2025-10-26T01:30:00+01:00, but ranks 2, and GI-summer ranks 1"
    )
