from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generators.dates import PartialDate

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31)).map(PartialDate.from_date)
partial = st.tuples(days, st.sampled_from(["year", "month", "day"])).map(lambda d: d[0].truncated(to=d[1])).filter(bool)


@given(partial)
def test_what_is_typed_and_what_is_recorded_read_back_as_the_same_date(day: PartialDate) -> None:
    assert PartialDate.parse(day.typed) == day
    assert PartialDate.parse(day.iso) == day


@given(partial)
def test_a_partial_date_spans_the_days_it_may_mean(day: PartialDate) -> None:
    assert day.first <= day.last
    assert day.first.year == day.last.year == day.year
    assert (day.first == day.last) == day.complete


@given(days)
def test_a_swapped_date_is_another_day_and_swaps_back(day: PartialDate) -> None:
    swapped = day.swapped
    assume(swapped)

    assert swapped
    assert swapped != day
    assert swapped.swapped == day


@pytest.mark.parametrize("text", ["", "yesterday", "31/02/1984", "13/13/1984", "1984-13", "9/3/84", "09/03", "0000"])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert PartialDate.parse(text) is None


@given(st.text())
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    PartialDate.parse(text)
