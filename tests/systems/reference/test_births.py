"""Dates of birth, and ranges of them, put the right person first and hide nobody."""

import pytest

from generators.queries import PersonQuery
from tests.systems.reference.conftest import Found


def test_the_best_fit_of_name_and_date_comes_first_and_a_missing_date_hides_nobody(found: Found) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", date_of_birth="09/03/1984"))

    assert hits == ("ann", "ann-of-the-year", "anne-on-the-day", "ann-undated", "ann-of-another-day")


@pytest.mark.parametrize("typed", ["03/09/1984", "09/03/1985", "09/03/1934", "19/03/1984", "1984", "03/1984"])
def test_a_date_that_is_a_slip_away_or_partial_still_leads_to_the_person(found: Found, typed: str) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", date_of_birth=typed))

    assert hits.index("ann") < hits.index("ann-of-another-day")


def test_another_surname_is_forgiven_only_where_forename_and_date_are_right(found: Found) -> None:
    married = PersonQuery(forename="Désirée", surname="Zimmerwald")

    assert found(married.with_box("date_of_birth", "30/05/1971")) == ("desiree",)
    assert found(married) == ()


@pytest.mark.parametrize(
    ("first", "last", "born_within"),
    [
        ("09/03/1984", "31/03/1984", True),
        ("01/03/1984", "09/03/1984", True),
        ("09/03/1984", "09/03/1984", True),
        ("10/03/1984", "31/03/1984", False),
        ("01/03/1984", "08/03/1984", False),
        ("1980", "1984", True),
        ("09/03/1984", "", True),
        ("", "09/03/1984", True),
        ("10/03/1984", "", False),
        ("", "08/03/1984", False),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_range_of_births(
    found: Found, first: str, last: str, born_within: bool
) -> None:
    of_the_town = found(PersonQuery(town="Ashbury", sex="F", born_from=first, born_to=last))

    assert of_the_town == (("ann",) if born_within else ())


def test_beside_a_name_a_range_of_births_puts_who_was_born_in_it_first_and_hides_nobody(found: Found) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", born_from="24/07/1951", born_to="31/07/1951"))

    assert hits[:2] == ("ann-of-another-day", "ann-undated")
    assert "ann" in hits


@pytest.mark.parametrize(
    ("born", "first"), [("05/11/1991", "tobias"), ("12/04/1988", "tobias"), ("23/08/1975", "crispin")]
)
def test_another_name_is_asked_for_with_its_own_date_of_birth_or_with_the_one_recorded(
    found: Found, born: str, first: str
) -> None:
    for name in ({"forename": "Crispin", "surname": "Valderhaugh"}, {"name": "VALDERHAUGH, Crispin"}):
        assert found(PersonQuery(date_of_birth=born).with_boxes(name))[:1] == (first,)
