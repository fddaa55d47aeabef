"""A search that somebody else has asked: all that is known of it is what came back."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from generators.corpus import Corpus
from generators.topics import PAGE, Intent, Topic
from harness.backends.base import Backend, Question
from harness.diagnosis.probe import Probe
from harness.errors import ConfigurationError
from harness.exchange import question_id, read_answers
from harness.fidelity import Holding
from harness.golden import find_golden
from harness.loading.sandbox import Sandbox
from harness.measuring.corpus import corpus_of
from harness.measuring.fitting import require_excusable
from harness.measuring.posing import Posing
from harness.measuring.session import Session
from harness.runs import Answer, Failure
from harness.runs.baseline import digest_of
from harness.settings import Settings
from harness.systems import AnsweredSystem

__all__ = ["Answered", "answered_session", "asked_of"]


class AnswerFile:
    """Has the `answers` in a `file` to questions about the corpus with the digest `corpus_sha256`, by their ids."""

    def __init__(self, file: str, answers: Mapping[str, Answer], corpus_sha256: str) -> None:
        self._file = file
        self._answers = answers
        self._corpus_sha256 = corpus_sha256
        self.waited = 0.0

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`; a failure to one that has none, or was not asked so."""
        for question in questions:
            name = question_id(question.topic, self._corpus_sha256)
            answer = self._answers.get(name) if question.size in {None, PAGE} and not question.start else None
            if answer is None:
                yield Failure(topic=question.topic, reason=f"{self._file} has no answer to question {name}")
            else:
                yield replace(answer, topic=question.topic)

    def told(self, question: Question) -> bytes:
        """Return what was typed, as one line of JSON."""
        return orjson.dumps(question.query.typed())


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A search, `system`, of which all that is known stands in `file`, read as `answers`."""

    system: AnsweredSystem
    file: str
    sha256: str
    answers: AnswerFile

    @property
    def described(self) -> str:
        """The name of the file, and the first 12 digits of its digest."""
        return f"answers in {self.file} ({self.sha256[:12]})"

    def backend(self) -> Backend:
        """Return what has an answer to what was asked."""
        return self.answers

    def sandbox(self, corpus: Corpus) -> AbstractContextManager[Sandbox]:
        """Refuse: what has been answered cannot be asked of other records."""
        raise TypeError(f"{self.described} say nothing of other records than those of {corpus.sha256[:12]}")

    def holding(self) -> AbstractContextManager[Holding]:
        """Refuse: answers tell what was found, not what is held."""
        raise ConfigurationError(f"{self.described} say nothing of what the search holds")

    def probes(self) -> AbstractContextManager[Mapping[Intent, Probe]]:
        """Return none: nobody looks into it."""
        return nullcontext({})

    def to_json(self) -> dict[str, Any]:
        """Refuse: nothing takes so long that another process could help."""
        raise TypeError(f"{self.described} are read by one process")


def answered_session(system: AnsweredSystem, folder: Path, answers: Path) -> Session:
    """Return the session of `system` that gave `answers` to the questions about the corpus in `folder`.

    Raises :class:`~harness.errors.HarnessError` for a file that cannot be understood, or answers what was not asked.
    """
    read = read_answers(answers, markers=system.intents[Intent.PERSON].markers)
    sha256 = digest_of(answers)
    session = _session(system, folder, read, file=answers.name, sha256=sha256)
    asked = {question_id(topic.id, session.corpus.sha256) for topic in _asked(session)}
    if unknown := sorted(read.keys() - asked):
        raise ConfigurationError(
            f"{answers}: {unknown[0]} is no question about this corpus, nor are {len(unknown) - 1:,} others: were they "
            "written for another, or for a system that lacks other boxes?"
        )
    return session


def asked_of(system: AnsweredSystem, folder: Path) -> tuple[list[Topic], str]:
    """Return what `system` is asked about the corpus in `folder`, and the digest of that."""
    session = _session(system, folder, {})
    return _asked(session), session.corpus.sha256


def _session(
    system: AnsweredSystem, folder: Path, answers: Mapping[str, Answer], *, file: str = "no file", sha256: str = ""
) -> Session:
    settings = Settings.from_options({"corpus": folder})
    golden = find_golden(settings.golden)
    require_excusable(system, golden)
    corpus = corpus_of(settings, golden)
    reached = Answered(system=system, file=file, sha256=sha256, answers=AnswerFile(file, answers, corpus.sha256))
    return Session(settings=settings, system=system, golden=golden, posing=Posing(settings, corpus), reached=reached)


def _asked(session: Session) -> list[Topic]:
    """Return every topic that `session` asks, once, with those of the golden queries."""
    return [
        *(topic for topic_class in session.classes for topic in session.topics(topic_class)),
        *(topic.to_topic(session.corpus.cast) for topic in session.golden_topics),
    ]
