"""A folder that asks by what no document has is told so, before it finds nobody."""

import json
from pathlib import Path
from typing import Any

import pytest

from harness.systems import SHIPPED, IndexedSystem, find_system, load_indexed
from harness.systems.fields import doubts
from tests.conftest import BY_SURNAME, SYSTEM


def told(
    folder: Path, *, body: str = BY_SURNAME, properties: dict[str, Any] | None = None, toml: str = SYSTEM, **texts: str
) -> list[str]:
    (folder / "system.toml").write_text(toml, encoding="utf-8")
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    for intent in ("person", "incident"):
        mapped = properties if intent == "person" else None
        definition = {"mappings": {"properties": mapped or {}}}
        (folder / f"{intent}.index.json").write_text(json.dumps(definition), encoding="utf-8")
        request = body if intent == "person" else '{"query": {"match_all": {}}}'
        (folder / f"{intent}.search.json.j2").write_text(request, encoding="utf-8")
    return list(doubts(load_indexed(folder)))


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_doubtful_of_what_is_shipped(name: str) -> None:
    system = find_system(Path(name))

    assert isinstance(system, IndexedSystem)
    assert list(doubts(system)) == []


def test_a_field_that_no_document_has_is_told(tmp_path: Path) -> None:
    body = """{"query": {"bool": {
      "must": [
        {"match": {"first_name": {"query": {{ query.forename | tojson }}, "boost": 2}}},
        {"multi_match": {"query": {{ query.surname | tojson }}, "fields": ["names.surname^2", "last_name", "names.*"]}}
      ],
      "filter": [{"exists": {"field": "seen"}}, {"term": {"visibility": "open"}}],
      "should": {"nested": {"path": "homes", "query": {"range": {"homes.since": {"gte": 1}}}}}
    }}}"""

    assert told(tmp_path, body=body) == [
        "person: asks by what no document fills: first_name, homes, homes.since, last_name, seen"
    ]


def test_what_is_asked_only_where_something_is_typed_is_looked_at(tmp_path: Path) -> None:
    body = """{"query": {"bool": {"must": [
      {% if query.vehicle %}{"term": {"cars": {{ query.vehicle | tojson }}}},{% endif %}
      {"match": {"names.surname": "x"}}
    ]}}}"""

    assert told(tmp_path, body=body) == ["person: asks by what no document fills: cars"]


def test_a_form_of_a_field_a_copy_and_what_elasticsearch_adds_are_filled(tmp_path: Path) -> None:
    properties = {
        "names": {"properties": {"surname": {"type": "text", "copy_to": "all", "fields": {"sound": {"type": "text"}}}}},
        "all": {"type": "text", "fields": {"exact": {"type": "keyword"}}},
    }
    body = """{"query": {"bool": {"should": [
      {"match": {"names.surname.sound": "x"}}, {"match": {"all": "x"}}, {"term": {"all.exact": "x"}},
      {"term": {"occupation.keyword": "x"}}
    ]}}}"""

    assert told(tmp_path, body=body, properties=properties) == []


def test_a_mapped_field_that_nothing_fills_is_told(tmp_path: Path) -> None:
    properties = {"names": {"properties": {"surname": {"type": "text"}, "family": {"type": "text"}}}}

    assert told(tmp_path, properties=properties) == ["person: maps what no document fills: names.family"]


def test_documents_of_their_own_are_what_counts(tmp_path: Path) -> None:
    toml = SYSTEM.replace('request = "person', 'document = "document"\nrequest = "person')
    document = '{"family": {{ record.names[0].surname | tojson }}}'

    assert told(tmp_path, toml=toml, document=document) == ["person: asks by what no document fills: names.surname"]
    body = '{"query": {"match": {"family": "x"}}}'
    assert told(tmp_path, toml=toml, document=document, body=body) == []
