from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from hypothesis import given
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.queries import PersonQuery
from generators.topics import CLASSES, Intent, topics
from generators.truth import Truth
from harness.backends.base import Question
from harness.backends.elasticsearch import BATCH, ElasticsearchBackend, read
from harness.engine import Engine
from harness.loading.index import private_indices
from harness.measuring.counting import counted
from harness.runs import Failure, Ranking
from harness.systems import Capability, IndexedIntent
from tests.conftest import BY_SURNAME, MakeSystem

SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}


@pytest.fixture
def searched(small_system: MakeSystem) -> IndexedIntent:
    return small_system().intents[Intent.PERSON]


@pytest.fixture(scope="module")
def topic() -> Any:
    truth = Truth(Corpus.from_seed("small", people_count=50, incident_count=1))
    return topics(truth, CLASSES["person/as-recorded/name"], 1)[0]


def response(**differing: Any) -> dict[str, Any]:
    hits = {"total": {"value": 2, "relation": "eq"}, "hits": [{"_id": "N1"}, {"_id": "N2"}]}
    return {"took": 3, "timed_out": False, "_shards": SHARDS, "hits": hits, "status": 200, **differing}


def test_hits_become_a_ranking(topic: Any, searched: IndexedIntent) -> None:
    assert read(topic.id, response(), searched) == Ranking(
        topic=topic.id, hits=("N1", "N2"), scores=(None, None), total=2, took=3
    )


def test_what_is_shown_twice_or_without_an_id_is_counted_beside_the_hits(topic: Any, searched: IndexedIntent) -> None:
    ids = [("N1", 3.0), ("N2", 2.0), ("N1", 2.0), ("", 2.0), ("N3", 1.0), ("N1", 1.0)]
    hits = [{"_id": record, "_score": score} for record, score in ids]

    ranking = read(topic.id, response(hits={"hits": hits}), searched, size=6)

    assert isinstance(ranking, Ranking)
    assert (ranking.hits, ranking.scores) == (("N1", "N2", "N3"), (3.0, 2.0, 1.0))
    assert (ranking.repeated, ranking.nameless, ranking.shown) == (("N1", "N1"), 1, 6)
    assert (ranking.full, ranking.count) == (True, None)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        pytest.param("markers", {"fields": {"markers": ["FI", "VI"]}}, id="among the fields fetched"),
        pytest.param("markers", {"_source": {"markers": ["FI", "VI"]}}, id="in the source"),
        pytest.param("warning.codes", {"_source": {"warning": {"codes": ["VI", "FI"]}}}, id="deeper in the source"),
        pytest.param("warnings.code", {"_source": {"warnings": [{"code": "FI"}, {"code": "VI"}]}}, id="one by one"),
        pytest.param("warnings.code", {"fields": {"warnings.code": ["FI", "VI"]}}, id="one by one, fetched"),
    ],
)
def test_the_markers_of_a_hit_are_read_where_the_system_says(
    topic: Any, searched: IndexedIntent, field: str, told: dict[str, Any]
) -> None:
    hits = {"hits": [{"_id": "N1", **told}, {"_id": "N2", "fields": {"other": ["FI"]}}]}

    ranking = read(topic.id, response(hits=hits), replace(searched, markers_field=field))

    assert isinstance(ranking, Ranking)
    assert ranking.markers == {"N1": {"FI", "VI"}}


def test_a_single_marker_is_one_and_no_list_of_letters(topic: Any, searched: IndexedIntent) -> None:
    ranking = read(topic.id, response(hits={"hits": [{"_id": "N1", "_source": {"markers": "FI"}}]}), searched)

    assert isinstance(ranking, Ranking)
    assert ranking.markers == {"N1": {"FI"}}


def test_an_id_is_read_along_a_path_of_the_source(topic: Any, searched: IndexedIntent) -> None:
    hits = {"hits": [{"_id": "x", "_source": {"nominal": {"number": 7}}}]}

    ranking = read(topic.id, response(hits=hits), replace(searched, id_field="nominal.number"))

    assert isinstance(ranking, Ranking)
    assert ranking.hits == ("7",)


def test_a_total_that_is_only_a_lower_bound_is_the_least_returned(topic: Any, searched: IndexedIntent) -> None:
    hits = {"total": {"value": 1000, "relation": "gte"}, "hits": []}

    ranking = read(topic.id, response(hits=hits), searched)

    assert ranking == Ranking(topic=topic.id, hits=(), total=1000, lower_bound=True, took=3)
    assert ranking.count is None


@pytest.mark.parametrize(
    ("differing", "reason"),
    [
        ({"timed_out": True}, "timed out after 3 ms"),
        ({"took": 10001}, "took 10001 ms, and the system allows 10 s"),
        ({"_shards": {"total": 2, "successful": 1, "skipped": 0, "failed": 1}}, "only 1 of 2 shards answered"),
        ({"_shards": {"total": 3, "successful": 2, "skipped": 0, "failed": 0}}, "only 2 of 3 shards answered"),
        (
            {"error": {"type": "x", "reason": "outer", "root_cause": [{"reason": "no such field"}]}, "status": 400},
            "400 no such field",
        ),
        ({"terminated_early": True}, "ended early: not every record was looked at"),
        ({"error": "rejected", "status": 429}, "429 rejected"),
        ({"hits": {"hits": [{"_score": 1.0}]}}, "a hit carries no _id, which should hold its record's id"),
    ],
)
def test_an_answer_that_cannot_be_relied_on_is_a_failure_and_no_empty_ranking(
    topic: Any, searched: IndexedIntent, differing: dict[str, Any], reason: str
) -> None:
    assert read(topic.id, response(**differing), searched) == Failure(
        topic=topic.id,
        reason=reason,
        status=differing.get("status"),
        late="error" not in differing and ("timed_out" in differing or "took" in differing),
    )


