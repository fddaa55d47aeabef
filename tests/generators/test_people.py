import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from generators.dates import PRESENT, age_on
from generators.identifiers import valid_identifier
from generators.names import CULTURES
from generators.people import MARKERS, people, rates
from generators.places import Gazetteer
from generators.records import NameKind, Person, Sex, Visibility

COUNT = 4000
GAZETTEER = Gazetteer.of_district("people", 0)
PEOPLE = people(Random("people"), COUNT, GAZETTEER, first=1001)
RECORDS_OF = Counter(person.human for person in PEOPLE)
DIGEST = (
    "from hashlib import sha256; from random import Random; from generators.people import people; "
    "from generators.places import Gazetteer; "
    "print(sha256(repr(people(Random(3), 500, Gazetteer.of_district('3', 0))).encode()).hexdigest())"
)
ETHNICITIES = set("W1 W2 W9 M1 M2 M3 M9 A1 A2 A3 A9 B1 B2 B9 O1 O2 O9 NS".split())
DRAMA = r"(07700900|01632960|02079460|011[3-8]4960|01[2-6]14960|01914980|02896496)\d{3}"


def share_is(rate: float, found: int, of: int) -> bool:
    """Whether `found` of `of` is what a rate gives but once in a million."""
    least, most = binom.interval(1 - 1e-6, of, rate)
    return bool(least <= found <= most)


