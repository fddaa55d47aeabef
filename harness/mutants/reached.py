"""A mutated search where it can be asked: in indices of its own, or in those of the unbroken one that are alike."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from harness.backends.base import Backend, Question
from harness.fidelity.holding import IndexHolding
from harness.measuring.indexed import Indexed
from harness.mutants.changes import Answered
from harness.mutants.through import Through
from harness.runs import Answer, Ranking
from harness.systems import IndexedSystem

__all__ = ["MutatedReached"]


@dataclass(frozen=True, kw_only=True)
class MutatedReached(Indexed):
    """A mutated system in an engine.

    What it answers is changed as `answered` says; what should become of documents on their way in, `expected` says.
    """

    expected: IndexedSystem
    answered: tuple[Answered, ...] = ()

    def backend(self) -> Backend:
        """Return what asks it."""
        backend = super().backend()
        return _Misread(backend, self.answered) if self.answered else backend

    @contextmanager
    def holding(self) -> Iterator[IndexHolding]:
        """Yield what looks records up in its indices."""
        with self.engine.client() as client:
            yield IndexHolding(client, self.expected, self.indices)


class _Misread(Through):
    """A search whose answers are changed before anybody sees them."""

    def __init__(self, backend: Backend, edits: Iterable[Answered]) -> None:
        super().__init__(backend)
        self._edits = tuple(edits)

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`, as it is misread."""
        for answer in self._backend.answer(questions):
            if isinstance(answer, Ranking):
                for change in self._edits:
                    answer = change.edit(answer)  # noqa: PLW2901  # one after the other
            yield answer
