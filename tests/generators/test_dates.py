from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generators.dates import MONTHS, PRESENT, PartialDate
from generators.queries import IncidentQuery, PersonQuery
from generators.truth import Truth

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


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "N/K", "?", "31/02/1984", "13/13/1984", "1984-13", "09/03", "0000", "3 Foo 1984", "290226"),
        *("1/2/3", "3 May", "1984/13/1", "19841301", "1984 Foo 3", "Foo 3 1984", "09/13/1984", "84/09/03/"),
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert PartialDate.parse(text) is None


FORMATS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%d %m %Y}",
    lambda d: f"{d:%d%m%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day} {month(d)[:3]} {d.year}",
    lambda d: f"{d.day} {month(d)} {d.year}",
    lambda d: f"{d:%d}{month(d)[:3]}{d:%Y}".upper(),
    lambda d: f"{d.day}{ordinal(d.day)} {month(d)}, {d.year}",
    lambda d: f"{d.day}{ordinal(d.day)} of {month(d)[:3]}. {d.year}",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d.year}. {d.month}. {d.day}",
    lambda d: f"{d:%Y} {month(d)[:3]} {d:%d}",
    lambda d: f"{month(d)[:3]} {d.day} {d.year}",
    lambda d: f"{month(d)} {d.day}{ordinal(d.day)}, {d.year}",
)
SHORT_FORMATS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: f"{d:%d-%m-%y}",
    lambda d: f"{d:%d%m%y}",
    lambda d: f"{d.day} {month(d)[:3]} {d:%y}",
    lambda d: f"{d.day}{ordinal(d.day)} {month(d)} {d:%y}",
)


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def ordinal(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("write", [pytest.param(write, id=write(date(1984, 9, 3))) for write in FORMATS])
@given(day=st.dates())
def test_a_whole_date_is_read_however_it_is_written(write: Callable[[date], str], day: date) -> None:
    # Earlier years have no four digits to be told by, or read year first: 20011203 is a day of 2001, not of 1203.
    assume(day.year >= 1232)

    assert PartialDate.parse(write(day)) == PartialDate.from_date(day)


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_eight_digits_are_read_day_first_and_year_first_of_a_year_that_somebody_alive_has_seen(day: date) -> None:
    assert PartialDate.parse(f"{day:%Y%m%d}") == PartialDate.parse(f"{day:%d%m%Y}") == PartialDate.from_date(day)


@pytest.mark.parametrize("write", [pytest.param(write, id=write(date(1984, 9, 3))) for write in SHORT_FORMATS])
@given(day=st.dates(min_value=PRESENT.replace(year=PRESENT.year - 100) + timedelta(days=1), max_value=PRESENT))
def test_a_year_of_two_digits_is_the_last_one_that_is_not_to_come(write: Callable[[date], str], day: date) -> None:
    assert PartialDate.parse(write(day)) == PartialDate.from_date(day)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda d: f"{d.month}/{d.year}", id="9/1984"),
        pytest.param(lambda d: f"{month(d)[:3]} {d.year}", id="Sep 1984"),
        pytest.param(lambda d: f"{d.year}/{d.month}", id="1984/9"),
        pytest.param(lambda d: f"{d.year} {month(d)}", id="1984 September"),
        pytest.param(lambda d: f"{month(d)}, {d.year}", id="September, 1984"),
    ],
)
@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_month_is_read_however_it_is_written(write: Callable[[date], str], day: date) -> None:
    assert PartialDate.parse(write(day)) == PartialDate(year=day.year, month=day.month)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("03/09/1984", "1984-09-03", id="day first"),
        pytest.param("3rd Sept 1984", "1984-09-03", id="sept"),
        pytest.param("Sept 1984", "1984-09", id="sept without a day"),
        pytest.param("030984", "1984-09-03", id="six digits"),
        pytest.param("30/06/26", "2026-06-30", id="the present day"),
        pytest.param("01/07/26", "1926-07-01", id="the day after"),
        pytest.param("29/02/00", "2000-02-29", id="a leap day"),
    ],
)
def test_what_officers_type_is_read_day_first(text: str, iso: str) -> None:
    read = PartialDate.parse(text)

    assert read
    assert read.iso == iso


@given(st.text())
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    PartialDate.parse(text)


@pytest.mark.parametrize("text", ["N/K", "?", "unknown", "6 Setpember 1988", "31/02/1984"])
def test_a_date_that_is_none_asks_nothing(truth: Truth, text: str) -> None:
    person, incident = truth.corpus.people[0], truth.corpus.incidents[0]
    surname, town = PersonQuery(surname=person.name.surname), IncidentQuery(town=incident.address.place.town)

    assert truth.agreeing(surname.with_box("date_of_birth", text)) == truth.agreeing(surname)
    assert truth.agreeing(town.with_box("date", text)) == truth.agreeing(town)
