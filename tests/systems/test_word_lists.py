"""Word lists lie beside the index definition that uses them."""

import json
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import load_indexed, reference_system
from harness.systems.placing import ALONE
from tests.systems.conftest import Edit

NAMED = '"synonyms_path": "street_types.txt"'


def filters(folder: Path) -> dict[str, Any]:
    definition = load_indexed(folder).intents[Intent.PERSON].definitions[ALONE]
    found: dict[str, Any] = definition["settings"]["analysis"]["filter"]
    return found


def test_the_rules_of_a_list_take_the_place_of_its_path(folder: Path) -> None:
    (folder / "nicknames.txt").write_text("# Short forms.\n\nwilliam, bill  # and Will\n", encoding="utf-8")

    assert filters(folder)["nicknames"] == {"type": "synonym_graph", "synonyms": ["william, bill"]}


@pytest.mark.parametrize(
    ("key", "inline"),
    [
        ("articles_path", "articles"),
        ("common_words_path", "common_words"),
        ("keep_words_path", "keep_words"),
        ("keywords_path", "keywords"),
        ("mappings_path", "mappings"),
        ("protected_words_path", "protected_words"),
        ("rules_path", "rules"),
        ("stem_exclusion_path", "stem_exclusion"),
        ("stopwords_path", "stopwords"),
        ("type_table_path", "type_table"),
        ("user_dictionary", "user_dictionary_rules"),
        ("word_list_path", "word_list"),
    ],
)
def test_every_setting_that_names_a_list_takes_the_list_itself(folder: Path, edit: Edit, key: str, inline: str) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "own.txt").write_text("one\ntwo\n", encoding="utf-8")
    edit("person.index.json", NAMED, f'"{key}": "lists/own.txt"')

    assert filters(folder)["street_types"] == {"type": "synonym_graph", inline: ["one", "two"]}


def test_a_setting_written_with_dots_takes_its_list_too(folder: Path) -> None:
    dotted = {"settings": {"index.analysis.filter.short.synonyms_path": "nicknames.txt"}}
    (folder / "person.index.json").write_text(json.dumps(dotted), encoding="utf-8")

    settings = load_indexed(folder).intents[Intent.PERSON].definitions[ALONE]["settings"]

    assert list(settings) == ["index.analysis.filter.short.synonyms"]
    assert len(settings["index.analysis.filter.short.synonyms"]) > 10


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param('"synonyms_path": "analysis/nicknames.txt"', id="not-in-the-folder"),
        pytest.param('"synonyms_path": "/etc/passwd"', id="absolute"),
        pytest.param('"synonyms_path": "C:/lists/names.txt"', id="on-a-drive"),
        pytest.param('"synonyms_path": "lists/../../names.txt"', id="above-the-folder"),
        pytest.param('"synonyms_path": ".nicknames.txt"', id="hidden"),
        pytest.param('"synonyms_path": "nicknames.txt~"', id="left-behind"),
        pytest.param('"synonyms_path": ["nicknames.txt"]', id="several"),
        pytest.param('"synonyms_path": "nicknames.txt", "synonyms": ["a, b"]', id="beside-the-list-itself"),
        pytest.param('"hyphenation_patterns_path": "nicknames.txt"', id="without-an-inline-form"),
        pytest.param('"synonyms_set": "short forms"', id="kept-in-the-cluster"),
        pytest.param('"rule_files": "Latn:names.rbbi"', id="rules-of-the-node"),
        pytest.param('"locale": "en_GB", "types": {"type": "hunspell"}', id="dictionary-of-the-node"),
    ],
)
def test_what_would_be_read_from_elsewhere_is_refused(
    folder: Path, edit: Edit, setting: str, snapshot: SnapshotAssertion
) -> None:
    for name in (".nicknames.txt", "nicknames.txt~"):
        (folder / name).write_text("william, bill\n", encoding="utf-8")
    edit("person.index.json", NAMED, setting)

    with pytest.raises(SystemFolderError) as refused:
        load_indexed(folder)

    assert str(refused.value) == snapshot


def test_a_field_may_be_called_like_a_setting(folder: Path, edit: Edit) -> None:
    edit("person.index.json", '"mappings": {', '"mappings": {"_meta": {"log_path": "/var/log"},')

    assert load_indexed(folder).intents[Intent.PERSON].definitions[ALONE]["mappings"]["_meta"] == {
        "log_path": "/var/log"
    }


def test_no_list_of_the_reference_system_is_left_to_the_node() -> None:
    definitions = [str(searched.definitions) for searched in reference_system().intents.values()]

    assert not [definition for definition in definitions if "_path" in definition]
