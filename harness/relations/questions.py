"""What a relation asks, and what may come of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generators.queries import Query
from generators.records import Record
from generators.topics import PAGE
from harness.backends.base import Question
from harness.runs import Failure, Ranking

__all__ = ["NOTHING_SAID", "Broken", "Change", "Check", "NothingSaid", "Question", "Questions", "Rankings"]


class Broken(NamedTuple):
    """What is wrong with the answers to related questions, in a sentence.

    `question` is the number, from 1, of the question whose answer falls short; 0 means the last.
    """

    because: str
    question: int = 0


class NothingSaid(NamedTuple):
    """That the answers say nothing about the relation, and why."""

    because: str = ""


NOTHING_SAID = NothingSaid("the record is not found in the first place")
"""What most relations say where the question they start from fails already: that is another relation's finding."""

Rankings = Sequence[Ranking]

Check = Callable[[Rankings], Broken | NothingSaid | None]
"""Says what is wrong with the rankings of related questions; None where nothing is."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is done to the records between two rounds of the same questions.

    `before` are put in before the first round; then `put` are put in (in place of those with the same id) and the ids
    `taken` taken out.  The next change begins with the first records again.
    """

    before: tuple[Record, ...] = ()
    put: tuple[Record, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Related questions about one record, and what must hold between their rankings, which have the same order.

    With a `change` the questions are asked before it and again after it, and `check` is given both rounds, one after
    the other.  `failing` says what is wrong with a search that fails; where it is None, or returns None, such a search
    makes the relation one that could not be tried.
    """

    asked: tuple[Question, ...]
    check: Check
    change: Change | None = None
    failing: Callable[[Failure], Broken | None] | None = None

    @property
    def differ(self) -> bool:
        """Whether there are two different things to compare: other questions, or other records."""
        return self.change is not None or len(set(self.asked)) > 1

    @classmethod
    def of(cls, *queries: Query, check: Check, size: int = PAGE) -> "Questions":
        """Return `queries`, each asked for its first `size` hits."""
        return cls(asked=tuple(Question(query, size) for query in queries), check=check)
