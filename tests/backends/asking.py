"""One question to a service, and what comes of it."""

from collections.abc import Callable

from generators.queries import PersonQuery
from harness.backends.base import Question
from harness.backends.service import ServiceBackend
from harness.runs import Answer, Failure

Ask = Callable[..., ServiceBackend]
SMITH = Question(PersonQuery(surname="Smith"))


def one(backend: ServiceBackend, question: Question = SMITH) -> Answer:
    (answer,) = backend.answer([question])
    return answer


def failure(backend: ServiceBackend, question: Question = SMITH) -> Failure:
    answer = one(backend, question)
    assert isinstance(answer, Failure)
    return answer
