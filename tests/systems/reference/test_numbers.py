"""Identifiers and telephone numbers are found in any form, and a wrong one hides nobody."""

import pytest

from generators.queries import PersonQuery
from tests.systems.reference.conftest import Found


@pytest.mark.parametrize("typed", ["XN/9472687", "xn 2472678", "XN/247267"])
def test_of_two_people_of_a_name_the_one_whose_number_is_nearly_as_typed_is_first(found: Found, typed: str) -> None:
    assert found(PersonQuery(forename="Osric", surname="Tumbleholme", identifier=typed)) == ("misread", "a-namesake")


@pytest.mark.parametrize(
    "typed",
    [
        *("2041/0000034U", "2041/34U", "41/34U", "41/34u", "410000034u", "20410000034U", "4134U", " 41 / 34 U "),
        *("000451/63A", "451/63a", "ZZ301277C", "zz 30 12 77 c"),
    ],
)
def test_an_identifier_is_found_in_any_form_and_comes_before_the_name_of_another(found: Found, typed: str) -> None:
    assert found(PersonQuery(identifier=typed)) == ("ann",)
    assert found(PersonQuery(identifier=typed, forename="Xiaoming", surname="Li")) == ("ann", "li")


@pytest.mark.parametrize("typed", ["2041/34U, 41/36w", "41/36W,451/63a,99/1A", " , 2041/0000036W,,zz 30 12 77 c ,"])
def test_several_identifiers_show_everybody_who_has_one(found: Found, typed: str) -> None:
    assert set(found(PersonQuery(identifier=typed))) == {"ann", "violent"}


@pytest.mark.parametrize(
    ("number", "first"),
    [("2041/0000035V", ("ann",)), ("2041/0000036W", ("violent", "ann"))],
    ids=["nobody's", "another's"],
)
def test_a_wrong_number_beside_name_and_date_leaves_the_best_fit_of_them_first(
    found: Found, number: str, first: tuple[str, ...]
) -> None:
    asked = PersonQuery(forename="Ann", surname="Larkhill", date_of_birth="09/03/1984", identifier=number)

    assert found(asked)[: len(first)] == first


@pytest.mark.parametrize(
    "typed", ["07700900123", "07700 900 123", "+447700900123", "+44 (0)7700 900123", "00447700900123", "7700900123"]
)
def test_a_telephone_number_is_found_in_any_form(found: Found, typed: str) -> None:
    assert found(PersonQuery(phone=typed)) == ("ann",)
