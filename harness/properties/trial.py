"""Tries a relation on records, each trial's questions in one ``_msearch``."""

import random
from collections.abc import Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from generators.records import Incident, Person
from harness.properties.relation import Relation
from harness.run import Failure, Ranking
from harness.searching.search import Search

__all__ = ["Counterexample", "Trial"]

Record = TypeVar("Record", Person, Incident)

_CANDIDATES = 1000
"""Records from which Hypothesis chooses: many times what the acceptance profile tries."""


class Counterexample(AssertionError):  # noqa: N818  # it is a find, not an error
    """A record for which a relation does not hold."""

    def __init__(self, message: str, because: str) -> None:
        super().__init__(message)
        self.because = because


class Trial(Generic[Record]):
    """Tries one relation on one search, as the Hypothesis profile in force says.

    `tried` counts the trials in which questions were asked and answered, `counterexample` is what was found in the end.
    A search that fails is no counter-example: `unanswered` then says why, and nothing more is asked.
    """

    def __init__(self, relation: Relation[Record], search: Search) -> None:
        self._relation: Relation[Record] = relation
        self._search = search
        self.tried = 0
        self.unanswered = ""
        self.counterexample: Counterexample | None = None

    def run(self, records: Sequence[Record]) -> None:
        """Let Hypothesis look among `records` for one that breaks the relation."""
        rng = random.Random(0)
        in_random_order = rng.sample(records, len(records))
        asked_by = (record for record in in_random_order if self._relation.relate(record, rng) is not None)
        candidates = list(islice(asked_by, _CANDIDATES))
        if not candidates:
            self.unanswered = "the corpus holds no record to ask it of"
            return

        @given(record=st.sampled_from(candidates), rng=st.randoms(use_true_random=False))
        def holds(record: Record, rng: random.Random) -> None:
            self._try(record, rng)

        try:
            holds()
        except Counterexample as found:
            self.counterexample = found

    def _try(self, record: Record, rng: random.Random) -> None:
        questions = self._relation.relate(record, rng)
        if questions is None or self.unanswered:
            return
        answers = self._search.ask_together(self._relation.intent, questions.asked, size=questions.size)
        failed = [answer.reason for answer in answers if isinstance(answer, Failure)]
        if failed:
            self.unanswered = failed[0]
            return
        self.tried += 1
        rankings = [answer for answer in answers if isinstance(answer, Ranking)]
        if broken := questions.check(rankings):
            raise Counterexample(self._message(record, questions.asked, rankings, broken.because), broken.because)

    def _message(self, record: Record, asked: Any, rankings: list[Ranking], because: str) -> str:  # noqa: ANN401
        lines = [f"{self._relation.name}: {self._relation.about}", f"  broken for {record.id}: {because}"]
        for number, (query, ranking) in enumerate(zip(asked, rankings, strict=True), start=1):
            lines.append(f"  question {number}: {query}")
            lines.append(f"    {len(ranking.hits)} hits: {', '.join(ranking.hits[:10]) or 'none'}")
        lines.append(f"  repeat with: pytest harness -k {self._relation.name}")
        return "\n".join(lines)
