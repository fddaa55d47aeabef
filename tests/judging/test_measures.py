from dataclasses import replace
from math import log2
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import Topic
from harness.judging.measures import Assessment, Means, assess, lacking, means, undue
from harness.runs import Ranking
from tests.judging.strategies import rankings, topics, topics_that_want_nothing

CUTOFFS = st.integers(1, 12)


def computed(topic: Topic, page: tuple[str, ...], cutoff: int) -> Means:
    """What the definitions say, from the ids themselves."""
    ranks = [rank for rank, hit in enumerate(page, start=1) if hit in topic.wanted]
    gains = [topic.judgements.get(hit, 0) for hit in page]
    ideal = sorted(topic.judgements.values(), reverse=True)[:cutoff]
    dcg, best = (sum(gain / log2(rank + 1) for rank, gain in enumerate(of, start=1)) for of in (gains, ideal))
    return Means(
        recall=len(ranks) / len(topic.wanted),
        success=float(ranks[:1] == [1]),
        reciprocal_rank=max((1 / rank for rank in ranks), default=0.0),
        ndcg=dcg / best,
    )


@given(st.data(), st.lists(topics(), min_size=1, max_size=5), CUTOFFS)
def test_means_equal_a_computation_from_the_definitions(data: Any, asked: list[Topic], cutoff: int) -> None:
    pages = [(topic, data.draw(rankings(topic.id))) for topic in asked]
    expected = [computed(topic, ranking.hits[:cutoff], cutoff) for topic, ranking in pages]

    actual = means([assess(topic, ranking, cutoff=cutoff) for topic, ranking in pages], cutoff=cutoff)

    for mean, values in zip(actual, zip(*expected, strict=True), strict=True):
        assert mean == pytest.approx(sum(values) / len(values))


@given(st.data(), topics(), CUTOFFS)
def test_what_no_library_measures_equals_a_computation_on_sets(data: Any, topic: Any, cutoff: int) -> None:
    ranking = data.draw(rankings(topic.id))
    page = ranking.hits[:cutoff]

    actual = assess(topic, ranking, cutoff=cutoff)

    shown = [*ranking.hits, *ranking.repeated, *[""] * ranking.nameless]
    full = ranking.size is not None and len(shown) >= ranking.size
    exact = None if ranking.lower_bound else ranking.total
    assert actual.forbidden == len(topic.forbidden & set(shown))
    assert actual.found == (topic.wanted <= set(page) and not topic.forbidden & set(shown))
    assert actual.wrong_top == (page[:1] != () and page[0] not in topic.wanted | topic.acceptable)
    assert actual.returned == max(len(shown), ranking.total or 0)
    assert actual.counted == (exact is not None or not full)
    assert actual.uncovered == (max(0, exact - len(shown)) if exact is not None and not full else 0)
    assert (actual.repeated, actual.nameless) == (len(ranking.repeated), ranking.nameless)
    assert actual.empty == (not page and not ranking.nameless)
    assert actual.surplus == max(0, actual.returned - len(topic.judgements))
    assert actual.exact == (actual.found and actual.counted and actual.returned <= len(topic.judgements))


@given(st.data(), topics(), CUTOFFS)
def test_the_marked_and_the_unmarked_equal_a_computation_record_by_record(data: Any, topic: Any, cutoff: int) -> None:
    ranking = data.draw(rankings(topic.id))
    judged = [hit for hit in ranking.hits if topic.judgements.get(hit)]
    marked = [hit for hit in judged if topic.markers[hit]]
    unmarked = [hit for hit in judged if any(m not in ranking.markers.get(hit, ()) for m in topic.markers[hit])]
    overmarked = [hit for hit in judged if any(m not in topic.markers[hit] for m in ranking.markers.get(hit, ()))]

    actual = assess(topic, ranking, cutoff=cutoff)

    assert (actual.marked, actual.unmarked, actual.overmarked) == (len(marked), len(unmarked), len(overmarked))
    assert list(lacking(topic, ranking)) == unmarked
    assert list(undue(topic, ranking)) == overmarked


@given(st.data(), topics_that_want_nothing(), CUTOFFS)
def test_where_no_record_is_asked_for_every_measure_says_whether_the_page_is_right(
    data: Any, topic: Any, cutoff: int
) -> None:
    ranking = data.draw(rankings(topic.id))
    returned = max(len(ranking.hits) + len(ranking.repeated) + ranking.nameless, ranking.total or 0)
    right = not returned if topic.nothing else not topic.forbidden & set(ranking.hits)

    actual = assess(topic, ranking, cutoff=cutoff)

    assert actual.found == right
    assert means([actual]) == (right, right, right, right)
    assert not actual.wrong_top


@given(topics(), CUTOFFS)
def test_no_hits_is_the_worst_of_every_measure(topic: Any, cutoff: int) -> None:
    actual = assess(topic, Ranking(topic=topic.id, hits=()), cutoff=cutoff)

    assert means([actual], cutoff=cutoff) == (0, 0, 0, 0)
    assert (actual.found, actual.wrong_top, actual.returned) == (False, False, 0)


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


def test_of_nothing_assessed_there_is_no_mean() -> None:
    with pytest.raises(ValueError, match="nothing was assessed"):
        means([])


def assessed(*grades: int, wanted: int = 1, acceptable: int = 0) -> Assessment:
    return Assessment(topic="t", grades=grades, wanted=wanted, acceptable=acceptable, returned=len(grades))


@pytest.mark.parametrize(
    ("assessment", "expected", "found", "wrong_top"),
    [
        pytest.param(assessed(2, 0), (1, 1, 1, 1), True, False, id="right"),
        pytest.param(
            assessed(1, 2, acceptable=1),
            (1, 0, 1 / 2, (1 + 2 / log2(3)) / (2 + 1 / log2(3))),
            True,
            False,
            id="acceptable first",
        ),
        pytest.param(assessed(0, 2), (1, 0, 1 / 2, 1 / log2(3)), True, True, id="wrong first"),
        pytest.param(
            assessed(2, 0, 2, wanted=3),
            (2 / 3, 1, 1, (2 + 2 / 2) / (2 + 2 / log2(3) + 2 / 2)),
            False,
            False,
            id="some of several",
        ),
        pytest.param(assessed(0, 0), (0, 0, 0, 0), False, True, id="none"),
        pytest.param(assessed(), (0, 0, 0, 0), False, False, id="empty"),
    ],
)
def test_measures_of_pages_worked_by_hand(
    assessment: Assessment, expected: tuple[float, ...], found: bool, wrong_top: bool
) -> None:
    assert means([assessment]) == pytest.approx(expected)
    assert (assessment.found, assessment.wrong_top) == (found, wrong_top)


@given(topics())
def test_what_cannot_be_assessed_is_refused(topic: Any) -> None:
    with pytest.raises(ValueError, match="cannot be assessed as that of"):
        assess(topic, Ranking(topic="another", hits=()))
    with pytest.raises(ValueError, match="asks for no record"):
        assess(replace(topic, judgements={}, forbidden=frozenset()), Ranking(topic=topic.id, hits=()))
    with pytest.raises(ValueError, match="at least 1, not 0"):
        assess(topic, Ranking(topic=topic.id, hits=()), cutoff=0)
