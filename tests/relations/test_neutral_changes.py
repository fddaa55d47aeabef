"""The order of equals may be anything, and breaks no relation; that of what is not equal may not."""

import pytest

from harness.relations import RELATIONS, Family
from harness.systems import IndexedSystem
from tests.relations.breaks import INCIDENT, PERSON
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds

_BY_ORDER = (Family.SAME_ANSWER, Family.NARROWING, Family.IDENTITY, Family.ORDERING, Family.CHANGE)
ORDERED = [name for name, relation in RELATIONS.items() if relation.family in _BY_ORDER or name.endswith("-total")]
BY_PLACE = [
    name for name in ORDERED if RELATIONS[name].family is Family.ORDERING or name.endswith(("-total", "-twice"))
]
"""Those that look at the places of hits, or at how many there are."""

_TIE_BREAK = ', {"id": "asc"}'
_BY_SCORE = '"sort": ["_score", {"id": "asc"}]'
_SHARDS = ('"number_of_shards": 1', '"number_of_shards": 5')


@pytest.mark.parametrize("name", ORDERED)
def test_equals_by_another_key_break_no_relation(name: str, broken: Break, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, _tied(broken, ', {"id": "desc"}')), same=name.endswith("asked-twice"))


@pytest.mark.parametrize("name", BY_PLACE)
def test_equals_in_any_order_on_five_shards_break_no_relation(name: str, broken: Break, trial_of: TrialOf) -> None:
    for index in ("person.index.json", "incident.index.json"):
        broken(index, _SHARDS)
    assert_holds(trial_of(name, _tied(broken, "")), same=name.endswith("asked-twice"))


def _tied(broken: Break, tie_break: str) -> IndexedSystem:
    """Return the reference with equals in the order of `tie_break`."""
    broken(PERSON, (_TIE_BREAK, tie_break))
    return broken(INCIDENT, (_TIE_BREAK, tie_break))


@pytest.mark.parametrize("name", ["person-exact-before-near", "person-more-fields-first", "person-by-identifier"])
@pytest.mark.parametrize("scored", ["", '"track_scores": true, '], ids=["without scores", "with scores"])
def test_a_system_that_ranks_by_id_alone_is_seen(name: str, scored: str, broken: Break, trial_of: TrialOf) -> None:
    by_id = broken(PERSON, (_BY_SCORE, f'{scored}"sort": [{{"id": "asc"}}]'))

    assert_found(trial_of(name, by_id), at_most=8)


def test_a_system_to_which_all_are_equal_is_seen(broken: Break, trial_of: TrialOf) -> None:
    """Equals may stand in any order, so what fits better must not be one of them."""
    all_equal = broken(
        PERSON,
        ('"query":\n', '"query": {"constant_score": {"boost": 100, "filter":\n'),
        ("{% endif %}\n}", "{% endif %}}}\n}"),
    )

    assert_found(trial_of("person-exact-before-near", all_equal), at_most=8)
