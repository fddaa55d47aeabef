from dataclasses import replace

import pytest

from generators.queries import PersonQuery
from generators.tiers import Tier
from generators.topics import Intent
from harness.golden import Forbidden, Found, GoldenTopic, Nothing
from harness.runs import Ranking

TOPIC = GoldenTopic(
    id="golden/person/somebody",
    intent=Intent.PERSON,
    topic_class="as-recorded",
    tier=Tier.STRONG,
    why="Trap: an example.",
    file="person/names.toml",
    typed=PersonQuery(surname="Oxtobygate"),
    expectations=(Found(records=("GP-a",), within=3), Forbidden(records=("GP-b",))),
    culture="british",
)


def shown(*hits: str) -> Ranking:
    return Ranking(topic=TOPIC.id, hits=hits)


def test_a_ranking_is_checked_for_every_expectation() -> None:
    assert TOPIC.check(shown("GP-b")) == [
        "GP-a should be among the first 3, but is not among the 1 shown",
        "GP-b must not be shown, but ranks 1",
    ]


def test_what_lies_behind_the_page_is_not_judged() -> None:
    others = [f"N{number:07d}" for number in range(9)]

    assert TOPIC.check(shown("GP-a", *others, "GP-b")) == []
    assert TOPIC.check(shown("GP-a", *others[1:], "GP-b")) == ["GP-b must not be shown, but ranks 10"]


def test_the_page_reaches_as_far_as_an_expectation_does() -> None:
    deep = replace(TOPIC, expectations=(Found(records=("GP-a",), within=25),))

    assert (TOPIC.page, deep.page) == (10, 25)


def test_a_ranking_of_another_topic_is_refused() -> None:
    with pytest.raises(
        ValueError, match="golden/person/somebody cannot be checked by the ranking of golden/person/other"
    ):
        TOPIC.check(Ranking(topic="golden/person/other", hits=()))


def test_a_golden_topic_becomes_one_like_the_generated() -> None:
    topic = TOPIC.to_topic()

    assert topic.id == "golden/person/somebody"
    assert topic.topic_class == "golden/person/as-recorded"
    assert topic.wanted == {"GP-a"}
    assert topic.acceptable == set()
    assert topic.forbidden == {"GP-b"}
    assert (topic.typed, topic.slices, topic.about) == (TOPIC.typed, {"culture": "british"}, TOPIC.why)


def test_a_topic_that_wants_nothing_has_no_judgements() -> None:
    assert dict(replace(TOPIC, expectations=(Nothing(),)).to_topic().judgements) == {}
