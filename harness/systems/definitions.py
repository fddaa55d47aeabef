"""Index definitions: settings and mappings as Elasticsearch takes them, with word lists read from files beside them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from harness.errors import SystemFolderError, did_you_mean

__all__ = ["read_definition"]

_PARTS = frozenset({"mappings", "settings"})
_LISTS = ("mappings", "synonyms")


def read_definition(folder: Path, name: str) -> Mapping[str, Any]:
    """Return the index definition in the file `name` of `folder`.

    ``synonyms_path`` of a token filter and ``mappings_path`` of a character filter name a list in the node's
    configuration folder, where the harness cannot put one: if the list lies in `folder`, its rules take the place of
    its path.

    Raises :class:`~harness.errors.SystemFolderError` if the file holds no JSON object, or a part that is no index's.
    """
    try:
        definition = orjson.loads((folder / name).read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise SystemFolderError(f"{name} cannot be read as JSON: {error}") from None
    if not isinstance(definition, dict):
        raise SystemFolderError(f"{name} must hold a JSON object, not {definition!r:.60}")
    if unknown := sorted(definition.keys() - _PARTS):
        raise SystemFolderError(f"{name}: unknown part {unknown[0]!r}{did_you_mean(unknown[0], _PARTS)}")
    for part, value in definition.items():
        if not isinstance(value, dict):
            raise SystemFolderError(f"{name}: {part} must be an object, not {value!r:.60}")
    _read_word_lists(definition, folder)
    return definition


def _read_word_lists(node: object, folder: Path) -> None:
    """Replace, in place and at any depth, each path that names a file of `folder` by the rules in that file."""
    if isinstance(node, dict):
        for key in _LISTS:
            path = node.get(f"{key}_path")
            if isinstance(path, str) and (folder / path).is_file():
                del node[f"{key}_path"]
                node[key] = _rules(folder / path)
        for value in node.values():
            _read_word_lists(value, folder)
    elif isinstance(node, list):
        for value in node:
            _read_word_lists(value, folder)


def _rules(path: Path) -> list[str]:
    try:
        lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise SystemFolderError(f"{path.name} cannot be read as text: {error}") from None
    return [line for line in lines if line]
