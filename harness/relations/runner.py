"""Tries a relation: lets Hypothesis look for a record that breaks it, and make what it finds small."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from hypothesis import event, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, Unsatisfiable

from generators import strategies
from generators.records import AnyRecord, Incident, Person, Visibility
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.relations.arena import Arena
from harness.relations.case import Case
from harness.relations.profiles import alike_in_any_process
from harness.relations.questions import Broken, NothingSaid, Question, Questions
from harness.relations.relation import Family, Relation
from harness.runs import Answer, Failure, Ranking

__all__ = ["NEW_INCIDENT", "NEW_PERSON", "Counterexample", "RelationRunner"]


_SIMPLEST = 50
"""So many records, the simplest that there are, are looked through for a counter-example that is easier to read."""

NEW_PERSON, NEW_INCIDENT = "N0000000", "I0000000"
"""The ids of records that are put in: no generated record has them."""


@dataclass(frozen=True, kw_only=True)
class Counterexample:
    """A record for which a relation does not hold: what was asked, what was answered, and what is wrong with that.

    Of a relation with a change there are twice as many answers as questions.  `steady` is whether the same questions
    had the same outcome when they were asked again.
    """

    relation: Relation[Any]
    record: Person | Incident
    questions: Questions
    answers: tuple[Answer, ...]
    broken: Broken
    steady: bool = True

    @property
    def reason(self) -> str:
        """Of which record what is wrong."""
        because = self.broken.because
        return because if self.record.id in because else f"{self.record.id}: {because}"

    @property
    def place(self) -> int:
        """Which answer falls short, counted from 1 over both rounds."""
        return self.broken.question or len(self.answers)

    @property
    def answer(self) -> Answer:
        """The answer that falls short."""
        return self.answers[self.place - 1]

    @property
    def asked(self) -> Question:
        """The question whose answer falls short."""
        asked = self.questions.asked
        return asked[(self.place - 1) % len(asked)]


class _Found(AssertionError):  # noqa: N818  # it is a find, not an error
    """Tells Hypothesis that the example at hand breaks the relation."""


class _Example(Generic[AnyRecord]):
    """What is tried.

    Hypothesis writes out what fails, and warns where that is long: a dataclass with all its fields, so this is none.
    """

    def __init__(self, record: AnyRecord, questions: Questions) -> None:
        self.record: AnyRecord = record
        self.questions = questions

    def __repr__(self) -> str:
        return self.record.id


class RelationRunner(Generic[AnyRecord]):
    """Tries one relation, as the Hypothesis profile in force says unless a trial is told otherwise.

    `examples` counts those that were asked and answered, `telling` those of them that said something about the
    relation, `differing` those whose questions or records differed; they took `searches` and `seconds`, of which
    `waited` were spent waiting for the engine.  `counterexample` is what was found in the end.  A search that fails is
    none: `unanswered` then says why, and nothing more is asked.  Nor is a question of which the system's template makes
    no request: `unanswered` then tells of the smallest that Hypothesis finds.
    """

    def __init__(self, relation: Relation[AnyRecord], arena: Arena) -> None:
        self._relation: Relation[AnyRecord] = relation
        self._arena = arena
        self._last: Counterexample | None = None
        self.examples = self.telling = self.differing = self.searches = 0
        self.seconds = self.waited = 0.0
        self.unanswered = ""
        self.counterexample: Counterexample | None = None

    def run(self, *, seeded: str = "", within: settings | None = None) -> None:
        """Let Hypothesis look; the same seed, corpus and answers give the same examples.

        What it finds among all records it looks for again among the simplest, and tells that if it finds it there.
        """
        began, asked = time.perf_counter(), replace(self._arena.asked)
        self.unanswered = "the corpus holds no record to ask it of"
        for records in self._pools():
            self.unanswered = ""
            found = self._look(records, seeded=seeded, within=within)
            if found is None:
                break
            self.counterexample = found
        if self.counterexample is not None:
            self.unanswered = ""
        self.seconds = time.perf_counter() - began
        self.searches = self._arena.asked.searches - asked.searches
        self.waited = self._arena.asked.waited - asked.waited

    def _look(
        self, records: st.SearchStrategy[AnyRecord], *, seeded: str, within: settings | None
    ) -> Counterexample | None:
        """Return what breaks the relation among `records`; None where nothing does, or nothing is known."""

        @seed(f"{seeded}:{self._relation.name}")
        @given(example=self._examples(records))
        def holds(example: _Example[AnyRecord]) -> None:
            self._try(example.record, example.questions)

        look = within(holds) if within else holds
        try:
            with alike_in_any_process():
                look()
        except _Found:
            return self._last
        except Flaky:
            return self._unsteady()
        except SystemFolderError as error:
            self.unanswered = str(error)
        except Unsatisfiable:
            self.unanswered = "no example could be made of the corpus"
        return None

    def _unsteady(self) -> Counterexample | None:
        """Return what was found and did not come again; a search that was late once says nothing of the system."""
        found = self._last and replace(self._last, steady=False)
        if found and isinstance(found.answer, Failure) and found.answer.late:
            self.unanswered = found.answer.reason
            return None
        return found

    def _pools(self) -> list[st.SearchStrategy[AnyRecord]]:
        """Return what to choose from, then the simplest of it; for a change, records that no corpus holds."""
        relation, world = self._relation, self._arena.world
        if relation.family is Family.CHANGE:
            made: st.SearchStrategy[Any] = (
                strategies.people() if relation.intent is Intent.PERSON else strategies.incidents()
            )
            return [made.map(_as_new).filter(relation.suits)]
        of_people, of_incidents = (
            (world.hidden_people, world.hidden_incidents)
            if relation.family is Family.HIDDEN
            else (world.people, world.incidents)
        )
        pool: Sequence[Any] = of_people if relation.intent is Intent.PERSON else of_incidents
        suiting = [record for record in pool if relation.suits(record)]
        return [strategies.choices(suiting), strategies.choices(suiting[:_SIMPLEST])] if suiting else []

    def _examples(self, records: st.SearchStrategy[AnyRecord]) -> st.SearchStrategy[_Example[AnyRecord]]:
        @st.composite
        def examples(draw: st.DrawFn) -> _Example[AnyRecord] | None:
            record = draw(records)
            questions = self._relation.relate(record, Case(draw, self._arena.world))
            return _Example(record, questions) if questions else None

        return examples().filter(lambda example: example is not None)  # type: ignore[return-value]

    def _try(self, record: AnyRecord, questions: Questions) -> None:
        if self.unanswered:
            return
        answers = self._arena.ask(questions)
        outcome = self._outcome(questions, answers)
        if self.unanswered:
            return
        self.examples += 1
        self.differing += questions.differ
        self.telling += not isinstance(outcome, NothingSaid)
        event("questions or records differ" if questions.differ else "one question, or the same again")
        event(f"says nothing: {outcome.because}" if isinstance(outcome, NothingSaid) else "says something")
        if isinstance(outcome, Broken):
            self._last = Counterexample(
                relation=self._relation,
                record=record,
                questions=questions,
                answers=tuple(answers),
                broken=outcome,
            )
            raise _Found(outcome.because)

    def _outcome(self, questions: Questions, answers: Sequence[Answer]) -> Broken | NothingSaid | None:
        for number, answer in enumerate(answers, start=1):
            if isinstance(answer, Failure):
                broken = questions.failing(answer) if questions.failing else None
                if broken is None:
                    self.unanswered = answer.reason
                    return None
                return broken._replace(question=number)
        return questions.check([answer for answer in answers if isinstance(answer, Ranking)])


def _as_new(record: AnyRecord) -> AnyRecord:
    if isinstance(record, Person):
        return replace(record, id=NEW_PERSON, human="H0000000", visibility=Visibility.OPEN)
    return replace(record, id=NEW_INCIDENT, visibility=Visibility.OPEN)
