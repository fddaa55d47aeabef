"""A stopwatch: how long the asking took."""

import time
from collections.abc import Iterable

from generators.topics import Topic
from harness.backends.base import Backend, Question
from harness.runs import Answer, Asking

__all__ = ["Stopwatch"]


class Stopwatch:
    """Asks, and notes for the next report that leaves this process how long it took."""

    def __init__(self) -> None:
        self._untold: list[Asking] = []

    def ask(self, backend: Backend, topics: Iterable[Topic]) -> dict[str, Answer]:
        """Return what `backend` answers to `topics`, by their ids."""
        began = time.time()
        answers = {answer.topic: answer for answer in backend.answer(map(Question.of, topics))}
        self._untold.append(Asking(topics=len(answers), began=began, ended=time.time()))
        return answers

    def told(self) -> list[Asking]:
        """Return what was noted since the last time."""
        untold, self._untold = self._untold, []
        return untold
