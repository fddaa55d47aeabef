"""Where a system holds what a canonical document has: found by changing that and looking what becomes of it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from harness.errors import SystemFolderError
from harness.systems import IndexedIntent
from harness.systems.documents import samples

__all__ = ["document_of", "each_at", "filled_by"]


def document_of(searched: IndexedIntent, canonical: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what `searched` holds of a `canonical` document."""
    return searched.document.document(canonical) if searched.document else canonical


@cache
def filled_by(searched: IndexedIntent, path: str) -> frozenset[str]:
    """Return the fields of a system's documents that change with what a canonical document has at `path`.

    None where nothing there does: the system does not hold it, or records of this kind do not have it.
    """
    canonical = samples(searched.intent)[0].document()
    other = deepcopy(canonical)
    for holder, key in each_at(other, path):
        holder[key] = _otherwise(holder[key])
    try:
        before, after = document_of(searched, canonical), document_of(searched, other)
    except SystemFolderError:  # the template has no word for what is not of its kind
        return frozenset()
    was, now = dict(_leaves(before)), dict(_leaves(after))
    return frozenset(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))


def each_at(document: Any, path: str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Yield whatever holds what is at `path`, in each of several objects, with its key there."""
    key, _, rest = path.partition(".")
    holders = document if isinstance(document, list) else [document]
    for holder in holders:
        if not isinstance(holder, dict) or key not in holder:
            continue
        if rest:
            yield from each_at(holder[key], rest)
        elif isinstance(holder[key], list) and not any(isinstance(one, dict) for one in holder[key]):
            yield from ((holder[key], number) for number in range(len(holder[key])))
        else:
            yield holder, key


def _otherwise(value: object) -> object:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() if len(value) >= 10 and value[:4].isdigit() and value[4] == "-":
            return f"1911{value[4:]}"
        case str():
            return f"{value}q"
        case None:
            return "q"
    return value


def _leaves(node: Any, within: str = "") -> Iterator[tuple[str, list[object]]]:  # noqa: ANN401
    """Yield every field of a document that is no object, by its whole name, with all values that stand there."""
    found: dict[str, list[object]] = {}
    _gather(node, within, found)
    yield from found.items()


def _gather(node: Any, name: str, found: dict[str, list[object]]) -> None:  # noqa: ANN401
    if isinstance(node, dict):
        for key, value in node.items():
            _gather(value, f"{name}.{key}" if name else key, found)
    elif isinstance(node, list):
        for value in node:
            _gather(value, name, found)
    else:
        found.setdefault(name, []).append(node)
