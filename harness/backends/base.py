"""What asks a search: questions in, answers out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from generators.queries import PersonQuery, Query
from generators.topics import PAGE, Intent, Topic
from harness.runs import Answer

__all__ = ["Backend", "Question", "numbered"]


class Question(NamedTuple):
    """One search: what is typed, how many hits are wanted, how many of the best are skipped.

    A `size` of None stands for a page as the system shows it.  `topic` is the id of what is asked, where it has one.
    """

    query: Query
    size: int | None = PAGE
    start: int = 0
    topic: str = ""

    @property
    def intent(self) -> Intent:
        """What is searched for."""
        return Intent.PERSON if isinstance(self.query, PersonQuery) else Intent.INCIDENT

    @classmethod
    def of(cls, topic: Topic, *, size: int | None = None) -> "Question":
        """Return what is asked by `topic`: for a page as the system shows it, or for `size` hits."""
        return cls(topic.typed, size, topic=topic.id)


class Backend(Protocol):
    """A search under test, however it is reached; `waited` is how many seconds its answers took so far."""

    waited: float

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`, in their order, under the topic of each, or its number from 1.

        A search that fails, is late, or answers from a part of the records gives a
        :class:`~harness.runs.Failure`, never an empty ranking.
        """

    def told(self, question: Question) -> bytes:
        """Return what is sent to ask `question`, as one line that somebody can send again."""


def numbered(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield `questions`, those without a topic under their number from 1."""
    for number, question in enumerate(questions, start=1):
        yield question if question.topic else question._replace(topic=str(number))
