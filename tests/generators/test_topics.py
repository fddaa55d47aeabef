import random
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.questions import PERSON_FORMS
from generators.records import Visibility
from generators.topics import CLASSES, PAGE, Right, Topic, TopicClass, pose, topics
from generators.truth import Truth
from tests.generators import oracle

every_class = pytest.mark.parametrize("topic_class", [pytest.param(c, id=c.id) for c in CLASSES.values()])


def asked(topic: Topic) -> list[Query]:
    """Return what a record may fit: what is meant, what is typed, each value in its box, and a number typed beside."""
    queries = [topic.meant, topic.typed, topic.apart or topic.typed]
    variation = CLASSES[topic.topic_class].variation
    if variation and variation.name in {"wrong-phone", "wrong-vehicle", "wrong-identifier"}:
        box = variation.name.removeprefix("wrong-")
        queries.append(PersonQuery().with_box(box, getattr(topic.typed, box)))
    return queries


def expected_judgements(truth: Truth, topic: Topic) -> dict[str, int]:
    """Grade every record of the corpus, one by one."""
    corpus = truth.corpus
    as_meant = oracle.agreeing(corpus, topic.meant)
    fits = set[str]().union(*(oracle.agreeing(corpus, query) for query in asked(topic)))
    record = topic.id.rpartition("/")[2]
    same = set()
    if record in corpus.person:
        human = corpus.person[record].human
        same = {p.id for p in corpus.people if p.human == human and p.visibility is Visibility.OPEN}
    wanted = {
        Right.RECORD: {record},
        Right.HUMAN: as_meant & same,
        Right.ALL: as_meant,
        Right.HIDDEN: set[str](),
        Right.NOTHING: set[str](),
    }[CLASSES[topic.topic_class].right]
    return {**dict.fromkeys(fits | same, 1), **dict.fromkeys(wanted, 2)}


@every_class
def test_judgements_are_those_of_somebody_who_reads_every_record(truth: Truth, topic_class: TopicClass) -> None:
    for topic in topics(truth, topic_class, 6):  # of hundreds of classes, and every record is read for each topic
        assert dict(topic.judgements) == expected_judgements(truth, topic)
        forbidden = (oracle.forbidden(truth.corpus, query) for query in asked(topic))
        assert topic.forbidden == set[str]().union(*forbidden)
        people = [truth.corpus.person[record] for record in topic.judgements if record in truth.corpus.person]
        assert topic.markers == {person.id: set(person.markers) for person in people}


@every_class
def test_a_page_is_taken_for_the_whole_list_where_neither_words_nor_a_name_are_typed(
    truth: Truth, topic_class: TopicClass
) -> None:
    for topic in topics(truth, topic_class, 5):
        of_degrees = {"words", "forename", "surname"} & topic.meant.typed().keys()
        assert topic_class.exhaustive == (isinstance(topic.meant, IncidentQuery) and not of_degrees)


@every_class
def test_what_is_typed_decides_alone_where_no_place_or_thing_is_named(truth: Truth, topic_class: TopicClass) -> None:
    decisive = {"reference", "number", "date", "since", "until", "flag", "risk", "status", "officer"}
    for topic in topics(truth, topic_class, 5):
        as_recorded = isinstance(topic.typed, IncidentQuery) and topic.typed == topic.meant
        assert topic_class.decided == (as_recorded and topic.typed.typed().keys() <= decisive)


@every_class
def test_no_topic_is_ill_posed(truth: Truth, topic_class: TopicClass) -> None:
    for topic in topics(truth, topic_class, 100):
        assert len(topic.judgements) <= PAGE
        assert not topic.wanted & topic.forbidden
        match topic_class.right:
            case Right.NOTHING:
                assert topic.nothing
                assert not topic.judgements
                assert not topic.forbidden
            case Right.HIDDEN:
                assert topic.id.rpartition("/")[2] in topic.forbidden
                assert not topic.wanted
            case Right.HUMAN:
                assert len(topic.wanted) >= 2
            case _:
                assert len(topic.wanted) >= 1


@every_class
def test_a_class_has_topics_each_once_and_as_many_as_asked_at_the_most(truth: Truth, topic_class: TopicClass) -> None:
    ids = [topic.id for topic in topics(truth, topic_class, 7)]

    assert 0 < len(ids) <= 7
    assert len(set(ids)) == len(ids)


@every_class
def test_what_is_typed_differs_from_what_is_recorded_just_where_there_is_a_variation(
    truth: Truth, topic_class: TopicClass
) -> None:
    for topic in topics(truth, topic_class, 50):
        assert ((topic.apart or topic.typed) != topic.meant) == (topic_class.variation is not None)


