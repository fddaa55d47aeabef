import math
import random
import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.places import Gazetteer
from generators.records import Place

REACH = 0.75
"""Kilometres from the middle of a beat to its farthest street: the diagonal of its square, and a little for the map."""

districts = st.builds(
    Gazetteer.of_district,
    st.text(max_size=3),
    st.integers(min_value=0, max_value=5000),
    towns=st.integers(min_value=1, max_value=6),
    streets=st.integers(min_value=5, max_value=90),
)
some_districts = settings(max_examples=25)


def kilometres(one: Place, latitude: float, longitude: float) -> float:
    north = (one.latitude - latitude) * 111.32
    east = (one.longitude - longitude) * 111.32 * math.cos(math.radians(latitude))
    return math.hypot(north, east)


def middle(places: list[Place]) -> tuple[float, float]:
    return sum(p.latitude for p in places) / len(places), sum(p.longitude for p in places) / len(places)


def by_beat(gazetteer: Gazetteer) -> dict[tuple[str, str], list[Place]]:
    beats = defaultdict(list)
    for place in gazetteer.places:
        beats[place.town, place.beat].append(place)
    return beats


@some_districts
@given(districts)
def test_a_street_a_town_and_a_postcode_are_one_place(gazetteer: Gazetteer) -> None:
    places = gazetteer.places

    assert len({(place.street, place.town) for place in places}) == len(places)
    assert len({place.postcode for place in places}) == len(places)


@some_districts
@given(districts)
def test_the_beat_of_a_street_is_the_sector_of_its_postcode(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places:
        outward, inward = place.postcode.split(" ")

        assert place.beat == f"{outward}-{inward[0]}"
        assert re.fullmatch(r"[A-Z\d]+-\d", place.beat)


@some_districts
@given(districts)
def test_a_town_has_one_outward_code_and_lies_together(gazetteer: Gazetteer) -> None:
    towns = defaultdict(list)
    for place in gazetteer.places:
        towns[place.town].append(place)
    outward_codes = {place.postcode.split(" ")[0] for place in gazetteer.places}

    assert len(outward_codes) == len(towns)
    for places in towns.values():
        assert len({place.postcode.split(" ")[0] for place in places}) == 1
        assert max(kilometres(place, *middle(places)) for place in places) < 4


@some_districts
@given(districts)
def test_streets_of_a_beat_lie_together(gazetteer: Gazetteer) -> None:
    for places in by_beat(gazetteer).values():
        for place in places:
            assert all(kilometres(place, other.latitude, other.longitude) < 2 * REACH for other in places)


def test_a_street_is_nearer_to_the_middle_of_its_own_beat_than_to_that_of_another() -> None:
    beats = by_beat(Gazetteer.of_district("1", 3))
    centres = {beat: middle(places) for beat, places in beats.items()}
    for beat, places in beats.items():
        for place in places:
            assert min(centres, key=lambda other: kilometres(place, *centres[other])) == beat


@some_districts
@given(districts)
def test_nobody_lives_there(gazetteer: Gazetteer) -> None:
    """All of it lies in the North Sea, between 54° and 59° N and 1.5° and 5° E."""
    assert all(54 < place.latitude < 59 and 1.5 < place.longitude < 5 for place in gazetteer.places)


@some_districts
@given(districts)
def test_a_junction_is_of_two_streets_of_one_beat_that_lie_within_reach_of_each_other(gazetteer: Gazetteer) -> None:
    places = set(gazetteer.places)
    pairs = Counter(frozenset(junction) for junction in gazetteer.junctions)

    assert max(pairs.values(), default=1) == 1
    for one, other in gazetteer.junctions:
        assert {one, other} <= places
        assert one != other
        assert one.beat == other.beat
        assert kilometres(one, other.latitude, other.longitude) < 0.7


@some_districts
@given(districts)
def test_a_landmark_stands_in_a_street_and_is_the_only_one_of_its_name_in_the_town(gazetteer: Gazetteer) -> None:
    landmarks = gazetteer.landmarks

    assert {landmark.place for landmark in landmarks} <= set(gazetteer.places)
    assert len({(landmark.name, landmark.place.town) for landmark in landmarks}) == len(landmarks)
    assert {landmark.place.town for landmark in landmarks} == {place.town for place in gazetteer.places}


@pytest.fixture(scope="module")
def force() -> list[Gazetteer]:
    return [Gazetteer.of_district("1", number, streets=15) for number in range(700)]


def test_no_two_towns_of_a_large_force_share_a_name_or_an_outward_code(force: list[Gazetteer]) -> None:
    towns = {(place.town, place.postcode.split(" ")[0]) for gazetteer in force for place in gazetteer.places}

    assert len(towns) == 700 * 5
    assert len({town for town, _ in towns}) == len(towns)
    assert len({outward for _, outward in towns}) == len(towns)


def test_no_postcode_is_of_the_area_that_golden_queries_use(force: list[Gazetteer]) -> None:
    assert not [p for gazetteer in force for p in gazetteer.places if p.postcode.startswith("XG")]


def test_no_two_towns_of_a_large_force_overlap(force: list[Gazetteer]) -> None:
    centres = [
        middle([place for place in gazetteer.places if place.town == town])
        for gazetteer in force[:40]
        for town in dict.fromkeys(place.town for place in gazetteer.places)
    ]
    near = [(one, other) for one, other in combinations(centres, 2) if math.dist(one, other) < 0.02]

    assert near == []


def test_a_few_street_names_are_in_most_towns() -> None:
    gazetteer = Gazetteer.of_district("1", 0, towns=40)
    names = Counter(place.street for place in gazetteer.places)

    assert 0.4 * 40 < names["High Street"] < 0.85 * 40
    assert sorted(names.values())[len(names) // 2] <= 3


def test_a_district_is_the_same_whatever_was_built_before() -> None:
    before = Gazetteer.of_district("1", 7)
    Gazetteer.of_district("other", 7)

    assert Gazetteer.of_district("1", 7) == before
    assert Gazetteer.of_district("2", 7) != before


@given(st.integers(min_value=0).map(random.Random))
def test_a_street_drawn_is_one_of_the_district(rng: random.Random) -> None:
    gazetteer = Gazetteer.of_district("1", 0, towns=1, streets=5)

    assert gazetteer.draw(rng) in gazetteer.places
