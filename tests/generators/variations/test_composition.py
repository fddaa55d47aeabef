"""Two things wrong at once, and one thing as often as it happens."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from generators.queries import PersonQuery, Query
from generators.variations import FIELDS, VARIATIONS
from generators.variations.composition import PAIRS, Pair, both
from generators.variations.mixture import MIX, as_it_happens
from tests.generators.variations.asked import asked_for, changed_boxes

DRAWN = 100_000
AS_IT_HAPPENS = VARIATIONS["as-it-happens"]


def test_both_types_what_the_second_makes_of_the_first() -> None:
    composed = both(lambda q, rng: q.with_box("surname", "Bel"), lambda q, rng: q.with_box("forename", q.surname))

    assert composed(PersonQuery(surname="Bell"), random.Random(0)) == PersonQuery(forename="Bel", surname="Bel")


@pytest.mark.parametrize("idle", [lambda q, rng: None, lambda q, rng: q], ids=["does not apply", "changes nothing"])
def test_both_does_not_apply_unless_each_does(idle: object) -> None:
    busy = VARIATIONS["case"]
    asked = PersonQuery(surname="Bell")

    assert both(busy, idle)(asked, random.Random(0)) is None  # type: ignore[arg-type]
    assert both(idle, busy)(asked, random.Random(0)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("composed", [pytest.param(pair, id=f"{pair.first}+{pair.second}") for pair in PAIRS])
@given(data=st.data(), seed=st.integers(min_value=0))
def test_a_pair_applies_both_in_their_order(composed: Pair, data: st.DataObject, seed: int) -> None:
    names = (f"{composed.first}+{composed.second}", composed.first, composed.second)
    pair, one, other = (VARIATIONS[name] for name in names)
    asked: Query = data.draw(st.sampled_from([query for query, _ in asked_for(pair)]))
    rng = random.Random(seed)
    once = one(asked, rng)
    expected = other(once, rng) if once else None

    assert pair(asked, random.Random(seed)) == (None if expected == asked else expected)
    assert pair.tier is composed.tier
    if expected and one.field != other.field:
        changed = changed_boxes(asked, expected)
        assert changed & FIELDS[one.field]
        assert changed & FIELDS[other.field]


def test_what_happens_happens_as_often_as_its_table_says() -> None:
    rng = random.Random("as it happens")
    drawn = Counter(one.name if (one := as_it_happens(rng)) else "" for _ in range(DRAWN))
    expected = {share.variation: share.share for share in MIX}
    expected[""] = 1 - sum(expected.values())

    assert set(drawn) == set(expected)
    for name, share in expected.items():
        assert binomtest(drawn[name], DRAWN, share).pvalue > 1e-4, name


def test_the_table_holds_what_is_published() -> None:
    share = {entry.variation: entry.share for entry in MIX}
    birth = [name for name in share if VARIATIONS[name].field == "date of birth"]

    assert len(share) == len(MIX)
    assert sum(share[name] for name in birth) == pytest.approx(0.015)
    assert share["slip"] / (share["slip"] + share["two-slips"]) >= 0.8
    assert share["slip-in-forename"] == pytest.approx(0.0053)
    assert all(entry.source and entry.modelled for entry in MIX)


@given(data=st.data(), seed=st.integers(min_value=0))
def test_as_it_happens_makes_one_thing_wrong(data: st.DataObject, seed: int) -> None:
    asked: Query = data.draw(st.sampled_from([query for query, _ in asked_for(AS_IT_HAPPENS)]))
    typed = AS_IT_HAPPENS(asked, random.Random(seed))

    assert typed is None or len(changed_boxes(asked, typed)) == 1
