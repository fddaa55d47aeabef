"""Nothing, marks, signs of a query language and text without end do no harm in any box."""

import pytest

from generators.queries import IncidentQuery, PersonQuery, Query
from tests.systems.reference.conftest import Found


@pytest.mark.parametrize("typed", [".", "-", "'", "()", "☎"])
def test_a_mark_alone_is_nobody_s_name_or_number(found: Found, typed: str) -> None:
    for box in ("name", "forename", "surname", "identifier", "phone", "vehicle", "street", "town", "postcode"):
        assert found(PersonQuery().with_box(box, typed)) == (), box
    for box in IncidentQuery.boxes():
        assert found(IncidentQuery().with_box(box, typed)) == (), box


@pytest.mark.parametrize("query", [PersonQuery(), IncidentQuery()])
def test_nothing_typed_finds_nothing(found: Found, query: Query) -> None:
    assert found(query) == ()


@pytest.mark.parametrize(
    "typed", ["Larkhill AND", "+Larkhill", '"Larkhill', "(Larkhill", "Larkhill/", "Larkhill:", "Larkhill*", "Larkhill~"]
)
def test_the_signs_of_a_query_language_are_harmless(found: Found, typed: str) -> None:
    assert "ann" in found(PersonQuery(forename="Ann", surname=typed))
    found(IncidentQuery(words=typed))


def test_text_too_long_for_any_form_is_harmless(found: Found) -> None:
    for kind in (PersonQuery, IncidentQuery):
        for box in kind.boxes():
            for text in ("x" * 50_000, "x y " * 5_000, "9" * 5_000):
                found(kind().with_box(box, text))
