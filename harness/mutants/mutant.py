"""A mutant: what somebody did to a search, where that has happened, and what should show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from harness.mutants.changes import Change

__all__ = ["Layer", "Mutant", "maker", "part_of_relation", "together"]


class Layer(StrEnum):
    """Where a search was changed."""

    ANALYSIS = "analysis"
    MAPPING = "mapping"
    RANKING = "ranking"
    QUERY = "query"
    MIGRATION = "migration"
    CLUSTER = "cluster"
    CLIENT = "client"


def part_of_relation(name: str) -> str:
    """Return by which id a relation is known among the parts of the suite."""
    return f"relation/{name}"


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A search broken on purpose by `changes`.

    `story` is what was done, in one line; `source` says where that has happened.  `shows` are the parts of the suite of
    which at least one should turn, as patterns of their ids: a class (``person/nickname/*``), a golden topic, a
    relation (``relation/person-hidden``), ``records/person``.
    """

    id: str
    layer: Layer
    story: str
    source: str
    shows: tuple[str, ...]
    changes: tuple[Change, ...]

    def expects(self, part: str) -> bool:
        """Whether `part` of the suite should show it."""
        return any(fnmatchcase(part, pattern) for pattern in self.shows)


def maker(layer: Layer) -> Callable[..., Mutant]:
    """Return what makes mutants of `layer`: of an id, a story, a source, what should show it, and its changes."""

    def make(name: str, story: str, source: str, shows: tuple[str, ...], *changes: Change) -> Mutant:
        return Mutant(id=name, layer=layer, story=story, source=source, shows=shows, changes=changes)

    return make


def together(name: str, story: str, mutants: Iterable[Mutant], *, source: str = "own") -> Mutant:
    """Return the mutant that does what all of `mutants` do, and that any part should show which shows one of them."""
    several = tuple(mutants)
    return Mutant(
        id=name,
        layer=several[0].layer,
        story=story,
        source=source,
        shows=tuple(dict.fromkeys(pattern for one in several for pattern in one.shows)),
        changes=tuple(change for one in several for change in one.changes),
    )
