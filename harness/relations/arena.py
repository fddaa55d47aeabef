"""Where relations are tried: a search over the whole corpus, what is true of it, and a sandbox for what changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harness.backends.base import Backend
from harness.loading.sandbox import Sandbox
from harness.relations.case import World
from harness.relations.questions import Questions
from harness.runs import Answer

__all__ = ["Arena", "Asked"]


@dataclass(kw_only=True)
class Asked:
    """What trials have cost so far: searches asked, and seconds spent waiting for the engine."""

    searches: int = 0
    waited: float = 0.0


@dataclass(kw_only=True)
class Arena:
    """Asks questions, in one ``_msearch`` a round.

    `sandbox` is called for the sandbox once it is needed.
    """

    backend: Backend
    world: World
    sandbox: Callable[[], Sandbox]
    asked: Asked = field(default_factory=Asked)

    def ask(self, questions: Questions) -> list[Answer]:
        """Return the answers to `questions`: with a change those from before it, then those from after it."""
        change = questions.change
        if change is None:
            return self._round(self.backend, questions)
        sandbox = self.sandbox()
        with _waiting(sandbox, self.asked):
            sandbox.become(put=change.before)
        answers = self._round(sandbox.backend, questions)
        with _waiting(sandbox, self.asked):
            sandbox.become(put=(*change.before, *change.put), taken=change.taken)
        return answers + self._round(sandbox.backend, questions)

    def _round(self, backend: Backend, questions: Questions) -> list[Answer]:
        with _waiting(backend, self.asked):
            self.asked.searches += len(questions.asked)
            return list(backend.answer(questions.asked))


@contextmanager
def _waiting(engine: Backend | Sandbox, asked: Asked) -> Iterator[None]:
    before = engine.waited
    try:
        yield
    finally:
        asked.waited += engine.waited - before
