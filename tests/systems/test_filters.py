"""What a request template can do to typed text."""

import random
from datetime import date

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.dates import PartialDate
from generators.names import CULTURES, Culture
from generators.names.pools import Parents
from generators.records import Sex
from harness.systems.filters import date_parts, known, letters, moment, tojson, typed
from harness.systems.free_text import FreeText, free_text


@given(st.text())
def test_what_was_typed_has_no_space_around_it_and_no_control_characters(text: str) -> None:
    result = typed(text)

    assert result == result.strip()
    assert len(result) <= 200
    assert not any(ord(c) < 32 for c in result)


@pytest.mark.parametrize(("text", "count"), [("J", 1), ("J.", 1), ("É", 1), ("Jo", 2), ("-", 0), ("", 0)])
def test_letters_are_counted_without_marks(text: str, count: int) -> None:
    assert letters(text) == count


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        pytest.param("2026-01-15T12:00", "2026-01-15T12:00+00:00", id="winter"),
        pytest.param("2026-07-15T12:00", "2026-07-15T11:00+00:00", id="summer"),
        pytest.param("2026-07-15", "2026-07-14T23:00+00:00", id="a day begins at local midnight"),
        pytest.param("2025-10-26T01:30", "2025-10-26T00:30+00:00", id="shown twice"),
        pytest.param("2026-03-29T01:30", "2026-03-29T01:30+00:00", id="never shown"),
        pytest.param("0001-01-01T00:00", "0001-01-01T00:01+00:00", id="before there were zones"),
        pytest.param("9999-12-31T23:59", "9999-12-31T23:59+00:00", id="the last"),
        pytest.param("yesterday", "", id="no time"),
        pytest.param("2026-02-30T12:00", "", id="no day"),
        pytest.param("1" * 10_000, "", id="digits without end"),
        pytest.param("20260330T1200", "", id="written closely"),
    ],
)
def test_a_local_time_is_read_by_the_clock_on_the_wall(local: str, utc: str) -> None:
    assert moment(local) == utc


@given(st.text() | st.integers(-(2**63), 2**63 - 1) | st.lists(st.text()) | st.booleans())
def test_any_value_can_stand_in_json(value: object) -> None:
    assert orjson.loads(tojson(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        *("06/01/1988", "6.1.88", "6-1-1988", "060188", "06011988", "1988/01/06", "19880106", "1988-1-6", "6 Jan 88"),
        *("6th January 1988", "Jan 6 1988", "6Jan1988", "6 Janury 1988", "1988 Jan 6", "Wednesday 6 January 1988"),
    ],
)
def test_a_date_is_read_however_it_is_typed(text: str) -> None:
    read = date_parts(text)

    assert read is not None
    assert read.iso == "1988-01-06"


@given(st.dates(date(1890, 1, 1), date(2026, 6, 30)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%Y%m%d", "%d %B %Y"]))
def test_any_day_is_read_as_itself(day: date, form: str) -> None:
    assert date_parts(day.strftime(form)) == PartialDate.from_date(day)


@pytest.mark.parametrize("text", ["", "x", "Smith 1984", "31/02/1988", "88", "12 Ann 1984", "1/2", "unknown", "1" * 99])
def test_what_is_no_date_is_none(text: str) -> None:
    assert date_parts(text) is None


@given(st.text())
def test_any_text_can_be_typed_for_a_date_and_into_the_one_box(text: str) -> None:
    date_parts(text)
    free_text(text)


@given(
    st.permutations(["Anna", "Smith", "09/03/1984", "female", "41/34U", "07700 900123", "QA12 BCD", "XN1 2AB"]),
)
def test_the_parts_of_a_free_text_are_told_apart_in_any_order(parts: list[str]) -> None:
    read = free_text(" ".join(parts))

    assert sorted(read.words.split()) == ["Anna", "Smith"]
    assert read.born == PartialDate(year=1984, month=3, day=9)
    assert (read.sex, read.identifier, read.vehicle, read.postcode) == ("F", "41/34U", "QA12 BCD", "XN1 2AB")
    assert read.phone.replace(" ", "") == "07700900123"


@given(st.sampled_from(list(CULTURES.values())), st.integers(min_value=0).map(random.Random), st.sampled_from(Sex))
def test_no_name_is_read_as_a_number_or_a_date(culture: Culture, rng: random.Random, sex: Sex) -> None:
    pool = culture.pool(rng)
    names = [pool.name(rng, sex, 1985, pool.family(rng), Parents()).full for _ in range(20)]

    for name in (*names, "Saoirse Caoimhe Abiodun"):
        read = free_text(name)
        assert read._replace(words="", sex="") == FreeText(), name


@pytest.mark.parametrize(
    ("text", "name"),
    [("UNKNOWN", ""), ("Not given", ""), ("N/K", ""), ("NK Smith", "Smith"), ("Nkosi", "Nkosi"), ("?", "")],
)
def test_a_word_for_a_name_that_nobody_knows_is_no_name(text: str, name: str) -> None:
    assert known(text) == name
