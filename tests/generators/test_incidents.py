import hashlib
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest

from generators.dates import age_on
from generators.identifiers import normal_reference
from generators.incidents import LOCAL_TIME, Desk, incidents
from generators.incidents.times import FIRST, LAST
from generators.narratives import CATEGORIES, Group
from generators.people import people
from generators.places import Gazetteer
from generators.records import Flag, Incident, Person, Risk, Role, Visibility
from generators.text import tokens

DESKS = 10
CATEGORY = {category.name: category for category in CATEGORIES}
CHANGES = (date(2024, 10, 27), date(2025, 3, 30), date(2025, 10, 26), date(2026, 3, 29))
HEADS_OF_FLAGS = {
    Flag.DOMESTIC_ABUSE: r"\b(DV|DA|domestic|ex-partner|DASH)\b",
    Flag.CHILD_PROTECTION: r"\b(child|children|kids|baby|school)\b",
    Flag.VULNERABLE_ADULT: r"\b(elderly|dementia|vulnerable)\b",
    Flag.MENTAL_HEALTH: r"\b(MH|suicidal|s136)\b",
    Flag.WEAPON: r"\b(knife|machete|hatchet|hammer|armed)\b",
}


class Force(NamedTuple):
    gazetteers: list[Gazetteer]
    people: dict[str, Person]
    incidents: list[Incident]


def build(seed: str, *, desks: int, residents: int, count: int) -> Force:
    gazetteers: list[Gazetteer] = []
    everybody: dict[str, Person] = {}
    logged: list[Incident] = []
    for number in range(desks):
        gazetteer = Gazetteer.of_district(seed, number)
        local = people(random.Random(f"{seed}:p:{number}"), residents, gazetteer, first=1 + number * residents)
        desk = Desk(number=number, of=desks, first=1 + number * count)
        logged += incidents(random.Random(f"{seed}:i:{number}"), count, local, gazetteer, desk)
        gazetteers.append(gazetteer)
        everybody |= {person.id: person for person in local}
    return Force(gazetteers, everybody, logged)


@pytest.fixture(scope="module")
def large() -> Force:
    """Thirty thousand incidents of ten districts."""
    return build("1", desks=DESKS, residents=600, count=3000)


@pytest.fixture(scope="module", params=["1", "2", "Zoë"])
def force(request: pytest.FixtureRequest) -> Force:
    return build(request.param, desks=3, residents=400, count=500)


def share(among: Sequence[Incident], holds: Callable[[Incident], object]) -> float:
    return sum(bool(holds(incident)) for incident in among) / len(among)


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


def test_every_category_is_drawn(large: Force) -> None:
    drawn = Counter(incident.category for incident in large.incidents)

    assert set(drawn) == set(CATEGORY)
    assert min(drawn.values()) > 200


def test_categories_have_codes_and_everyday_words_of_their_own() -> None:
    codes = [category.code for category in CATEGORIES]

    everyday = Counter(word.casefold() for category in CATEGORIES for word in category.everyday)

    assert len(set(codes)) == len(codes)
    assert set(everyday.values()) == {1}
    assert len(CATEGORY) == len(CATEGORIES)
    assert {category.group for category in CATEGORIES} == set(Group)
    for category in CATEGORIES:
        assert category.everyday
        assert category.name not in category.everyday
        assert sum(category.grades) == 100
        shares = category.scenes
        assert shares.home + shares.house + shares.junction + shares.landmark == pytest.approx(1)


