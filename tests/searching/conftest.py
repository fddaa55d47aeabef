import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from harness.engine import Engine
from harness.systems import System, load_system

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

MakeSystem = Callable[..., System]


@pytest.fixture
def small_system(tmp_path: Path) -> MakeSystem:
    """Makes a system of a few lines: ``small_system(mappings={...}, body="...")``."""

    def make(
        *, mappings: dict[str, Any] | None = None, settings: dict[str, Any] | None = None, body: str = BY_SURNAME
    ) -> System:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "system.toml").write_text(SYSTEM, encoding="utf-8")
        for intent in ("person", "incident"):
            definition = {"settings": settings or {}, "mappings": mappings or {}}
            (folder / f"{intent}.index.json").write_text(json.dumps(definition), encoding="utf-8")
            (folder / f"{intent}.search.json.j2").write_text(body, encoding="utf-8")
        return load_system(folder)

    return make


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus.from_seed("small", people_count=400, incident_count=200)


@pytest.fixture
def client(engine: Engine) -> Iterator[Elasticsearch]:
    with engine.client() as client:
        yield client
