"""What holds of every variation there is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.dates import PRESENT, PartialDate
from generators.names import CULTURES
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Person
from generators.tiers import Tier
from generators.topics import CLASSES, topics
from generators.truth import Truth
from generators.variations import FIELDS, VARIATIONS, Variation
from generators.variations.registry import variation as register
from tests.generators.variations.asked import asked_for, changed_boxes

NO_DATES = {"date-unknown", "month-misspelt"}
"""The variations that may type what is no date."""

every_variation = pytest.mark.parametrize("variation", [pytest.param(v, id=v.name) for v in VARIATIONS.values()])


def query_of(variation: Variation, data: st.DataObject) -> Query:
    return data.draw(st.sampled_from([query for query, _ in asked_for(variation)]))


@every_variation
@settings(max_examples=50)
@given(data=st.data(), seed=st.integers(min_value=0))
def test_what_a_variation_returns_differs_and_can_be_typed(
    variation: Variation, data: st.DataObject, seed: int
) -> None:
    asked = query_of(variation, data)
    typed = variation(asked, random.Random(seed))

    assert variation(asked, random.Random(seed)) == typed
    if typed is None:
        return
    assert typed != asked
    assert type(typed) is type(asked)
    changed = changed_boxes(asked, typed)
    assert changed <= FIELDS[variation.field]
    for box in changed & set(typed.typed()):
        assert getattr(typed, box).strip(" .\u00a0")
    if isinstance(typed, PersonQuery):
        assert not typed.date_of_birth or possible_birth(typed.date_of_birth) or variation.name in NO_DATES
        assert typed.name or len(typed.surname.strip()) > 1 or typed.surname == asked.surname


def possible_birth(text: str) -> bool:
    born = PartialDate.parse(text)
    return born is not None and born.year >= 1900 and born.first <= PRESENT


@every_variation
def test_every_variation_finds_something_to_vary(variation: Variation) -> None:
    rng = random.Random(0)

    assert any(variation(query, rng) for query, _ in asked_for(variation))


@pytest.mark.parametrize(
    "variation", [pytest.param(v, id=v.name) for v in VARIATIONS.values() if v.cultures and v.field != "words"]
)
def test_a_variation_applies_to_somebody_of_the_cultures_that_it_is_typical_of(variation: Variation) -> None:
    rng = random.Random(0)
    typical = [q for q, r in asked_for(variation) if isinstance(r, Person) and r.culture in variation.cultures]

    assert set(variation.cultures) <= set(CULTURES)
    assert any(variation(query, rng) for query in typical)


@every_variation
def test_every_variation_says_what_it_does_and_who_reports_it(variation: Variation) -> None:
    assert variation.about.endswith(".")
    assert variation.source
    assert variation.frequency is None or 0 < variation.frequency < 1
    assert variation in {topic_class.variation for topic_class in CLASSES.values()}


@pytest.mark.parametrize("topic_class", [pytest.param(c, id=c.id) for c in CLASSES.values() if c.variation])
def test_a_topic_says_which_variation_it_is_of(truth: Truth, topic_class: object) -> None:
    assert isinstance(topic_class, type(next(iter(CLASSES.values()))))
    variation = topic_class.variation
    assert variation
    for topic in topics(truth, topic_class, 5):
        assert topic.topic_class.split("/")[1] == variation.name
        assert topic.tier is topic_class.tier
        assert topic.about == variation.about
        assert changed_boxes(topic.meant, topic.apart or topic.typed) <= FIELDS[variation.field]


def test_every_field_has_boxes_to_type_into() -> None:
    boxes = {*PersonQuery.boxes(), *IncidentQuery.boxes()}

    assert {box for field in FIELDS.values() for box in field} <= boxes
    assert {variation.field for variation in VARIATIONS.values()} == set(FIELDS)


@pytest.mark.parametrize(("name", "field", "said"), [("slip", "name", "two variations"), ("new", "nose", "'nose'")])
def test_a_variation_that_cannot_be_is_refused(name: str, field: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        register(name, field=field, tier=Tier.WEAK, source="none")(lambda asked, rng: asked)
    assert "new" not in VARIATIONS
