"""Streets, towns and postcodes of a person are those of one address."""

import pytest

from generators.queries import PersonQuery
from tests.systems.reference.conftest import Found


@pytest.mark.parametrize("typed", ["155 Grove Grove", "Grove Grove", "155 grove gr"])
@pytest.mark.parametrize("surname", ["", "Quillsworthy"])
def test_one_word_of_a_street_does_not_count_for_two(found: Found, typed: str, surname: str) -> None:
    assert found(PersonQuery(street=typed, surname=surname)) == ("grove-grove", "a-temple-grove")


@pytest.mark.parametrize(
    "box", [{"street": "Halberd Row"}, {"street": "14 Halberd Row", "town": "Norby"}, {"postcode": "xn215hj"}]
)
def test_a_marker_at_a_place_is_of_those_who_bear_it_there(found: Found, box: dict[str, str]) -> None:
    at_the_place = PersonQuery().with_boxes(box)

    assert found(at_the_place.with_box("marker", "VI")) == ("violent",)
    assert found(at_the_place.with_box("marker", "fi")) == ("armed",)
    assert found(at_the_place.with_box("marker", "ES")) == ()


def test_the_parts_of_two_addresses_do_not_combine(found: Found) -> None:
    assert found(PersonQuery(street="Chapel Street", town="Ashbury")) == ("ann",)
    assert found(PersonQuery(street="Chapel Street", town="Kirkby")) == ()
    assert found(PersonQuery(postcode="XN1")) == ("ann",)
