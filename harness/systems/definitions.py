"""Index definitions: settings and mappings as Elasticsearch takes them, with word lists read from files beside them."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from harness.errors import SystemFolderError, did_you_mean
from harness.systems.files import SystemFiles

__all__ = ["read_definition", "read_pipeline"]

_PARTS = frozenset({"mappings", "settings"})

_INLINE: Mapping[str, str] = {
    f"{name}_path": name
    for name in (
        "articles",
        "common_words",
        "keep_words",
        "keywords",
        "mappings",
        "protected_words",
        "rules",
        "stem_exclusion",
        "stopwords",
        "synonyms",
        "type_table",
        "word_list",
    )
} | {"user_dictionary": "user_dictionary_rules"}
"""Settings that name a list in the node's configuration folder, and those that hold the same list themselves.

Elasticsearch reference, text analysis: the parameters of each token filter, character filter and tokenizer.
"""

_OUTSIDE: Mapping[str, str] = {
    "rule_files": "names files in the node's own folder",
    "synonyms_set": "names a list that is kept in the cluster",
}
"""Settings that read what is outside of the folder, without an inline form."""

_OF_THE_CLUSTER = frozenset({"enrich", "inference", "pipeline", "geoip", "ip_location"})
"""Processors that use what somebody has put into the cluster, or onto its nodes."""


def read_definition(files: SystemFiles, name: str) -> Mapping[str, Any]:
    """Return the index definition in the file `name`.

    A setting that names a list in the node's configuration folder, where the harness cannot put one, must name a file
    of the system's folder: its rules take the place of its path.

    Raises :class:`~harness.errors.SystemFolderError` if the file holds no JSON object, or a part that is no index's,
    and for a setting that would read anything but a file of the folder.
    """
    definition = _object(files, name)
    if unknown := sorted(definition.keys() - _PARTS):
        raise SystemFolderError(f"{name}: unknown part {unknown[0]!r}{did_you_mean(unknown[0], _PARTS)}")
    for part, value in definition.items():
        if not isinstance(value, dict):
            raise SystemFolderError(f"{name}: {part} must be an object, not {value!r:.60}")
    for table, key, where in list(_settings(definition.get("settings", {}), "settings")):
        _read_in(files, table, key, f"{name}: {where}")
    return definition


def read_pipeline(files: SystemFiles, name: str) -> Mapping[str, Any]:
    """Return the ingest pipeline in the file `name`.

    Raises :class:`~harness.errors.SystemFolderError` if the file holds no JSON object with a list of ``processors``,
    and for a processor that would use what the cluster holds.
    """
    pipeline = _object(files, name)
    if not isinstance(pipeline.get("processors"), list):
        raise SystemFolderError(f"{name} must hold a list of `processors`")
    for kind, said in _processors(pipeline):
        if kind in _OF_THE_CLUSTER or (kind == "script" and isinstance(said, dict) and "id" in said):
            raise SystemFolderError(f"{name}: the processor {kind!r} uses what lies in the cluster, not in the folder")
    return pipeline


def _object(files: SystemFiles, name: str) -> dict[str, Any]:
    try:
        found = orjson.loads(files.contents[name])
    except orjson.JSONDecodeError as error:
        raise SystemFolderError(f"{name} cannot be read as JSON: {error}") from None
    if not isinstance(found, dict):
        raise SystemFolderError(f"{name} must hold a JSON object, not {found!r:.60}")
    return found


def _processors(node: object) -> Iterator[tuple[str, object]]:
    """Yield the name of every processor, with what is said of it, and whatever else stands in `node` likewise."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from _processors(value)
    elif isinstance(node, list):
        for value in node:
            yield from _processors(value)


def _settings(node: object, where: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield every setting that is no object, at any depth: the object that holds it, its key there, its full name."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, dict):
                yield from _settings(value, f"{where}.{key}")
            else:
                yield node, key, f"{where}.{key}"


def _read_in(files: SystemFiles, table: dict[str, Any], key: str, where: str) -> None:
    """Put the rules of a list into `table` where its `key`, alone or behind others and dots, names a file of rules."""
    before, _, last = key.rpartition(".")
    if last == "type" and table[key] == "hunspell":
        raise SystemFolderError(f"{where} reads a dictionary of the node, which is no part of the system")
    if last in _OUTSIDE:
        raise SystemFolderError(f"{where} {_OUTSIDE[last]}, which is no part of the system")
    if last not in _INLINE:
        if last.endswith("_path"):
            raise SystemFolderError(f"{where} names a file of the node, and Elasticsearch takes it in no other way")
        return
    inline = f"{before}.{_INLINE[last]}" if before else _INLINE[last]
    path = table.pop(key)
    if not isinstance(path, str):
        raise SystemFolderError(f"{where} must name one file, not {path!r}")
    if inline in table:
        raise SystemFolderError(f"{where} stands beside {_INLINE[last]}: write one of the two")
    try:
        table[inline] = _rules(files.text(files.named(path)))
    except ValueError as fault:
        raise SystemFolderError(f"{where} {fault}") from None


def _rules(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