def test_officers_serve_in_one_district_alone(large: Force) -> None:
    serving: dict[str, set[int]] = {}
    for place, incident in enumerate(large.incidents):
        for officer in incident.officers:
            serving.setdefault(officer, set()).add(place // 3000)

    assert {len(districts) for districts in serving.values()} == {1}


@pytest.mark.parametrize(
    ("what", "holds", "least", "most"),
    [
        ("domestic abuse", lambda i: Flag.DOMESTIC_ABUSE in i.flags, 0.08, 0.15),
        ("child protection", lambda i: Flag.CHILD_PROTECTION in i.flags, 0.03, 0.10),
        ("vulnerable adult", lambda i: Flag.VULNERABLE_ADULT in i.flags, 0.05, 0.13),
        ("mental health", lambda i: Flag.MENTAL_HEALTH in i.flags, 0.03, 0.10),
        ("weapon", lambda i: Flag.WEAPON in i.flags, 0.03, 0.10),
        ("grade 1", lambda i: i.grade == 1, 0.10, 0.30),
        ("grade 2", lambda i: i.grade == 2, 0.20, 0.45),
        ("grade 3", lambda i: i.grade == 3, 0.20, 0.45),
        ("grade 4", lambda i: i.grade == 4, 0.08, 0.25),
        ("junction", lambda i: i.crossing, 0.06, 0.16),
        ("landmark", lambda i: i.landmark, 0.12, 0.30),
        ("crime", lambda i: i.crime_reference, 0.30, 0.50),
        ("qualifier", lambda i: i.qualifiers, 0.45, 0.65),
        ("linked", lambda i: i.linked, 0.04, 0.12),
        ("open", lambda i: i.open, 0.04, 0.12),
        ("caller's phone", lambda i: i.caller_phone, 0.65, 0.75),
        ("vehicle", lambda i: i.vehicle, 0.12, 0.28),
        ("officers", lambda i: i.officers, 0.83, 0.93),
        ("nobody", lambda i: not i.involved, 0.10, 0.30),
        ("three or more", lambda i: len(i.involved) > 2, 0.04, 0.20),
        ("restricted", lambda i: i.visibility is Visibility.RESTRICTED, 0.016, 0.024),
        ("deleted", lambda i: i.visibility is Visibility.DELETED, 0.025, 0.035),
        ("weekend", lambda i: i.opened.weekday() >= 5, 0.30, 0.42),
        ("evening", lambda i: 17 <= i.opened.hour <= 23, 0.35, 0.50),
        ("before dawn", lambda i: 3 <= i.opened.hour <= 5, 0.01, 0.08),
    ],
)
def test_a_share_is_within_its_bounds(
    large: Force, what: str, holds: Callable[[Incident], object], least: float, most: float
) -> None:
    assert least < share(large.incidents, holds) < most, what


def test_domestic_abuse_is_graded_by_risk_but_for_a_few(large: Force) -> None:
    domestic = [incident for incident in large.incidents if Flag.DOMESTIC_ABUSE in incident.flags]
    risks = Counter(incident.risk for incident in domestic)

    assert risks[Risk.STANDARD] > risks[Risk.MEDIUM] > risks[Risk.HIGH] > risks[Risk.NONE] > 0.01 * len(domestic)


@pytest.mark.parametrize("flag", list(Flag))
def test_a_flag_is_at_times_in_the_text_alone_and_at_times_not_in_the_text(large: Force, flag: Flag) -> None:
    told = [re.search(HEADS_OF_FLAGS[flag], incident.narrative, re.IGNORECASE) for incident in large.incidents]
    flagged = [flag in incident.flags for incident in large.incidents]

    assert sum(bool(t) and not f for t, f in zip(told, flagged, strict=True)) > 100
    assert sum(f and not t for t, f in zip(told, flagged, strict=True)) > 100


def test_a_few_addresses_have_many_incidents_and_some_pairs_meet_again(large: Force) -> None:
    addresses = Counter((i.address.house, i.address.place.postcode) for i in large.incidents if i.address.house)
    pairs = Counter(
        tuple(part.person for part in incident.involved if part.role in (Role.VICTIM, Role.SUSPECT))
        for incident in large.incidents
        if {Role.VICTIM, Role.SUSPECT} <= {part.role for part in incident.involved}
    )

    assert addresses.most_common(1)[0][1] >= 12
    assert sum(count >= 8 for count in addresses.values()) >= 20
    assert sum(count == 1 for count in addresses.values()) > len(addresses) / 2
    assert sum(count >= 3 for count in pairs.values()) >= 50


def test_some_vehicles_and_phones_are_those_of_people_involved(large: Force) -> None:
    def own(incident: Incident, what: str, values: Callable[[Person], Sequence[str]]) -> bool:
        return any(what in values(large.people[part.person]) for part in incident.involved)

    with_vehicle = [incident for incident in large.incidents if incident.vehicle]
    with_phone = [incident for incident in large.incidents if incident.caller_phone]

    assert 0.05 < share(with_vehicle, lambda i: own(i, i.vehicle, lambda person: person.vehicles)) < 0.5
    assert 0.10 < share(with_phone, lambda i: own(i, i.caller_phone, lambda person: person.phones)) < 0.6


@pytest.mark.parametrize("night", CHANGES)
def test_both_changes_of_the_clocks_have_incidents_before_and_after(large: Force, night: date) -> None:
    opened = [incident.opened for incident in large.incidents if incident.opened.date() == night]
    hours = Counter((moment.hour, moment.utcoffset() or timedelta()) for moment in opened)
    winter, summer = timedelta(), timedelta(hours=1)
    if night.month == 10:
        assert min(hours[1, summer], hours[1, winter]) >= 2
    else:
        assert min(hours[0, winter], hours[2, summer]) >= 2
        assert not [hour for hour, _ in hours if hour == 1]


def test_incidents_stand_on_both_sides_of_midnight_at_month_ends_and_the_new_year(large: Force) -> None:
    def around(midnight: datetime) -> tuple[int, int]:
        since = [(incident.opened - midnight) / timedelta(hours=1) for incident in large.incidents]
        return sum(-3 <= hours < 0 for hours in since), sum(0 <= hours < 3 for hours in since)

    months = [datetime(2025, month, 1, tzinfo=LOCAL_TIME) for month in range(1, 13)]

    assert sum(min(around(midnight)) > 0 for midnight in months) >= 10
    assert min(around(months[0])) >= 8


def test_three_words_of_a_narrative_and_ninety_days_point_to_few_incidents(large: Force) -> None:
    rng = random.Random(0)
    found: dict[str, set[int]] = {}
    for place, incident in enumerate(large.incidents):
        for word in tokens(incident.narrative):
            found.setdefault(word, set()).add(place)
    few = 0
    for incident in rng.sample(large.incidents, 400):
        words = [word for word in dict.fromkeys(tokens(incident.narrative)) if len(word) > 4]
        chosen = rng.sample(words, min(3, len(words)))
        fitting = set.intersection(*(found[word] for word in chosen))
        near = [n for n in fitting if abs(large.incidents[n].opened - incident.opened) < timedelta(days=45)]
        few += len(near) <= 10

    assert few >= 360


@pytest.mark.parametrize("word", ["IP", "AP", "inf", "misper", "NFA", "o/d", "LOB", "VRM", "MO", "TWOC", "RTC", "NMO",
                                  "DVPO", "ETA", "u/k", "o/s"])  # fmt: skip
def test_call_handlers_abbreviate(large: Force, word: str) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)

    assert share(large.incidents, lambda incident: pattern.search(incident.narrative)) > 0.001


