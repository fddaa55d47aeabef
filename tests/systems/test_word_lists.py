"""Word lists lie beside the index definition that uses them."""

from pathlib import Path
from typing import Any

from generators.topics import Intent
from harness.systems import load_system, reference_system
from tests.systems.conftest import Edit


def filters(folder: Path) -> dict[str, Any]:
    definition = load_system(folder).intents[Intent.PERSON].index_definition
    found: dict[str, Any] = definition["settings"]["analysis"]["filter"]
    return found


def test_the_rules_of_a_list_take_the_place_of_its_path(folder: Path) -> None:
    (folder / "nicknames.txt").write_text("# Short forms.\n\nwilliam, bill  # and Will\n", encoding="utf-8")

    assert filters(folder)["nicknames"] == {"type": "synonym_graph", "synonyms": ["william, bill"]}


def test_a_list_that_is_not_in_the_folder_is_left_to_the_node(folder: Path, edit: Edit) -> None:
    edit("person.index.json", "street_types.txt", "analysis/street_types.txt")

    assert filters(folder)["street_types"]["synonyms_path"] == "analysis/street_types.txt"


def test_no_list_of_the_reference_system_is_left_to_the_node() -> None:
    definitions = [str(searched.index_definition) for searched in reference_system().intents.values()]

    assert not [definition for definition in definitions if "_path" in definition]
