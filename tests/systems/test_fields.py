"""A folder that asks by what no document has is told so, before it finds nobody."""

import json
from pathlib import Path
from typing import Any

import pytest

from harness.systems import SHIPPED, IndexedSystem, find_system, load_indexed
from harness.systems.fields import doubts
from tests.conftest import BY_SURNAME, SYSTEM

FETCHING = BY_SURNAME.replace('"_source": false', '"_source": false, "fields": ["markers"]')


def told(
    folder: Path, *, body: str = FETCHING, properties: dict[str, Any] | None = None, toml: str = SYSTEM, **texts: str
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
    document = '{"family": {{ record.names[0].surname | tojson }}, "markers": {{ record.markers | tojson }}}'

    assert told(tmp_path, toml=toml, document=document) == ["person: asks by what no document fills: names.surname"]
    body = '{"query": {"match": {"family": "x"}}}'
    assert told(tmp_path, toml=toml, document=document, body=body) == []


MARKED = SYSTEM.replace("[person]", '[person]\nmarkers = "flags"\nid_field = "nominal.ref"')
AS_THEIRS = """{"nominal": {"ref": {{ record.id | tojson }}}, "flags": {{ record.markers | tojson }},
  "names": {{ record.names | tojson }}}"""


@pytest.mark.parametrize(
    ("fetching", "missing"),
    [
        ('"fields": ["nominal.ref", "flags"]', []),
        ('"fields": ["nominal.*", {"field": "flags"}]', []),
        ('"_source": ["nominal", "fl*"]', []),
        ('"_source": "nominal.ref", "docvalue_fields": ["flags"]', []),
        ('"_source": {"includes": ["nominal.ref", "flags"]}', []),
        ('"_source": {"excludes": ["names"]}', []),
        ('"_source": true', []),
        ('"size": 1', []),
        ('"_source": false, "fields": ["flags"]', ["id"]),
        ('"_source": ["nominal"]', ["warning markers"]),
        ('"_source": false', ["id", "warning markers"]),
        ('{% if query.surname %}"_source": false,{% endif %} "size": 1', ["id", "warning markers"]),
    ],
)
def test_what_a_hit_must_carry_is_fetched(tmp_path: Path, fetching: str, missing: list[str]) -> None:
    toml = MARKED.replace('request = "person', 'document = "document"\nrequest = "person')
    body = f'{{ {fetching}, "query": {{"match": {{"names.surname": "x"}}}}}}'

    doubts_told = told(tmp_path, toml=toml, document=AS_THEIRS, body=body)

    assert [doubt.partition(": ")[2].partition(" read")[0] for doubt in doubts_told] == missing


def test_what_a_hit_must_carry_is_in_the_documents(tmp_path: Path) -> None:
    assert told(tmp_path, toml=MARKED, body='{"query": {"match": {"names.surname": "x"}}}') == [
        "person: id read from what no document fills: nominal.ref",
        "person: warning markers read from what no document fills: flags",
    ]


def test_a_strict_mapping_that_lacks_what_documents_fill_is_told(tmp_path: Path) -> None:
    strict = {"mappings": {"dynamic": "strict", "properties": {"id": {"type": "keyword"}, "names": {"type": "object"}}}}
    told(tmp_path)
    (tmp_path / "person.index.json").write_text(json.dumps(strict), encoding="utf-8")

    (doubt,) = doubts(load_indexed(tmp_path))

    assert doubt.startswith("person: documents fill what a strict mapping does not have: addresses, date_of_birth, ")
