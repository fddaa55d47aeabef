"""Whether what is asked, what is mapped and what is indexed go together: where they do not, a search finds nobody.

A folder that asks by ``first_name`` of documents with a ``forename`` can be loaded, and answers every question with
nothing; nothing in it is malformed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain
from typing import Any

import orjson

from harness.systems.documents import samples
from harness.systems.examples import trials
from harness.systems.indexed import IndexedIntent, IndexedSystem
from harness.systems.system import ASKED_WITH

__all__ = ["doubts", "listed"]

Bodies = Sequence[Mapping[str, Any]]
"""What is asked where nothing is typed, where everything is, and where each box alone is."""

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
        bodies = [orjson.loads(searched.request(query)) for query in trials(ASKED_WITH[intent])]
        mappings = [definition.get("mappings", {}) for definition in searched.definitions.values()]
        runtime = {name for of_index in mappings for name in of_index.get("runtime", {})}
        if searched.pipeline is not None:  # which may fill anything
            found = _unread(searched, bodies, None)
        else:
            filled = {field for sample in samples(intent) for field in _filled(searched.holds(sample))}
            found = chain(_unread(searched, bodies, filled | runtime), _apart(bodies, mappings, filled, runtime))
        yield from (f"{intent}: {doubt}" for doubt in found)


def _unread(searched: IndexedIntent, bodies: Bodies, there: set[str] | None) -> Iterator[str]:
    """Yield what a hit is to carry and cannot: its record's id, the warning markers of its person.

    `there` are the fields that it may have, None where that is not known.
    """
    for what, field in (("id", searched.id_field), ("warning markers", searched.markers_field)):
        if not field or field in _OF_A_HIT:
            continue
        if there is not None and field not in there:
            yield f"{what} read from what no document fills: {field}"
        elif not all(_fetches(body, field) for body in bodies):
            yield f"{what} read from what not every request fetches, by `fields` or `_source`: {field}"


def _apart(bodies: Bodies, mappings: Sequence[Mapping[str, Any]], filled: set[str], runtime: set[str]) -> Iterator[str]:
    """Yield where what is asked, what is mapped and what documents have `filled` do not go together."""
    mapped, targets = _mapped(mappings)
    there = filled | targets | {f"{field}.keyword" for field in filled - mapped.keys()}
    known = there | {name for name, main in mapped.items() if main in there} | {"_id", "_index"}
    if missing := sorted(_asked(bodies) - known - runtime):
        yield f"asks by what no document fills: {', '.join(missing)}"
    if empty := sorted({*mapped.values()} - there):
        yield f"maps what no document fills: {', '.join(empty)}"
    strict = any(of_index.get("dynamic") == "strict" for of_index in mappings)
    if strict and (refused := sorted(field for field in filled - mapped.keys() if "." not in field)):
        yield f"documents fill what a strict mapping does not have: {', '.join(refused)}"


def _fetches(body: Mapping[str, Any], field: str) -> bool:
    """Whether a hit of `body` carries `field`."""
    source = body.get("_source", True)
    if isinstance(source, dict):
        source = source.get("includes", source.get("include", True))
    if source is True:
        return True
    wanted = listed(source) if source else []
    within = any(fnmatchcase(field, pattern) or field.startswith(f"{pattern}.") for pattern in wanted)
    named = (one for key in ("fields", "docvalue_fields") for one in listed(body.get(key, [])))
    return within or any(
        fnmatchcase(field, str(one.get("field", "") if isinstance(one, dict) else one)) for one in named
    )


def listed(value: Any) -> list[Any]:  # noqa: ANN401
    """Return `value` as a list: Elasticsearch takes one as well as a list of it."""
    return value if isinstance(value, list) else [value]


def _mapped(mappings: Iterable[Mapping[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """Return every field with the one that fills it (itself, or that of which it is a form), and where copies go."""
    mapped: dict[str, str] = {}
    targets: set[str] = set()
    for name, field in chain.from_iterable(_properties(of_index, "") for of_index in mappings):
        mapped[name] = name
        mapped |= {f"{name}.{form}": name for form in field.get("fields", {})}
        targets |= set(listed(field.get("copy_to", [])))
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


def _asked(bodies: Bodies) -> set[str]:
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
                yield from (field.partition("^")[0] for field in listed(value.get(_NAMED[key], [])))
                yield from _fields(value)
            else:
                yield from _fields(value)
