"""How often something occurs among thirty thousand incidents."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest

from generators.incidents import LOCAL_TIME
from generators.records import Flag, Incident, Person, Risk, Role, Visibility
from generators.text import tokens
from tests.generators.incidents.force import CATEGORY, Force, build

DESKS = 10
CHANGES = (date(2024, 10, 27), date(2025, 3, 30), date(2025, 10, 26), date(2026, 3, 29))
HEADS_OF_FLAGS = {
    Flag.DOMESTIC_ABUSE: r"\b(DV|DA|domestic|ex-partner|DASH)\b",
    Flag.CHILD_PROTECTION: r"\b(child|children|kids|baby|school)\b",
    Flag.VULNERABLE_ADULT: r"\b(elderly|dementia|vulnerable)\b",
    Flag.MENTAL_HEALTH: r"\b(MH|suicidal|s136)\b",
    Flag.WEAPON: r"\b(knife|machete|hatchet|hammer|armed)\b",
}


@pytest.fixture(scope="module")
def large() -> Force:
    """Thirty thousand incidents of ten districts."""
    return build("1", desks=DESKS, residents=600, count=3000)


def share(among: Sequence[Incident], holds: Callable[[Incident], object]) -> float:
    return sum(bool(holds(incident)) for incident in among) / len(among)


def test_every_category_is_drawn(large: Force) -> None:
    drawn = Counter(incident.category for incident in large.incidents)

    assert set(drawn) == set(CATEGORY)
    assert min(drawn.values()) > 200


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
