"""The published schema says what a folder's own reader says."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from harness.errors import SystemFolderError
from harness.systems import load_system
from tests.backends.conftest import FOLDER
from tests.systems.test_documented import block

SCHEMA = json.loads((files("harness.systems") / "system.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
ROOT = Path(__file__).parent.parent.parent
FOLDERS = sorted((*(ROOT / "harness" / "systems").glob("*/system.toml"), *(ROOT / "examples").rglob("system.toml")))


def wrong(text: str) -> bool:
    return any(VALIDATOR.iter_errors(tomllib.loads(text)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.parent.relative_to(ROOT).as_posix())
def test_every_folder_of_ours_is_as_it_says(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(tomllib.loads(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    ("page", "beginning"),
    [
        ("services.md", 'name = "nominal search"'),
        ("systems.md", 'name = "records of today"'),
        ("systems.md", 'name = "our search"'),
    ],
)
def test_every_folder_that_is_shown_is_as_it_says(page: str, beginning: str) -> None:
    assert not wrong(block(page, beginning))


REFUSED = [
    ('name = "a"', "neither a kind nor a system that it extends"),
    ('name = "a"\nkind = "soap"', "unknown kind"),
    ('name = "a"\nkind = "elasticsearch"\nurl = "http://a"', "a key of another kind"),
    ('name = "a"\nkind = "elasticsearch"\n[person]\nrequests = "a"', "unknown key"),
    ('name = "a"\nkind = "elasticsearch"\n[incident]\nmarkers = "a"', "markers of an incident"),
    ('name = "a"\nkind = "elasticsearch"\n[person]\nlacks = ["surname"]', "a box that none may lack"),
    ('name = "a"\nkind = "answers"\n[person]\npage_size = 3', "a page size of answers"),
    ('name = "a"\nkind = "index"\n[person]\nindex = "a"\nstored = "b"', "a stored template without parameters"),
    ('name = " "\nkind = "elasticsearch"', "no name"),
]


@pytest.mark.parametrize("text", [text for text, _ in REFUSED], ids=[why for _, why in REFUSED])
def test_what_the_reader_refuses_it_refuses(tmp_path: Path, text: str) -> None:
    (tmp_path / "system.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SystemFolderError):
        load_system(tmp_path)
    assert wrong(text)


def keys(node: Any) -> Iterator[str]:
    """Every key that the schema knows."""
    if isinstance(node, dict):
        yield from node.get("properties", ())
        for value in node.values():
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


@pytest.mark.parametrize("key", sorted(set(keys(SCHEMA))))
def test_every_key_that_it_knows_is_told(key: str) -> None:
    text = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("systems.md", "services.md"))

    assert re.search(rf"`{key}`|\[{key}\]|\b{key} = ", text)


def test_what_the_tests_ask_a_service_by_is_as_it_says() -> None:
    assert not wrong(FOLDER["system.toml"].format(top=""))