def test_narratives_at_times_name_people_streets_vehicles_and_times(large: Force) -> None:
    def names_somebody(incident: Incident) -> bool:
        return any(part.name.surname.upper() in incident.narrative for part in incident.involved)

    assert 0.2 < share([i for i in large.incidents if i.involved], names_somebody) < 0.6
    assert 0.2 < share([i for i in large.incidents if i.vehicle], lambda i: i.vehicle in i.narrative) < 0.6
    assert 0.02 < share(large.incidents, lambda i: i.address.place.street in i.narrative) < 0.2
    assert 0.1 < share(large.incidents, lambda i: re.search(r"\b\d{4}hrs\b", i.narrative)) < 0.6
    assert not [incident for incident in large.incidents if re.search(r"[{}%]", incident.narrative)]


def test_a_district_of_nobody_has_incidents_too() -> None:
    gazetteer = Gazetteer.of_district("1", 0)
    logged = incidents(random.Random(1), 50, [], gazetteer, Desk(number=0, of=1, first=1))

    assert len(logged) == 50
    assert not [incident for incident in logged if incident.involved]


def test_a_district_without_junctions_and_landmarks_has_incidents_too() -> None:
    bare = Gazetteer(places=Gazetteer.of_district("1", 0).places[:3])
    logged = incidents(random.Random(1), 50, [], bare, Desk(number=0, of=1, first=1))

    assert {incident.address.place for incident in logged} == set(bare.places)


def digest() -> str:
    built = build("hash", desks=2, residents=200, count=300)
    return hashlib.sha256("".join(map(repr, built.incidents)).encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_the_same_seed_gives_the_same_incidents_in_any_process(hash_seed: str) -> None:
    program = "from tests.generators.test_incidents import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    printed = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()

    assert printed == digest()