@given(failed=st.integers(0, 5), successful=st.integers(0, 5), missing=st.integers(0, 5))
def test_only_an_answer_from_every_shard_is_a_ranking(failed: int, successful: int, missing: int) -> None:
    truth = Truth(Corpus.from_seed("small", people_count=50, incident_count=1))
    asked = topics(truth, CLASSES["person/as-recorded/name"], 1)[0]
    shards = {"total": failed + successful + missing, "successful": successful, "skipped": 0, "failed": failed}
    intent: Any = type("Searched", (), {"id_field": "_id", "markers_field": "", "timeout": 10})

    whole = isinstance(read(asked.id, response(_shards=shards), intent), Ranking)

    assert whole == (failed == missing == 0)


@pytest.fixture
def backend(client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus) -> Iterator[ElasticsearchBackend]:
    system = small_system()
    with private_indices(client, system, small_corpus, progress=False) as indices:
        yield ElasticsearchBackend(client, system, indices)


def test_answers_come_in_the_order_of_the_topics_over_many_batches(
    backend: ElasticsearchBackend, small_corpus: Corpus
) -> None:
    asked = topics(Truth(small_corpus), CLASSES["person/as-recorded/name"], 400)
    assert len(asked) > BATCH

    answers = list(backend.answer(map(Question.of, asked)))

    assert [answer.topic for answer in answers] == [topic.id for topic in asked]
    for topic, answer in zip(asked, answers, strict=True):
        assert isinstance(answer, Ranking)
        assert answer.rank(next(iter(topic.wanted))) is not None


@pytest.mark.parametrize("total", ["false", "true", "1"])
def test_a_full_page_is_known_to_be_the_whole_list_whatever_is_counted(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus, total: str
) -> None:
    system = small_system(body=BY_SURNAME.replace('"_source": false', f'"_source": false, "track_total_hits": {total}'))
    asked = topics(Truth(small_corpus), CLASSES["person/as-recorded/surname+born"], 60)
    with private_indices(client, system, small_corpus, progress=False) as indices:
        backend = ElasticsearchBackend(client, system, indices)
        whole = {answer.topic: answer for answer in backend.answer(Question.of(one, size=400) for one in asked)}
        for size in (1, 2, 3):
            pages = {answer.topic: answer for answer in backend.answer(Question.of(one, size=size) for one in asked)}
            answers = counted(backend, asked, pages)

            for topic, answer in answers.items():
                matching = whole[topic]
                assert isinstance(answer, Ranking)
                assert isinstance(matching, Ranking)
                assert (max(answer.total or 0, answer.shown) > answer.shown) == (matching.shown > answer.shown)


@pytest.mark.parametrize(
    ("start", "can"),
    [
        ("{", {Capability.TOTALS}),
        ('{"from": {{ start }}, ', {Capability.TOTALS, Capability.PAGES}),
        ('{"track_total_hits": false, ', set()),
    ],
)
def test_what_a_search_can_do_is_seen_in_its_request(
    small_system: MakeSystem, start: str, can: set[Capability]
) -> None:
    system = small_system(body=BY_SURNAME.replace("{", start, 1))

    always = {Capability.FOLLOW_UPS, Capability.RECORDS, Capability.WRITES}
    assert system.intents[Intent.PERSON].capabilities == can | always


def test_a_body_that_elasticsearch_refuses_fails_its_topic(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    system = small_system(body='{"size": {{ size }}, "query": {"no_such_query": {}}}')
    with private_indices(client, system, small_corpus, progress=False) as indices:
        answers = list(
            ElasticsearchBackend(client, system, indices).answer([Question(PersonQuery(surname="Smith"))] * 2)
        )

    assert all(isinstance(answer, Failure) and "no_such_query" in answer.reason for answer in answers)
    assert len(answers) == 2


def test_an_index_that_is_gone_fails_every_topic(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    indices = dict.fromkeys(Intent, "harness-never-made")
    asked = topics(Truth(small_corpus), CLASSES["person/as-recorded/name"], 3)

    answers = list(ElasticsearchBackend(client, small_system(), indices).answer(map(Question.of, asked)))

    assert all(isinstance(answer, Failure) and "no such index" in answer.reason for answer in answers)
    assert len(answers) == 3


def test_a_cluster_that_is_gone_fails_every_topic(small_system: MakeSystem, small_corpus: Corpus) -> None:
    nowhere = Engine(url="http://127.0.0.1:1", version="9.4.3", origin="given").client()
    indices = dict.fromkeys(Intent, "harness-none")
    asked = topics(Truth(small_corpus), CLASSES["person/as-recorded/name"], 150)

    answers = list(ElasticsearchBackend(nowhere, small_system(), indices).answer(map(Question.of, asked)))

    assert [answer.topic for answer in answers] == [topic.id for topic in asked]
    assert all(isinstance(answer, Failure) for answer in answers)
