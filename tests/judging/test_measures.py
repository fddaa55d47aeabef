from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.judging.measures import Assessment, assess
from harness.run import Ranking
from tests.judging.strategies import rankings, topics, topics_that_want_nothing

CUTOFFS = st.integers(1, 12)


def assessed(*grades: int, wanted: int = 1) -> Assessment:
    return Assessment(topic="t", grades=grades, wanted=wanted, returned=len(grades))


@given(st.data(), topics(), CUTOFFS)
def test_measures_equal_a_computation_on_sets(data: Any, topic: Any, cutoff: int) -> None:
    ranking = data.draw(rankings(topic.id))
    page = ranking.hits[:cutoff]
    ranks = [rank for rank, hit in enumerate(page, start=1) if hit in topic.wanted]

    actual = assess(topic, ranking, cutoff=cutoff)

    assert actual.recall == len(topic.wanted & set(page)) / len(topic.wanted)
    assert actual.forbidden == len(topic.forbidden & set(page))
    assert actual.found == (topic.wanted <= set(page) and not topic.forbidden & set(page))
    assert actual.first == min(ranks, default=None)
    assert actual.reciprocal_rank == max((1 / rank for rank in ranks), default=0)
    assert actual.success == (page[:1] != () and page[0] in topic.wanted)
    assert actual.wrong_top == (page[:1] != () and page[0] not in topic.wanted | topic.acceptable)
    assert actual.returned == (len(ranking.hits) if ranking.total is None else ranking.total)


@given(st.data(), topics_that_want_nothing(), CUTOFFS)
def test_where_no_record_is_asked_for_every_measure_says_whether_the_page_is_right(
    data: Any, topic: Any, cutoff: int
) -> None:
    ranking = data.draw(rankings(topic.id))
    returned = len(ranking.hits) if ranking.total is None else ranking.total
    right = not returned if topic.nothing else not topic.forbidden & set(ranking.hits[:cutoff])

    actual = assess(topic, ranking, cutoff=cutoff)

    assert (actual.found, actual.recall, actual.reciprocal_rank, actual.success) == (right, right, right, right)
    assert not actual.wrong_top


@given(topics(), CUTOFFS)
def test_no_hits_is_the_worst_of_every_measure(topic: Any, cutoff: int) -> None:
    actual = assess(topic, Ranking(topic=topic.id, hits=()), cutoff=cutoff)

    assert (actual.found, actual.recall, actual.first, actual.reciprocal_rank) == (False, 0, None, 0)
    assert (actual.success, actual.wrong_top, actual.returned) == (False, False, 0)


@given(st.data(), topics(), CUTOFFS)
def test_hits_beyond_the_cut_off_change_nothing(data: Any, topic: Any, cutoff: int) -> None:
    ranking = data.draw(rankings(topic.id))
    page = replace(ranking, hits=ranking.hits[:cutoff])

    assert assess(topic, ranking, cutoff=cutoff).grades == assess(topic, page, cutoff=cutoff).grades


@given(topics(), st.data())
def test_a_record_shown_again_is_counted_once(topic: Any, data: Any) -> None:
    record = data.draw(st.sampled_from(sorted(topic.wanted)))

    actual = assess(topic, Ranking(topic=topic.id, hits=(record, record)))

    assert actual.grades == (2, 0)


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        (assessed(2, 0), (True, 1.0, 1, 1.0, True, False)),
        (assessed(1, 2), (True, 1.0, 2, 0.5, False, False)),
        (assessed(0, 2), (True, 1.0, 2, 0.5, False, True)),
        (assessed(2, 0, 2, wanted=3), (False, 2 / 3, 1, 1.0, True, False)),
        (assessed(0, 1), (False, 0.0, None, 0.0, False, True)),
        (assessed(), (False, 0.0, None, 0.0, False, False)),
    ],
    ids=["right", "acceptable first", "wrong first", "some of several", "none", "empty"],
)
def test_measures_of_pages_worked_by_hand(assessment: Assessment, expected: tuple[object, ...]) -> None:
    a = assessment

    assert (a.found, a.recall, a.first, a.reciprocal_rank, a.success, a.wrong_top) == expected


@given(topics())
def test_what_cannot_be_assessed_is_refused(topic: Any) -> None:
    with pytest.raises(ValueError, match="cannot be assessed as that of"):
        assess(topic, Ranking(topic="another", hits=()))
    with pytest.raises(ValueError, match="asks for no record"):
        assess(replace(topic, judgements={}, forbidden=frozenset()), Ranking(topic=topic.id, hits=()))
    with pytest.raises(ValueError, match="at least 1, not 0"):
        assess(topic, Ranking(topic=topic.id, hits=()), cutoff=0)
