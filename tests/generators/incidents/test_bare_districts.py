"""A district that lacks people, junctions or landmarks has incidents too."""

import random

from generators.incidents import Desk, incidents
from generators.places import Gazetteer


def test_a_district_of_nobody_has_incidents_too() -> None:
    gazetteer = Gazetteer.of_district("1", 0)
    logged = incidents(random.Random(1), 50, [], gazetteer, Desk(number=0, of=1, first=1))

    assert len(logged) == 50
    assert not [incident for incident in logged if incident.involved]


def test_a_district_without_junctions_and_landmarks_has_incidents_too() -> None:
    bare = Gazetteer(places=Gazetteer.of_district("1", 0).places[:3])
    logged = incidents(random.Random(1), 50, [], bare, Desk(number=0, of=1, first=1))

    assert {incident.address.place for incident in logged} == set(bare.places)
