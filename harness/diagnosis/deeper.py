"""Why a record was missed: so far, how far below the page it ranks."""

from collections.abc import Iterable, Mapping

from generators.topics import Topic
from harness.backends.base import Backend, Question
from harness.runs import Ranking

__all__ = ["DEPTH", "deeper_rankings"]

DEPTH = 1000
"""How many hits are looked at to say where a missed record ranks."""


def deeper_rankings(backend: Backend, topics: Iterable[Topic]) -> Mapping[str, Ranking]:
    """Return, by topic id, the first :data:`DEPTH` hits of each of `topics`; none of a topic that now fails."""
    answers = backend.answer(Question.of(topic, size=DEPTH) for topic in topics)
    return {answer.topic: answer for answer in answers if isinstance(answer, Ranking)}
