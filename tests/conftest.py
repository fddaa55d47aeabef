"""What the project's own tests share."""

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from elastic_transport import Transport
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from harness.engine import Engine, EngineRequest, open_engine
from harness.engine.provide import embedded_engine
from harness.systems import IndexedSystem, load_indexed

# A shell's background job is deaf to Ctrl-C, and so would be the processes that these tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How fast a machine is says nothing of the harness.
hypothesis.settings.register_profile(
    "tests", hypothesis.settings.default, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tests")

SYSTEM = """
name = "small"
kind = "elasticsearch"
[person]
index = "person.index.json"
request = "person.search.json.j2"
[incident]
index = "incident.index.json"
request = "incident.search.json.j2"
"""
BY_SURNAME = """{"size": {{ size }}, "_source": false,
  "query": {"match": {"names.surname": {{ query.surname | tojson }}}}}"""

MakeSystem = Callable[..., IndexedSystem]


@pytest.fixture(scope="session")
def engine(worker_id: str) -> Iterator[Engine]:
    """A running Elasticsearch: the one that the environment names, or the kept node, or an embedded one.

    Where several processes run the tests, each has a node of its own: some tests look at everything that a node holds.
    """
    request = EngineRequest.from_environment()
    alone = worker_id == "master" or request.es_url or request.es_home
    with open_engine(request) if alone else embedded_engine(request) as running:
        yield running


@pytest.fixture
def small_system(tmp_path: Path) -> MakeSystem:
    """Makes a system of a few lines: ``small_system(mappings={...}, body="...")``."""

    def make(
        *, mappings: dict[str, Any] | None = None, settings: dict[str, Any] | None = None, body: str = BY_SURNAME
    ) -> IndexedSystem:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "system.toml").write_text(SYSTEM, encoding="utf-8")
        for intent in ("person", "incident"):
            definition = {"settings": settings or {}, "mappings": mappings or {}}
            (folder / f"{intent}.index.json").write_text(json.dumps(definition), encoding="utf-8")
            (folder / f"{intent}.search.json.j2").write_text(body, encoding="utf-8")
        return load_indexed(folder)

    return make


@pytest.fixture(scope="session")
def small_corpus() -> Corpus:
    return Corpus.from_seed("small", people_count=400, incident_count=200)


@pytest.fixture
def client(engine: Engine) -> Iterator[Elasticsearch]:
    with engine.client() as client:
        yield client


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Method and path of every request that any client sends from now on."""
    lines: list[str] = []
    perform = Transport.perform_request

    def watched(self: Transport, method: str, target: str, **more: Any) -> Any:
        lines.append(f"{method} {target.partition('?')[0]}")
        return perform(self, method, target, **more)

    monkeypatch.setattr(Transport, "perform_request", watched)
    return lines


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the engine, so that ``-m "not engine"`` leaves it out."""
    for item in items:
        if "engine" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.engine)
