"""Asks only what a mutant may have changed: what is asked as before, of what is as before, is answered as before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generators.topics import Intent
from harness.backends.base import Backend, Question
from harness.mutants.through import Through
from harness.mutants.touched import Touched
from harness.runs import Answer, Ranking

__all__ = ["Recalling", "Sparing"]


Known = dict[tuple[str, int | None], Answer]
"""What was answered, by the topic and the number of hits asked for."""


class Recalling(Through):
    """Asks a `backend` each topic once, and knows what it answered; what bears no topic is asked always."""

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend)
        self._known: Known = {}

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`."""
        wanted = list(questions)
        answers = self._backend.answer([question for question in wanted if not self._knows(question)])
        for question in wanted:
            if self._knows(question):
                yield self._known[question.topic, question.size]
            else:
                answer = next(answers)
                if question.topic and not question.start:
                    self._known[question.topic, question.size] = answer
                yield answer

    def _knows(self, question: Question) -> bool:
        return not question.start and (question.topic, question.size) in self._known


class Sparing(Through):
    """Asks `mutated`, and takes what `unbroken` has answered where the same body is sent and touches nothing changed.

    `asked` counts the questions that were asked, `spared` those that were not, and `differing` the topics that were
    answered otherwise than before.  What bears no topic is asked always.
    """

    def __init__(self, mutated: Backend, unbroken: Recalling, touched: Mapping[Intent, Touched]) -> None:
        super().__init__(mutated)
        self._unbroken = unbroken
        self._touched = touched
        self.asked = self.spared = self.differing = 0

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`, in their order."""
        wanted = list(questions)
        before = self._before(wanted)
        spared = [known is not None and self._as_before(one) for one, known in zip(wanted, before, strict=True)]
        answers = self._backend.answer([one for one, spare in zip(wanted, spared, strict=True) if not spare])
        self.asked += spared.count(False)
        self.spared += spared.count(True)
        for known, spare in zip(before, spared, strict=True):
            answer = known if known and spare else next(answers)
            self.differing += known is not None and _page(answer) != _page(known)
            yield answer

    def _before(self, questions: Sequence[Question]) -> list[Answer | None]:
        """Return what the unbroken search answers to `questions`; None to one without a topic, or for a later page."""
        topics = [bool(question.topic) and not question.start for question in questions]
        answers = self._unbroken.answer([one for one, is_topic in zip(questions, topics, strict=True) if is_topic])
        return [next(answers) if is_topic else None for is_topic in topics]

    def _as_before(self, question: Question) -> bool:
        body = self._backend.told(question)
        return body == self._unbroken.told(question) and not self._touched[question.intent].by(body)


def _page(answer: Answer) -> object:
    """Return all of an answer that may differ between two askings of unlike searches: not how long it took."""
    if isinstance(answer, Ranking):
        return replace(answer, took=None, repeats=0, scores=())
    return answer.reason
