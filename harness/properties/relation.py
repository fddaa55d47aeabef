"""What a relation is, and where relations are kept."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from generators.queries import Query
from generators.records import Incident, Person
from generators.topics import Intent
from harness.run import Ranking

__all__ = ["RELATIONS", "Broken", "Check", "Questions", "Relation", "relation", "same_answer", "still_found"]

Record = TypeVar("Record", Person, Incident)


class Broken(NamedTuple):
    """What is wrong with the answers to related questions."""

    because: str


Check = Callable[[Sequence[Ranking]], Broken | None]
"""Says what is wrong with the rankings of related questions; None where nothing is."""


class Questions(NamedTuple):
    """Related questions about one record, and what must hold between their rankings (in the same order)."""

    asked: Sequence[Query]
    check: Check
    size: int = 10


@dataclass(frozen=True, kw_only=True)
class Relation(Generic[Record]):
    """Something that holds between the answers to related questions.

    `about` says what, in one sentence.  `relate` asks the questions about one record, or returns None where the record
    has nothing to ask by.
    """

    name: str
    intent: Intent
    about: str
    relate: Callable[[Record, random.Random], Questions | None]


RELATIONS: dict[str, Relation[Person] | Relation[Incident]] = {}
"""Every relation by its name."""

Relate = Callable[[Record, random.Random], Questions | None]


def relation(name: str, *, intent: Intent) -> Callable[[Relate[Record]], Relate[Record]]:
    """Register the decorated function as the relation `name`; its docstring's first line says what holds."""

    def register(relate: Relate[Record]) -> Relate[Record]:
        if name in RELATIONS:
            raise ValueError(f"two relations are called {name!r}")
        about = (relate.__doc__ or "").strip().splitlines()[0]
        RELATIONS[name] = Relation(name=name, intent=intent, about=about, relate=relate)
        return relate

    return register


def same_answer(rankings: Sequence[Ranking]) -> Broken | None:
    """Every question has the same hits in the same order."""
    first, *others = rankings
    for number, other in enumerate(others, start=2):
        if other.hits != first.hits:
            return Broken(f"question {number} has other hits than question 1")
    return None


def still_found(record: str) -> Check:
    """Return a check that every question finds `record` on its page."""

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        lost = [number for number, ranking in enumerate(rankings, start=1) if ranking.rank(record) is None]
        return Broken(f"{record} is not found by question {', '.join(map(str, lost))}") if lost else None

    return check
