"""What a mutant touches of an index, and which requests that concerns."""

import orjson
import pytest

from generators.topics import Intent
from harness.mutants.index import Index
from harness.mutants.touched import EVERYTHING, NOTHING, Touched, by_definition, by_documents
from harness.systems import reference_system

PERSON = reference_system().intents[Intent.PERSON]
(DEFINITION,) = PERSON.definitions.values()


def match(field: str) -> bytes:
    return orjson.dumps({"query": {"match": {field: "x"}}})


def test_a_field_that_is_mapped_otherwise_is_touched_and_no_other() -> None:
    index = Index(DEFINITION, PERSON)
    index.fields("phones")[0].mapping["analyzer"] = "vehicle"
    touched = by_definition(DEFINITION, index.made())

    assert touched.by(match("phones"))
    assert not touched.by(match("vehicles"))


def test_an_analyser_touches_every_field_that_uses_it_and_whoever_names_it() -> None:
    index = Index(DEFINITION, PERSON)
    index.analysis("filter")["nicknames"]["synonyms"] = ["one, two"]
    touched = by_definition(DEFINITION, index.made())

    assert touched.by(orjson.dumps({"query": {"match": {"sex": {"query": "x", "analyzer": "known_as"}}}}))
    assert not touched.by(match("names.surname"))


def test_a_filter_within_another_touches_what_uses_that() -> None:
    index = Index(DEFINITION, PERSON)
    index.analysis("filter")["without_letter_3"]["replacement"] = "x"

    assert by_definition(DEFINITION, index.made()).by(match("names.surname.slip"))


@pytest.mark.parametrize("setting", ["number_of_shards", "number_of_replicas"])
def test_a_setting_touches_everything(setting: str) -> None:
    index = Index(DEFINITION, PERSON)
    index.settings[setting] = 5

    assert by_definition(DEFINITION, index.made()) == EVERYTHING


def test_documents_touch_their_fields_and_where_those_are_copied() -> None:
    touched = by_documents(["date_of_birth"], DEFINITION)

    assert touched.by(match("date_of_birth"))
    assert touched.by(match("born.slip"))
    assert not touched.by(match("names.surname"))


@pytest.mark.parametrize(
    "body",
    [
        {"query": {"query_string": {"query": "x"}}},
        {"query": {"multi_match": {"query": "x"}}},
        {"query": {"multi_match": {"query": "x", "fields": ["names.*"]}}},
        {"query": {"simple_query_string": {"query": "x"}}},
    ],
)
def test_a_request_that_names_no_fields_may_be_touched_by_any(body: object) -> None:
    assert Touched(frozenset({"phones"})).by(orjson.dumps(body))


def test_nothing_touches_nothing() -> None:
    assert not NOTHING.by(orjson.dumps({"query": {"query_string": {"query": "*"}}}))
    assert by_definition(DEFINITION, DEFINITION) == NOTHING
