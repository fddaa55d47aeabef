"""Whether what is asked, what is mapped and what is indexed go together: where they do not, a search finds nobody.

A folder that asks by ``first_name`` of documents with a ``forename`` can be loaded, and answers every question with
nothing; nothing in it is malformed.
"""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import chain
from typing import Any

import orjson

from generators.topics import Intent
from harness.systems.documents import samples
from harness.systems.examples import trials
from harness.systems.indexed import IndexedIntent, IndexedSystem
from harness.systems.system import ASKED_WITH

__all__ = ["doubts"]

_BY_FIELD = frozenset(
    {
        *("match", "match_phrase", "match_phrase_prefix", "match_bool_prefix", "term", "terms", "terms_set", "range"),
        *("prefix", "wildcard", "fuzzy", "regexp", "geo_distance", "span_term", "intervals"),
    }
)
"""Queries that have the name of a field for a key."""

_OPTIONS = frozenset({"boost", "_name", "distance", "distance_type", "validation_method", "ignore_unmapped"})
"""What may stand beside that name."""

_OF_A_HIT = frozenset({"_id", "_index", "_routing"})
"""What every hit carries, whatever is fetched."""

_NAMED = {"exists": "field", "nested": "path", "multi_match": "fields", "simple_query_string": "fields"}
"""Queries that name fields under a key of their own."""


def doubts(system: IndexedSystem) -> Iterator[str]:
    """Yield, in words, what no search of `system` can do anything with.

    Fields by which it asks and that nothing fills, mapped fields that nothing fills, documents that a strict mapping
    refuses, and where a hit is to carry an id or markers that no document holds, or no request fetches.
    """
    for intent, searched in system.intents.items():
        yield from (f"{intent}: {doubt}" for doubt in _unread(searched, intent))
        if searched.pipeline is not None:  # which may fill anything
            continue
        mappings = [definition.get("mappings", {}) for definition in searched.definitions.values()]
        mapped, targets = _mapped(mappings)
        filled = _all_filled(searched, intent)
        there = filled | targets | {f"{field}.keyword" for field in filled - mapped.keys()}
        known = there | {name for name, main in mapped.items() if main in there} | {"_id", "_index"}
        if missing := sorted(_asked(searched, intent) - known - _runtime(searched)):
            yield f"{intent}: asks by what no document fills: {', '.join(missing)}"
        if empty := sorted({*mapped.values()} - there):
            yield f"{intent}: maps what no document fills: {', '.join(empty)}"
        strict = any(of_index.get("dynamic") == "strict" for of_index in mappings)
        if strict and (refused := sorted(field for field in filled - mapped.keys() if "." not in field)):
            yield f"{intent}: documents fill what a strict mapping does not have: {', '.join(refused)}"


def _unread(searched: IndexedIntent, intent: Intent) -> Iterator[str]:
    """Yield what a hit is to carry and cannot: its record's id, the warning markers of its person."""
    carried = {"id": searched.id_field, "warning markers": searched.markers_field}
    filled = _all_filled(searched, intent) if searched.pipeline is None else None
    bodies = [orjson.loads(searched.request(query)) for query in trials(ASKED_WITH[intent])]
    for what, field in carried.items():
        if not field or field in _OF_A_HIT:
            continue
        if filled is not None and field not in filled and field not in _runtime(searched):
            yield f"{what} read from what no document fills: {field}"
        elif any(not _fetches(body, field) for body in bodies):
            yield f"{what} read from what not every request fetches, by `fields` or `_source`: {field}"


def _fetches(body: Mapping[str, Any], field: str) -> bool:
    """Whether a hit of `body` carries `field`."""
    source = body.get("_source", True)
    wanted = source.get("includes", source.get("include", True)) if isinstance(source, dict) else source
    patterns = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    named = [one.get("field", "") if isinstance(one, dict) else one for one in _list(body.get("fields", []))]
    named += [one.get("field", "") if isinstance(one, dict) else one for one in _list(body.get("docvalue_fields", []))]
    within = any(fnmatchcase(field, pattern) or field.startswith(f"{pattern}.") for pattern in patterns)
    return wanted is True or within or any(fnmatchcase(field, str(pattern)) for pattern in named)


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [value]


def _runtime(searched: IndexedIntent) -> set[str]:
    return {
        name for of_index in searched.definitions.values() for name in of_index.get("mappings", {}).get("runtime", {})
    }


def _all_filled(searched: IndexedIntent, intent: Intent) -> set[str]:
    return {field for sample in samples(intent) for field in _filled(searched.holds(sample))}


def _mapped(mappings: Iterable[Mapping[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """Return every field with the one that fills it (itself, or that of which it is a form), and where copies go."""
    mapped: dict[str, str] = {}
    targets: set[str] = set()
    for name, field in chain.from_iterable(_properties(of_index, "") for of_index in mappings):
        mapped[name] = name
        mapped |= {f"{name}.{form}": name for form in field.get("fields", {})}
        copied = field.get("copy_to", [])
        targets |= {copied} if isinstance(copied, str) else set(copied)
    return mapped, targets


def _properties(node: Mapping[str, Any], within: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, field in node.get("properties", {}).items():
        whole = f"{within}{name}"
        yield whole, field
        yield from _properties(field, f"{whole}.")


def _filled(node: Any, within: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield the name of every field in a document, of objects those within them too."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield f"{within}{name}"
            yield from _filled(value, f"{within}{name}.")
    elif isinstance(node, list):
        for value in node:
            yield from _filled(value, within)


def _asked(searched: IndexedIntent, intent: Intent) -> set[str]:
    bodies = (orjson.loads(searched.request(query)) for query in trials(ASKED_WITH[intent]))
    return {field for body in bodies for field in _fields(body.get("query", {})) if "*" not in field}


def _fields(node: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(node, list):
        for one in node:
            yield from _fields(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _BY_FIELD and isinstance(value, dict):
                yield from value.keys() - _OPTIONS
            elif key in _NAMED and isinstance(value, dict):
                named = value.get(_NAMED[key], [])
                yield from (field.partition("^")[0] for field in ([named] if isinstance(named, str) else named))
                yield from _fields(value)
            else:
                yield from _fields(value)
