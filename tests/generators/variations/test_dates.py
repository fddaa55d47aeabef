"""How the day of birth is typed."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.dates import PRESENT, PartialDate
from generators.queries import PersonQuery
from generators.variations import VARIATIONS


@pytest.mark.parametrize("name", ["date-format", "date-as-noted", "date-year-first", "date-lettered"])
@given(day=st.dates(min_value=date(1932, 1, 1), max_value=PRESENT), seed=st.integers(min_value=0))
def test_a_day_is_the_same_however_it_is_written(name: str, day: date, seed: int) -> None:
    asked = PersonQuery(surname="Bell", date_of_birth=f"{day:%d/%m/%Y}")
    typed = VARIATIONS[name](asked, random.Random(seed))

    assert typed is None or isinstance(typed, PersonQuery)
    assert typed is None or PartialDate.parse(typed.date_of_birth) == PartialDate.from_date(day)


@given(day=st.dates(min_value=date(1932, 1, 1), max_value=PRESENT), seed=st.integers(min_value=0))
def test_a_misspelt_month_is_no_other_month(day: date, seed: int) -> None:
    asked = PersonQuery(surname="Bell", date_of_birth=f"{day:%d/%m/%Y}")
    typed = VARIATIONS["month-misspelt"](asked, random.Random(seed))

    assert typed is None or isinstance(typed, PersonQuery)
    assert typed is None or PartialDate.parse(typed.date_of_birth) in {None, PartialDate.from_date(day)}


@given(seed=st.integers(min_value=0))
def test_an_unknown_date_is_no_date(seed: int) -> None:
    typed = VARIATIONS["date-unknown"](PersonQuery(surname="Bell", date_of_birth="09/03/1984"), random.Random(seed))

    assert isinstance(typed, PersonQuery)
    assert PartialDate.parse(typed.date_of_birth) is None
