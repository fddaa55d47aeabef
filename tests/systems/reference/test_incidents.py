"""Every box of the search for incidents is a filter, and the newest come first."""

import pytest

from generators.queries import IncidentQuery
from tests.systems.reference.conftest import Found
from tests.systems.reference.records import INCIDENTS


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(
            "2026-04-10T08:00", "2026-04-10T10:00", ("april-before-ten", "april-at-eight"), id="first in, last out"
        ),
        pytest.param(
            "2025-10-26T01:00",
            "2025-10-26T02:00",
            ("october-01:30-again", "october-01:30"),
            id="an hour of two, when the clocks go back",
        ),
        pytest.param("2026-03-29T01:00", "2026-03-29T02:00", (), id="an hour that never was, when they go forward"),
        pytest.param(
            "2026-03-29T00:00", "2026-03-29T03:00", ("march-02:00", "march-00:59"), id="three hours that were two"
        ),
    ],
)
def test_a_window_is_of_local_time(found: Found, since: str, until: str, expected: tuple[str, ...]) -> None:
    assert found(IncidentQuery(since=since, until=until)) == expected


@pytest.mark.parametrize("typed", ["42XN/000123/26", "42xn/123/26", "42XN 123 26", "42XN-000123-26", "42XN00012326"])
def test_a_reference_is_found_in_any_form_and_alone(found: Found, typed: str) -> None:
    assert found(IncidentQuery(reference=typed)) == ("logged",)


@pytest.mark.parametrize("number", ["7", "007", " 7 "])
def test_a_number_means_that_of_its_day(found: Found, number: str) -> None:
    assert found(IncidentQuery(number=number, date="01/06/2026")) == ("logged",)


def test_name_and_role_are_of_one_person(found: Found) -> None:
    asked = IncidentQuery(forename="Ann", surname="Larkhill")

    assert found(asked) == ("involved",)
    assert found(asked.with_box("role", "victim")) == ("involved",)
    assert found(asked.with_box("role", "suspect")) == ()
    assert found(IncidentQuery(forename="Bryony", surname="Larkhill")) == ()


def test_words_as_typed_come_before_other_forms_of_them_and_newer_ones(found: Found) -> None:
    assert found(IncidentQuery(words="brass lantern")) == ("lamp-exact", "lamp-later")
    assert found(IncidentQuery(words="lantern chandelier")) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (IncidentQuery(flag="Weapon", street="chapel st"), ("logged",)),
        (IncidentQuery(vehicle="q012ibd"), ("logged-next",)),
        (IncidentQuery(phone="+44 1632 960001"), ("involved",)),
        (IncidentQuery(street="Chapell Street", date="01/06/2026"), ("logged",)),
        (IncidentQuery(town="Ashbury", category="THEFT", date="02/06/2026"), ("logged-next",)),
        (IncidentQuery(postcode="xn1", number="7"), ("logged-next", "logged")),
    ],
    ids=str,
)
def test_every_box_is_a_filter(found: Found, query: IncidentQuery, expected: tuple[str, ...]) -> None:
    assert found(query) == expected


def test_the_last_days_come_first(found: Found) -> None:
    hits = found(IncidentQuery(town="Ashbury"))

    newest = sorted(INCIDENTS, key=lambda record: record.opened.timestamp(), reverse=True)
    assert hits == tuple(record.id for record in newest[:10])


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        ("date", "03/02/2024"),
        ("date", "no date"),
        ("street", "Zinnia Row"),
        ("since", "2026-06-20T00:00"),
        ("words", "x"),
    ],
)
def test_a_reference_decides_whatever_is_typed_beside_it(found: Found, box: str, typed: str) -> None:
    assert found(IncidentQuery(reference="42XN/000123/26").with_box(box, typed)) == ("logged",)
