"""Where a system holds what is recorded, and an index's definition while it is changed."""

import pytest

from generators.topics import Intent
from harness.mutants.holding import filled_by
from harness.mutants.index import Index
from harness.systems import IndexedSystem, find_system, reference_system
from tests.conftest import MakeSystem
from tests.mutants.conftest import NAIVE


def index_of(system: IndexedSystem, intent: Intent = Intent.PERSON) -> Index:
    searched = system.intents[intent]
    (definition,) = searched.definitions.values()
    return Index(definition, searched)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("names.surname", {"names.surname"}),
        ("phones", {"phones"}),
        ("addresses.current", {"addresses.current"}),
        ("visibility", {"visibility"}),
        ("narrative", set()),
    ],
)
def test_a_field_is_known_by_what_fills_it(path: str, fields: set[str]) -> None:
    assert filled_by(reference_system().intents[Intent.PERSON], path) == fields


def test_forms_of_a_field_and_what_it_is_copied_to_hold_the_same() -> None:
    names = {field.name for field in index_of(reference_system()).fields("names.surname")}

    assert {"names.surname", "names.surname.joined", "names.name", "names.name.slip"} <= names
    assert "names.forename" not in names


def test_a_text_that_is_not_mapped_is_mapped_as_it_would_be() -> None:
    index = index_of(find_system(NAIVE))  # type: ignore[arg-type]

    (surname, keyword) = index.fields("names.surname")
    assert (surname.kind, keyword.name, keyword.kind) == ("text", "names.surname.keyword", "keyword")
    assert index.mappings["properties"]["names"]["properties"]["surname"] is surname.mapping


def test_an_analysis_that_is_changed_is_that_of_one_field(small_system: MakeSystem) -> None:
    shared = {"type": "text", "analyzer": "plain"}
    index = index_of(
        small_system(
            settings={"analysis": {"analyzer": {"plain": {"tokenizer": "standard", "filter": "lowercase"}}}},
            mappings={"properties": {"names": {"properties": {"surname": dict(shared), "forename": dict(shared)}}}},
        )
    )

    (surname,) = index.analysers("names.surname")
    surname["filter"].append("stop")

    assert index.analysis("analyzer")["plain"]["filter"] == "lowercase"
    own = index.mappings["properties"]["names"]["properties"]["surname"]
    assert index.analysis("analyzer")[own["analyzer"]]["filter"] == ["lowercase", "stop"]
    assert own["search_analyzer"] == own["analyzer"]
    assert "." not in own["analyzer"]


@pytest.mark.parametrize(("indexed", "asked"), [(True, False), (False, True)])
def test_one_side_can_be_changed_alone(indexed: bool, asked: bool, small_system: MakeSystem) -> None:
    surname = {"names": {"properties": {"surname": {"type": "text"}}}}
    index = index_of(small_system(mappings={"properties": surname}))

    list(index.analysers("names.surname", indexed=indexed, asked=asked))

    own = index.mappings["properties"]["names"]["properties"]["surname"]
    assert (own["analyzer"] != "standard", own["search_analyzer"] != "standard") == (indexed, asked)
