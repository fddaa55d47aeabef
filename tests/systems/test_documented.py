"""What the documents show of a folder is a folder that can be read."""

import re
from pathlib import Path

import pytest

from generators.topics import Intent
from harness.systems import ExistingSystem, ServiceSystem, load_system
from harness.systems.documents import DocumentTemplate, read_document
from harness.systems.files import SystemFiles

DOCS = Path(__file__).parent.parent.parent / "docs"
REQUEST = '{"query": {"match": {"name": {{ query.surname | tojson }}}}, "size": {{ size }}}'


def block(page: str, beginning: str) -> str:
    """The block of code in `page` that begins so."""
    blocks = re.findall(r"```\w*\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    (found,) = [text for text in blocks if text.startswith(beginning)]
    return str(found)


@pytest.mark.parametrize(
    ("page", "beginning", "kind"),
    [
        ("services.md", 'name = "nominal search"', ServiceSystem),
        ("systems.md", 'name = "records of today"', ExistingSystem),
    ],
)
def test_a_folder_as_it_is_shown_can_be_read(tmp_path: Path, page: str, beginning: str, kind: type) -> None:
    (tmp_path / "system.toml").write_text(block(page, beginning), encoding="utf-8")
    for name in ("person.json.j2", "person.search.json.j2", "incident.search.json.j2"):
        (tmp_path / name).write_text(REQUEST.replace("surname", "street"), encoding="utf-8")

    assert isinstance(load_system(tmp_path), kind)


def test_a_document_as_it_is_shown_can_be_made() -> None:
    text = block("systems.md", '{\n  "nominal_ref"')

    document = read_document(SystemFiles(contents={"d": text.encode()}), "d", Intent.PERSON)

    assert isinstance(document, DocumentTemplate)
    assert document.uses == {"record"}


@pytest.mark.parametrize("key", ["method", "path", "parameters", "form", "body", "safe", "most", "echoes", "at_least"])
def test_every_key_of_a_service_is_told(key: str) -> None:
    assert f"`{key}`" in (DOCS / "services.md").read_text(encoding="utf-8")
