"""The body of a search while it is changed: its clauses, found by what they are and by which fields they ask."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from harness.diagnosis.clauses import Clause, parsed, without
from harness.mutants.changes import Asked, Json
from harness.mutants.index import Index
from harness.systems import IndexedIntent

__all__ = ["asking_by", "each", "each_leaf", "filtered", "leaves_by", "left_out", "query_of"]

_LEAVES = frozenset({"match", "match_phrase", "match_phrase_prefix", "match_bool_prefix", "term", "terms", "prefix"})


def query_of(body: Json) -> Json:
    """Return the query of `body`, which matches all where it has none."""
    found: Json = body.get("query", {"match_all": {}})
    return found


def each(node: Any, kind: str) -> Iterator[Json]:  # noqa: ANN401
    """Yield every object under the key `kind`, at any depth, the outer ones first."""
    if isinstance(node, dict):
        for key, value in list(node.items()):
            if key == kind and isinstance(value, dict):
                yield value
            yield from each(value, kind)
    elif isinstance(node, list):
        for value in node:
            yield from each(value, kind)


def each_leaf(node: Any, change: Callable[[str, str, Any], Json | None]) -> None:  # noqa: ANN401
    """Let `change` say what stands for every clause that asks one field for a text: of its kind, the field, and how.

    None leaves it.
    """
    if isinstance(node, list):
        for number, value in enumerate(node):
            node[number] = _changed(value, change)
            each_leaf(node[number], change)
    elif isinstance(node, dict):
        for key, value in list(node.items()):
            node[key] = _changed(value, change)
            each_leaf(node[key], change)


def _changed(node: Any, change: Callable[[str, str, Any], Json | None]) -> Any:  # noqa: ANN401
    if isinstance(node, dict) and len(node) == 1:
        ((kind, by),) = node.items()
        if kind in _LEAVES and isinstance(by, dict) and by:
            field, how = next(iter(by.items()))
            made = change(kind, field, how)
            return node if made is None else made
    return node


def asking_by(asked: Asked, *paths: str) -> Callable[[str], bool]:
    """Return whether a field, or a form of one, holds what is at `paths`, by itself or by a copy."""
    known = _holding(asked.searched, paths)
    return lambda field: field.partition("^")[0] in known


@cache
def _holding(searched: IndexedIntent, paths: tuple[str, ...]) -> frozenset[str]:
    indices = (Index(definition, searched) for definition in searched.definitions.values())
    return frozenset(field.name for index in indices for field in index.fields(*paths))


def leaves_by(body: Json, asked: Asked, *paths: str) -> list[Clause]:
    """Return the leaves of the query that ask by what is at `paths`."""
    by = asking_by(asked, *paths)
    return [leaf for leaf in parsed(query_of(body)).leaves() if any(by(field) for field in leaf.fields)]


def filtered(body: Json, clause: Json) -> None:
    """Let nobody be found but those for whom `clause` holds."""
    body["query"] = {"bool": {"must": [query_of(body)], "filter": [clause]}}


def left_out(body: Json, leaves: list[Clause]) -> None:
    """Leave `leaves` out of the query, so that none of them keeps anybody out."""
    if leaves:
        body["query"] = without(query_of(body), [leaf.place for leaf in leaves])
