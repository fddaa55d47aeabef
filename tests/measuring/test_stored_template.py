"""A search template that the cluster keeps is asked by its id, and the digest covers it.

The embedded Elasticsearch has no such templates: here a stub stands for one that has.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from generators.corpus import Corpus
from generators.queries import IncidentQuery, PersonQuery
from generators.topics import CLASSES, Intent
from harness.backends.base import Question
from harness.engine import EngineRequest
from harness.errors import EngineError, SystemFolderError
from harness.golden import find_golden
from harness.measuring.asking import ask_class
from harness.measuring.session import join_session, open_session
from harness.measuring.stopwatch import Stopwatch
from harness.runs import Ranking
from harness.settings import Settings
from harness.systems import load_system
from tests.stubs import Asked, Said, Stub, stub

__all__ = ["stub"]

SYSTEM = """
name = "kept in the cluster"
kind = "index"
[person]
index = "nominals"
stored = "nominal search"
params = "person.params.json.j2"
preference = "_local"
[incident]
index = "logs"
request = "incident.search.json.j2"
"""
PARAMS = '{"ref": {{ query.identifier | tojson }}, "text": {{ query.surname | tojson }}, "size": {{ size }}}'
BODY = '{"query": {"match": {"text": {{ query.words | tojson }}}}, "size": {{ size }}}'
SETTINGS = Settings(people=60, incidents=20, topics=3)
HEADERS = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "system.toml").write_text(SYSTEM, encoding="utf-8")
    (tmp_path / "person.params.json.j2").write_text(PARAMS, encoding="utf-8")
    (tmp_path / "incident.search.json.j2").write_text(BODY, encoding="utf-8")
    return tmp_path


class Cluster:
    """Answers as an Elasticsearch that keeps a template with `source`, by which people are found by their numbers."""

    def __init__(self, corpus: Corpus, source: str = '{"query": {"term": {"refs": "{{ref}}"}}}') -> None:
        self.source: str | None = source
        self._people = {one.value: person.id for person in corpus.people for one in person.identifiers}

    def __call__(self, asked: Asked) -> Said:
        path = asked.target.partition("?")[0]
        if path == "/":
            return self._said({"version": {"number": "9.4.3"}})
        if path.startswith("/_security/"):
            return self._said({"error": "security is off"}, status=405)
        if path.startswith("/_scripts/"):
            script = {"_id": "nominal search", "found": self.source is not None}
            if self.source is None:
                return self._said(script, status=404)
            return self._said({**script, "script": {"lang": "mustache", "source": self.source}})
        lines = [orjson.loads(line) for line in asked.body.splitlines() if line]
        if path == "/_msearch/template":
            found = [self._people.get(sent["params"]["ref"]) for sent in lines[1::2]]
            return self._said({"responses": [self._page([one] if one else []) for one in found]})
        if path == "/_msearch":
            return self._said({"responses": [self._page(["I1"]) for _ in lines[1::2]]})
        return self._said(self._page(["N1"]))

    @staticmethod
    def _page(ids: list[str]) -> dict[str, Any]:
        hits = {"total": {"value": len(ids), "relation": "eq"}, "hits": [{"_id": one, "_score": 1.0} for one in ids]}
        shards = {"total": 1, "successful": 1, "failed": 0}
        return {"took": 1, "timed_out": False, "_shards": shards, "hits": hits}

    @staticmethod
    def _said(body: object, *, status: int = 200) -> Said:
        return Said(orjson.dumps(body), status, HEADERS)


@pytest.fixture
def corpus() -> Corpus:
    golden = find_golden(())
    return Corpus.from_seed(SETTINGS.seed, people_count=SETTINGS.people, incident_count=SETTINGS.incidents).with_cast(
        golden.cast.people, golden.cast.incidents
    )


def test_it_is_asked_by_its_id_and_only_read(stub: Stub, folder: Path, corpus: Corpus) -> None:
    stub.says = Cluster(corpus)
    settings = replace(SETTINGS, system=folder)

    with open_session(settings, EngineRequest(es_url=stub.url), find_golden(()), progress=False) as session:
        answered = ask_class(session, Stopwatch(), CLASSES["person/as-recorded/identifier"])

    assert {f"{one.method} {one.target.partition('?')[0]}" for one in stub.asked} == {
        *("GET /", "GET /_security/_authenticate", "GET /_scripts/nominal%20search"),
        *("POST /nominals/_search", "POST /logs/_search", "POST /_msearch/template"),
    }
    header, sent = [orjson.loads(line) for line in stub.asked[-1].body.splitlines()][:2]
    assert header == {"index": "nominals", "preference": "_local"}
    assert sent["id"] == "nominal search"
    assert sorted(sent["params"]) == ["ref", "size", "text"]
    assert answered


def test_it_may_be_asked_beside_a_search_with_a_body_of_its_own(stub: Stub, folder: Path, corpus: Corpus) -> None:
    stub.says = Cluster(corpus)
    number = next(one.value for person in corpus.people for one in person.identifiers)
    questions = [
        Question(IncidentQuery(words="a")),
        Question(PersonQuery(identifier=number)),
        Question(PersonQuery(identifier="nobody's", surname='{{ref}}"')),
        Question(IncidentQuery(words="b")),
    ]

    asked = EngineRequest(es_url=stub.url)
    with open_session(replace(SETTINGS, system=folder), asked, find_golden(()), progress=False) as session:
        answers = list(session.backend.answer(questions))

    shown = [one.hits if isinstance(one, Ranking) else one.reason for one in answers]
    assert shown == [("I1",), shown[1], (), ("I1",)]
    assert len(shown[1]) == 1


def test_the_digest_covers_it_for_workers_too(stub: Stub, folder: Path, corpus: Corpus) -> None:
    golden, asked, settings = find_golden(()), EngineRequest(es_url=stub.url), replace(SETTINGS, system=folder)
    system, digests = load_system(folder), []
    for source in ("{}", "{}", '{"size": 1}'):
        stub.says = Cluster(corpus, source)
        with open_session(settings, asked, golden, progress=False) as session:
            joined = join_session(settings, golden, session.invitation(), system=system)
            digests.append((session.provenance.system_sha256, joined.provenance.system_sha256))

    assert all(ours == theirs for ours, theirs in digests)
    assert digests[0] == digests[1] != digests[2]
    assert system.sha256 not in digests[0]


def test_one_that_is_not_there_is_told_before_anything_is_asked(stub: Stub, folder: Path, corpus: Corpus) -> None:
    stub.says = cluster = Cluster(corpus)
    cluster.source = None
    opening = open_session(
        replace(SETTINGS, system=folder), EngineRequest(es_url=stub.url), find_golden(()), progress=False
    )

    with pytest.raises(EngineError, match=r"^reading the stored search template 'nominal search': 404"), opening:
        pass


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('params = "person.params.json.j2"\n', "", "person.params: is missing"),
        ("preference", 'request = "incident.search.json.j2"\npreference', "person.request: unknown key"),
        ('"person.params.json.j2"', '"none.j2"', "person.params: names 'none.j2'"),
    ],
    ids=["no parameters", "a body beside it", "no such file"],
)
def test_a_folder_says_either_what_is_stored_or_what_is_sent(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "system.toml").write_text(SYSTEM.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(SystemFolderError, match=said):
        load_system(folder)


def test_what_would_be_sent_is_told(folder: Path) -> None:
    told = load_system(folder).intents[Intent.PERSON].told(PersonQuery(surname="Ng"))

    assert orjson.loads(told) == {"id": "nominal search", "params": {"ref": "", "text": "Ng", "size": 10}}
