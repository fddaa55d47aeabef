"""An incident agrees with itself, with its district and with those who are involved in it."""

import re
from collections import Counter
from datetime import UTC, date

import pytest

from generators.dates import age_on
from generators.identifiers import normal_reference
from generators.incidents import LOCAL_TIME
from generators.incidents.times import FIRST, LAST
from generators.records import Flag, Risk, Role
from tests.generators.incidents.force import CATEGORY, Force, build


@pytest.fixture(scope="module", params=["1", "2", "Zoë"])
def force(request: pytest.FixtureRequest) -> Force:
    return build(request.param, desks=3, residents=400, count=500)


def test_numbers_restart_every_day_and_are_unique_on_it(force: Force) -> None:
    numbers = Counter((incident.opened.date(), incident.number) for incident in force.incidents)

    assert set(numbers.values()) == {1}
    for desk in range(3):
        last: dict[date, int] = {}
        for incident in force.incidents[desk * 500 : desk * 500 + 500]:
            day = incident.opened.date()
            assert incident.number == last.get(day, desk + 1 - 3) + 3
            last[day] = incident.number


def test_ids_references_and_crime_references_are_unique_and_no_two_kinds_are_mistaken(force: Force) -> None:
    ids = [incident.id for incident in force.incidents]
    references = [incident.reference for incident in force.incidents]
    crimes = [incident.crime_reference for incident in force.incidents if incident.crime_reference]
    normal = [normal_reference(reference) for reference in (*references, *crimes)]

    assert len(set(ids)) == len(ids)
    assert len(set(normal)) == len(references) + len(crimes)
    for incident in force.incidents:
        assert re.fullmatch(rf"42XN/\d{{6}}/{incident.opened:%y}", incident.reference)
        assert re.fullmatch(rf"(XN/\d{{6}}/{incident.opened:%y})?", incident.crime_reference)


def test_incidents_are_in_order_within_the_span_and_carry_the_offset_of_the_day(force: Force) -> None:
    for desk in range(3):
        opened = [incident.opened.astimezone(UTC) for incident in force.incidents[desk * 500 : desk * 500 + 500]]
        assert opened == sorted(opened)
    for incident in force.incidents:
        assert FIRST.astimezone(UTC) <= incident.opened.astimezone(UTC) < LAST.astimezone(UTC)
        assert incident.opened.isoformat() == incident.opened.astimezone(UTC).astimezone(LOCAL_TIME).isoformat()
        assert incident.opened.second == incident.opened.microsecond == 0


def test_an_incident_is_at_a_place_junction_or_landmark_of_its_district(force: Force) -> None:
    for number, gazetteer in enumerate(force.gazetteers):
        places = set(gazetteer.places)
        junctions = {(one, other.street) for pair in gazetteer.junctions for one, other in (pair, pair[::-1])}
        landmarks = {(landmark.name, landmark.place) for landmark in gazetteer.landmarks}
        for incident in force.incidents[number * 500 : number * 500 + 500]:
            place = incident.address.place
            assert place in places
            assert not incident.crossing or (place, incident.crossing) in junctions
            assert not incident.landmark or (incident.landmark, place) in landmarks
            assert bool(incident.address.house) == (not incident.crossing and not incident.landmark)
            assert incident.address.current


def test_people_are_involved_once_under_a_name_of_theirs_and_were_born_by_then(force: Force) -> None:
    for incident in force.incidents:
        assert len({i.person for i in incident.involved}) == len(incident.involved)
        for involvement in incident.involved:
            person = force.people[involvement.person]
            assert involvement.name in person.names
            assert person.born is None or person.born.last <= incident.opened.date()


def test_children_are_children_and_suspects_can_be_held_responsible(force: Force) -> None:
    roles = Counter(involvement.role for incident in force.incidents for involvement in incident.involved)
    for incident in force.incidents:
        day = incident.opened.date()
        for involvement in incident.involved:
            born = force.people[involvement.person].born
            if involvement.role is Role.CHILD:
                assert born is not None
                assert 0 <= age_on(day, born.last) <= age_on(day, born.first) < 18
            elif involvement.role is Role.SUSPECT and born is not None:
                assert age_on(day, born.last) >= 10

    assert set(roles) == set(Role)


def test_incidents_are_linked_to_earlier_ones_of_their_district(force: Force) -> None:
    position = {incident.id: place for place, incident in enumerate(force.incidents)}
    for place, incident in enumerate(force.incidents):
        for earlier in incident.linked:
            assert position[earlier] < place
            assert position[earlier] // 500 == place // 500


def test_what_is_recorded_agrees_with_the_category(force: Force) -> None:
    for incident in force.incidents:
        category = CATEGORY[incident.category]
        assert set(incident.qualifiers) <= set(category.qualifiers)
        assert len(set(incident.qualifiers)) == len(incident.qualifiers)
        assert set(incident.flags) <= set(category.flags)
        assert category.grades[incident.grade - 1] > 0
        assert {involvement.role for involvement in incident.involved} <= set(category.cast)
        assert not incident.crime_reference or category.crime
        assert incident.risk is Risk.NONE or Flag.DOMESTIC_ABUSE in incident.flags
        assert len(set(incident.officers)) == len(incident.officers)
