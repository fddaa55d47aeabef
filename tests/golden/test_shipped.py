"""The golden queries that are shipped: loaded, satisfied, and planted in front of a generated corpus."""

import re

import pytest

from generators.corpus import Corpus
from generators.names import CULTURES
from generators.records import Person
from generators.text import joined
from generators.topics import Intent
from generators.truth import Truth
from harness.golden import Before, Exactly, Forbidden, GoldenSuite, GoldenTopic, NewestFirst, Nothing, load_golden
from harness.runs import Ranking

SUITE = load_golden()
TOPICS = [pytest.param(topic, id=topic.id) for topic in SUITE.topics]

SHARED_PHONE = "golden/person/phone-like-an-identifier"
"""Asks by a number that the generator draws too, and only that somebody else is not shown."""

COMMON_NAME = "GP-patel-asha"
"""Common on purpose: her street is what tells her apart."""


@pytest.fixture(scope="module")
def truth() -> Truth:
    """The cast in front of a corpus in which every culture has its share."""
    generated = Corpus.from_seed("1", people_count=8000, incident_count=4000)
    return Truth(generated.with_cast(SUITE.cast.people, SUITE.cast.incidents))


def test_loading_twice_gives_the_same_suite() -> None:
    assert load_golden() == SUITE


def test_both_intents_have_enough_topics() -> None:
    counts = {intent: sum(topic.intent is intent for topic in SUITE.topics) for intent in Intent}

    assert counts[Intent.PERSON] >= 120
    assert counts[Intent.INCIDENT] >= 80


def test_every_failure_in_a_real_system_has_a_topic() -> None:
    cited = {number for topic in SUITE.topics for number in re.findall(r"\bF(\d+)\b", topic.why)}

    assert cited == {str(number) for number in range(1, 12)}


def test_every_reason_cites_a_failure_or_a_trap() -> None:
    uncited = [topic.id for topic in SUITE.topics if not re.match(r"(F\d+|Trap)\b", topic.why)]

    assert uncited == []


def test_every_class_has_a_topic() -> None:
    assert {topic.topic_class for topic in SUITE.topics} == set(SUITE.classes)


@pytest.mark.parametrize("topic", TOPICS)
def test_some_ranking_satisfies_the_topic(topic: GoldenTopic) -> None:
    ranking = Ranking(topic=topic.id, hits=ideal(topic, SUITE), markers=topic.markers)

    assert topic.check(ranking) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_an_empty_page_satisfies_the_topic_only_where_nothing_is_wanted(topic: GoldenTopic) -> None:
    failures = topic.check(Ranking(topic=topic.id, hits=()))

    assert (failures == []) == (not topic.wanted)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.id != SHARED_PHONE])
def test_no_generated_record_agrees_with_what_is_typed(topic: GoldenTopic, truth: Truth) -> None:
    assert truth.agreeing(topic.typed) <= truth.corpus.cast.keys()


@pytest.mark.parametrize("topic", TOPICS)
def test_the_truth_by_joins_says_what_the_topic_says(topic: GoldenTopic, truth: Truth) -> None:
    cast = truth.corpus.cast
    agreeing = {cast.get(record, record) for record in truth.agreeing(topic.typed)}

    for expectation in topic.expectations:
        match expectation:
            case Exactly(records=records):
                assert agreeing == set(records)
            case Nothing():
                assert agreeing == set()
            case Forbidden(records=records):
                assert agreeing.isdisjoint(records)


@pytest.mark.parametrize("person", [pytest.param(p, id=p.id) for p in SUITE.cast.people if p.id != COMMON_NAME])
def test_no_generated_person_can_bear_a_cast_name(person: Person) -> None:
    forenames = {joined(name) for culture in CULTURES.values() for name in (*culture.female, *culture.male)}
    surnames = {joined(name) for culture in CULTURES.values() for name in culture.surnames}
    shared = [
        name.full for name in person.names if joined(name.surname) in surnames and joined(name.forename) in forenames
    ]

    assert shared == []


def test_references_and_daily_numbers_of_the_cast_are_told_apart() -> None:
    incidents = SUITE.cast.incidents

    assert len({incident.reference for incident in incidents}) == len(incidents)
    assert len({(incident.number, incident.opened.date()) for incident in incidents}) == len(incidents)


def ideal(topic: GoldenTopic, suite: GoldenSuite) -> tuple[str, ...]:
    """The records wanted and no other, in the order that is asked for: the latest first, or one before another."""
    if not any(isinstance(expectation, NewestFirst) for expectation in topic.expectations):
        behind = {expectation.second for expectation in topic.expectations if isinstance(expectation, Before)}
        return tuple(sorted(topic.wanted, key=lambda record: (record in behind, record)))
    opened = {incident.id: incident.opened.timestamp() for incident in suite.cast.incidents}
    return tuple(sorted(topic.wanted, key=opened.__getitem__, reverse=True))
