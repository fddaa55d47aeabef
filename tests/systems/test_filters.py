"""What a request template can do to typed text."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.systems.filters import date_parts, letters, moment, tojson, typed


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


@pytest.mark.parametrize("text", ["09/03/1984", "9.3.84", "09031984", "9 Mar 1984", "1984-03-09"])
def test_a_date_is_read_day_first_or_as_a_record_holds_it(text: str) -> None:
    read = date_parts(text)

    assert read
    assert read.iso == "1984-03-09"


@pytest.mark.parametrize("text", ["1984/03/09", "1984-3-9", "19840309", "Mar 9, 1984", "N/K"])
def test_a_date_typed_otherwise_is_left_to_the_system_to_read(text: str) -> None:
    assert date_parts(text) is None
