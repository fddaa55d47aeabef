"""The folder of a system over indices that are there already: the reference's search, asked of other names."""

from collections.abc import Mapping
from pathlib import Path

from generators.topics import Intent

__all__ = ["written_over"]

_SYSTEM = """
name = "theirs"
kind = "index"
extends = "reference"
[person]
index = "{person}"
request = "person.search.json.j2"
{of_person}
[incident]
index = "{incident}"
request = "incident.search.json.j2"
"""


def written_over(indices: Mapping[Intent, str], folder: Path, *, of_person: str = "") -> Path:
    """Write the ``system.toml`` that asks of `indices` into `folder`, and return the folder.

    `of_person` are lines that its table of people has beside the name and the request.
    """
    names = {intent.value: name for intent, name in indices.items()}
    folder.mkdir(exist_ok=True)
    (folder / "system.toml").write_text(_SYSTEM.format(**names, of_person=of_person), encoding="utf-8")
    return folder
