import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.dates import PartialDate
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.topics import CLASSES
from generators.variations import VARIATIONS, Variation

CORPUS = Corpus.from_seed("variations", people_count=400, incident_count=50)

every_variation = pytest.mark.parametrize("variation", [pytest.param(v, id=v.name) for v in VARIATIONS.values()])
randoms = st.integers(min_value=0).map(random.Random)


def asked_of(person: Person) -> PersonQuery:
    return PersonQuery(
        forename=person.name.forename,
        surname=person.name.surname,
        date_of_birth=person.born.typed if person.born else "",
        identifier=person.identifiers[0].value if person.identifiers else "",
        phone=person.phones[0] if person.phones else "",
        vehicle=person.vehicles[0] if person.vehicles else "",
        postcode=person.addresses[0].place.postcode,
    )


def asked_of_incident(incident: Incident) -> IncidentQuery:
    return IncidentQuery(reference=incident.reference, phone=incident.caller_phone, vehicle=incident.vehicle)


queries = st.sampled_from([*map(asked_of, CORPUS.people), *map(asked_of_incident, CORPUS.incidents)])


@every_variation
@given(asked=queries, rng=randoms)
def test_what_a_variation_returns_differs_and_can_be_typed(
    variation: Variation, asked: PersonQuery | IncidentQuery, rng: random.Random
) -> None:
    typed = variation(asked, rng)
    if typed is None:
        return

    assert typed != asked
    assert type(typed) is type(asked)
    if isinstance(typed, PersonQuery) and typed.date_of_birth:
        born = PartialDate.parse(typed.date_of_birth)
        assert born
        assert 1900 <= born.year <= date.today().year + 1  # noqa: DTZ011  # a year typed, whatever the zone
        assert typed.name or typed.surname


@every_variation
@given(asked=queries, seed=st.integers(min_value=0))
def test_the_same_randomness_gives_the_same_variation(
    variation: Variation, asked: PersonQuery | IncidentQuery, seed: int
) -> None:
    assert variation(asked, random.Random(seed)) == variation(asked, random.Random(seed))


@every_variation
def test_a_variation_changes_only_boxes_of_its_own_field(variation: Variation) -> None:
    boxes = {"name": {"name", "forename", "surname"}, "date of birth": {"date_of_birth"}}.get(
        variation.field, {variation.field}
    )
    rng = random.Random(0)
    asked_of_all: list[Query] = [*map(asked_of, CORPUS.people), *map(asked_of_incident, CORPUS.incidents)]
    for asked in asked_of_all:
        typed = variation(asked, rng)
        if typed is not None:
            changed = {box for box in asked.boxes() if getattr(asked, box) != getattr(typed, box)}
            assert changed <= boxes


@every_variation
def test_every_variation_says_what_it_does_and_is_asked_by_a_class(variation: Variation) -> None:
    assert variation.about.endswith(".")
    assert variation in {topic_class.variation for topic_class in CLASSES.values()}


@pytest.mark.parametrize(
    ("name", "box", "recorded", "typed"),
    [
        ("diacritics", "surname", "Dvořák", "Dvorak"),
        ("diacritics", "surname", "Łęcka", "Lecka"),
        ("decomposed", "forename", "Zoë", "Zoe\u0308"),
        ("diacritics-respelt", "surname", "Müller", "Mueller"),
        ("year-only", "date_of_birth", "09/03/1984", "1984"),
        ("month-and-year", "date_of_birth", "09/03/1984", "03/1984"),
        ("day-month-swapped", "date_of_birth", "09/03/1984", "03/09/1984"),
    ],
)
def test_a_variation_types_what_its_name_says(name: str, box: str, recorded: str, typed: str) -> None:
    asked = PersonQuery(forename="Ann", surname="Bell").with_box(box, recorded)

    assert VARIATIONS[name](asked, random.Random(0)) == asked.with_box(box, typed)


@pytest.mark.parametrize(
    ("name", "box", "recorded"),
    [
        ("diacritics", "surname", "Bell"),
        ("hyphen", "surname", "Bell"),
        ("apostrophe", "surname", "Bell"),
        ("slip", "surname", "Bell"),
        ("slip-in-short-name", "surname", "Bell"),
        ("two-slips", "surname", "Bellamy"),
        ("nickname", "forename", "Xanthe"),
        ("day-month-swapped", "date_of_birth", "25/03/1984"),
        ("day-month-swapped", "date_of_birth", "03/03/1984"),
        ("date-format", "date_of_birth", "1984"),
    ],
)
def test_a_variation_that_does_not_apply_says_so(name: str, box: str, recorded: str) -> None:
    asked = PersonQuery(forename="Ann", surname="Bell").with_box(box, recorded)

    assert VARIATIONS[name](asked, random.Random(0)) is None