@pytest.mark.parametrize("form", [form for form in PERSON_FORMS if "born, " not in form])
def test_whoever_is_asked_for_as_recorded_fits_what_is_asked(truth: Truth, form: str) -> None:
    rng = random.Random(form)
    asked = [(person, PERSON_FORMS[form].ask(person, rng)) for person in truth.corpus.people[:400]]

    assert any(query for _, query in asked)
    assert all(oracle.person_agrees(person, query) for person, query in asked if isinstance(query, PersonQuery))


@every_class
def test_what_is_typed_wrong_is_not_true_of_whoever_is_meant(truth: Truth, topic_class: TopicClass) -> None:
    if topic_class.variation and topic_class.variation.wrong:
        for topic in topics(truth, topic_class, 20):
            assert topic.id.rpartition("/")[2] not in oracle.agreeing(truth.corpus, topic.typed)


@every_class
def test_topics_are_drawn_evenly_from_the_naming_cultures_that_have_any(truth: Truth, topic_class: TopicClass) -> None:
    posed = pose(truth, topic_class, 40)
    given = {stratum.culture: stratum.given for stratum in posed.strata}

    assert sum(given.values()) == len(posed.topics)
    if len(posed.topics) == 40:
        # One that gave less than its share had no more to give: it says why, or has given a topic for everybody.
        fair = max(given.values())
        for stratum in posed.strata:
            everybody = len(truth.open_people.get(stratum.culture, ()))
            assert stratum.given >= fair - 1 or sum(stratum.refused.values()) > 0 or stratum.given == everybody


def test_a_class_has_the_same_topics_whatever_else_is_asked(truth: Truth) -> None:
    topic_class = CLASSES["person/slip/name+born"]
    alone = topics(Truth(truth.corpus), topic_class, 30)

    assert topics(truth, topic_class, 30) == alone
    assert topics(truth, topic_class, 10) == alone[:10]


def random_query(truth: Truth, rng: random.Random) -> Query:
    """Fill random boxes from random records, so that some queries fit several records and some none."""
    corpus = truth.corpus
    if rng.random() < 0.5:
        one, other = rng.choice(corpus.people), rng.choice(corpus.people)
        place = rng.choice(rng.choice((one, other)).addresses).place
        boxes = {
            "forename": rng.choice((one.name.forename, one.name.forename[:1], other.name.forename)),
            "surname": rng.choice(one.names).surname,
            "date_of_birth": one.born.typed[rng.choice((0, -4)) :] if one.born else "",
            "town": place.town,
            "street": place.street,
        }
        query: Query = PersonQuery()
    else:
        incident = rng.choice(corpus.incidents)
        named = [involvement.name for involvement in incident.involved]
        boxes = {
            "town": incident.address.place.town,
            "since": f"{incident.opened:%Y-%m}-01T00:00",
            "category": incident.category,
            "words": rng.choice(incident.narrative.split()),
            "surname": rng.choice(named).surname if named else "",
            "role": incident.involved[0].role.value if named else "",
            "flag": incident.flags[0].value if incident.flags else "",
        }
        query = IncidentQuery()
    for box in rng.sample(sorted(boxes), rng.randrange(1, 4)):
        query = query.with_box(box, boxes[box])
    return query


@settings(max_examples=1000)
@given(st.integers(min_value=0).map(random.Random))
def test_a_join_finds_whom_somebody_finds_who_reads_every_record(truth: Truth, rng: random.Random) -> None:
    query = random_query(truth, rng)

    assert truth.agreeing(query) == oracle.agreeing(truth.corpus, query)
    assert truth.forbidden(query) == oracle.forbidden(truth.corpus, query)


def test_a_window_tells_the_two_half_past_ones_apart_when_the_clocks_go_back(truth: Truth) -> None:
    summer, winter = (
        replace(
            truth.corpus.incidents[0],
            id=f"I-{fold}",
            opened=datetime(2025, 10, 26, 1, 30, fold=fold, tzinfo=LOCAL_TIME),
        )
        for fold in (0, 1)
    )
    night = Truth(Corpus(seed="night", people=(), incidents=(winter, summer)))

    assert night.agreeing(IncidentQuery(since="2025-10-26T00:00", until="2025-10-26T02:00")) == {"I-0", "I-1"}
    assert night.agreeing(IncidentQuery(until="2025-10-26T01:31")) == {"I-0"}