def digest(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", DIGEST], env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_the_same_randomness_gives_the_same_people_in_any_process() -> None:
    assert digest("0") == digest("1")


@settings(max_examples=20)
@given(seed=st.integers(), count=st.integers(min_value=0, max_value=40), first=st.integers(min_value=1, max_value=9000))
def test_there_are_as_many_records_as_were_asked_for_numbered_in_order(seed: int, count: int, first: int) -> None:
    drawn = people(Random(seed), count, GAZETTEER, first=first)

    assert [person.id for person in drawn] == [f"N{number:07d}" for number in range(first, first + count)]


def test_humans_are_told_apart_by_keys_of_the_district_alone() -> None:
    keys = {person.human for person in PEOPLE}

    assert all(1001 <= int(key.removeprefix("H")) < 1001 + COUNT for key in keys)


def test_ids_tell_nothing_of_who_belongs_together() -> None:
    gaps = [abs(int(other.id[1:]) - int(one.id[1:])) for one, other in pairs_of_one_human()]

    assert sum(gap == 1 for gap in gaps) < len(gaps) / 10


def pairs_of_one_human() -> list[tuple[Person, Person]]:
    by_human: dict[str, list[Person]] = {}
    for person in PEOPLE:
        by_human.setdefault(person.human, []).append(person)
    return [(records[0], records[1]) for records in by_human.values() if len(records) > 1]


@pytest.mark.parametrize("culture", CULTURES)
def test_every_culture_has_about_its_share(culture: str) -> None:
    """Families have one culture, so that the count varies about twice as much as that of strangers would."""
    share = CULTURES[culture].share
    found = sum(person.culture == culture for person in PEOPLE)

    assert abs(found - COUNT * share) < 5 * (2.5 * COUNT * share * (1 - share)) ** 0.5


def test_only_people_of_one_name_lack_a_forename() -> None:
    assert all(person.name.surname for person in PEOPLE)
    assert share_is(rates.ONE_NAME * 0.9, sum(not person.name.forename for person in PEOPLE), COUNT)
    assert all(alias.surname and alias.forename for person in PEOPLE for alias in person.aliases)


def test_every_text_is_composed() -> None:
    for person in PEOPLE:
        assert unicodedata.is_normalized("NFC", str(person.document()))


GAPS: dict[str, tuple[float, Callable[[Person], bool]]] = {
    "no date of birth": (rates.MISSING_BIRTH, lambda p: p.born is None),
    "year of birth alone": (rates.YEAR_ONLY, lambda p: p.born is not None and p.born.month is None),
    "month and year alone": (rates.MONTH_ONLY, lambda p: p.born is not None and bool(p.born.month) and not p.born.day),
}


@pytest.mark.parametrize("gap", GAPS)
def test_a_date_of_birth_has_gaps_at_the_rate_stated(gap: str) -> None:
    """Of records that are no double's: those of twins and namesakes are whole, and those made again are damaged."""
    rate, holds = GAPS[gap]
    firsts = [person for person in PEOPLE if RECORDS_OF[person.human] == 1]

    least, most = binom.interval(1 - 1e-6, len(firsts), rate)
    assert 0.93 * least <= sum(map(holds, firsts)) <= most


@pytest.mark.parametrize("culture", ["somali", "arabic"])
def test_the_first_of_january_stands_for_an_unknown_day_more_often_in_some_cultures(culture: str) -> None:
    def share(chosen: list[Person]) -> float:
        return sum(p.born is not None and (p.born.month, p.born.day) == (1, 1) for p in chosen) / len(chosen)

    own = [person for person in PEOPLE if person.culture == culture]
    british = [person for person in PEOPLE if person.culture == "british"]

    assert share(own) > 2 * share(british)


@pytest.mark.parametrize(
    ("visibility", "rate"), [(Visibility.RESTRICTED, rates.RESTRICTED), (Visibility.DELETED, rates.DELETED)]
)
def test_a_few_records_are_hidden(visibility: Visibility, rate: float) -> None:
    assert share_is(rate, sum(person.visibility is visibility for person in PEOPLE), COUNT)


def test_titles_are_recorded_of_a_share_and_fit_the_sex() -> None:
    titled = [person for person in PEOPLE if person.name.title]

    assert 0.7 * rates.TITLED < len(titled) / COUNT < 1.1 * rates.TITLED
    assert all(person.sex is Sex.MALE for person in titled if person.name.title in {"Mr", "Master", "Haji"})
    assert all(person.sex is Sex.FEMALE for person in titled if person.name.title in {"Mrs", "Miss", "Ms", "Hajja"})


@pytest.mark.parametrize("kind", [kind for kind in NameKind if kind is not NameKind.RECORDED])
def test_other_names_of_every_kind_occur(kind: NameKind) -> None:
    names = [alias for person in PEOPLE for alias in person.aliases if alias.kind is kind]

    assert len(names) > 10


def test_another_name_is_another_and_is_no_recorded_one() -> None:
    for person in PEOPLE:
        recorded = (person.name.forename, person.name.surname)
        assert person.name.kind is NameKind.RECORDED
        for alias in person.aliases:
            assert alias.kind is not NameKind.RECORDED
            assert (alias.forename, alias.surname) != recorded


def test_a_maiden_or_married_name_is_a_womans_and_keeps_her_forename() -> None:
    for person in PEOPLE:
        for alias in person.aliases:
            if alias.kind in {NameKind.MAIDEN, NameKind.MARRIED}:
                assert person.sex is Sex.FEMALE
                assert alias.forename == person.name.forename


def test_no_number_or_place_can_be_anybodys() -> None:
    for person in PEOPLE:
        assert all(re.fullmatch(DRAMA, phone) for phone in person.phones)
        assert all(re.fullmatch(r"Q[A-Z]\d\d [A-Z]{3}", mark) for mark in person.vehicles)
        assert all(address.place.postcode.startswith("XN") for address in person.addresses)
        for identifier in person.identifiers:
            assert valid_identifier(identifier.scheme, identifier.value)
            years = re.findall(r"^(?:20|SF)(\d\d)/|/(\d\d)[A-Z]$", identifier.value)
            assert all(int(year or other) >= 40 for year, other in years)


def test_every_record_has_a_reference_of_its_own() -> None:
    references = [i.value for person in PEOPLE for i in person.identifiers if i.scheme == "nominal"]

    assert len(references) == len(set(references)) == COUNT


def test_every_scheme_occurs_in_every_form() -> None:
    values = [identifier.value for person in PEOPLE for identifier in person.identifiers]

    for form in (r"20\d\d/\d{7}[A-Z]", r"\d{6}/\d\d[A-Z]", r"SF\d\d/\d{1,6}[A-Z]", r"ZZ\d{6}[A-D]", r"XN/\d{7}"):
        assert sum(re.fullmatch(form, value) is not None for value in values) > 50


def test_the_first_address_alone_is_where_somebody_lives() -> None:
    for person in PEOPLE:
        assert [address.current for address in person.addresses] == [True] + [False] * (len(person.addresses) - 1)
    assert max(len(person.addresses) for person in PEOPLE) > 2
    assert max(len(person.phones) for person in PEOPLE) > 1


def test_codes_are_known_ones() -> None:
    assert {person.ethnicity for person in PEOPLE} <= ETHNICITIES
    assert {marker for person in PEOPLE for marker in person.markers} == set(MARKERS)


def test_an_occupation_fits_the_age() -> None:
    for person in PEOPLE:
        if person.born and person.born.complete and RECORDS_OF[person.human] == 1:
            years = age_on(PRESENT, person.born.first)
            assert (person.occupation == "Schoolchild") <= (4 <= years <= 16)
            assert (person.occupation == "Retired") <= (years >= 66)
            assert person.born.first <= PRESENT
