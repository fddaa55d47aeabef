"""What indices of ours are called.

Several for one kind of record stand in one text, with commas between them, as searches take them.
"""

from collections.abc import Iterable, Mapping

from harness.backends.elasticsearch import Indices
from harness.systems import IndexedIntent, IndexedSystem

__all__ = ["each_index", "first_index", "names", "places"]


def names(system: IndexedSystem, beginning: str) -> Indices:
    """Return what the indices of `system` are called, each with `beginning` first."""
    return {
        intent: ",".join("-".join(filter(None, (beginning, intent, called))) for called in searched.definitions)
        for intent, searched in system.intents.items()
    }


def places(searched: IndexedIntent, index: str) -> Mapping[str, str]:
    """Return every index named in `index` by what the folder calls it."""
    return dict(zip(searched.definitions, index.split(","), strict=True))


def first_index(index: str) -> str:
    """Return the name of the first index named in `index`, which stands for all of them where one name is needed."""
    return index.partition(",")[0]


def each_index(indices: Indices) -> Iterable[str]:
    """Return the name of every single one of `indices`."""
    return [name for of_intent in indices.values() for name in of_intent.split(",")]
