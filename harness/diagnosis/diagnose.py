"""Why records were missed, whatever the kind of the search: by elimination, and as far as it lets itself be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generators.records import Record
from generators.topics import Intent, Topic
from harness.backends.base import Backend
from harness.diagnosis.asked import why_missed
from harness.diagnosis.boxes import kept_out_by
from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.diagnosis.deeper import deeper_rankings
from harness.diagnosis.held import Held, held_of, texts
from harness.diagnosis.own import hidden_from
from harness.diagnosis.probe import Probe
from harness.diagnosis.texts import words
from harness.errors import HarnessError
from harness.fidelity import Holding
from harness.runs import Answer, Failure, Ranking
from harness.systems import Capability, System

__all__ = ["Diagnoser"]


_VAGUE = frozenset({Why.TOO_LITTLE, Why.CLAUSE})
"""Causes beside which it is told what would have had to be typed."""


@dataclass(frozen=True, kw_only=True)
class Diagnoser:
    """Asks a `system`, by its `backend`, why it missed what it missed; nothing else is asked, and nothing written.

    `holding` looks records up, where anybody can; `probes` ask an Elasticsearch about clauses and texts, where the
    search is one.
    """

    system: System
    backend: Backend
    holding: Holding | None = None
    probes: Mapping[Intent, Probe] = field(default_factory=lambda: MappingProxyType({}))

    def why(self, topic: Topic, answer: Answer, record: Record) -> Diagnosis:
        """Return why `record`, which was wanted, is not in the `answer` to `topic`.

        Of what cannot be asked now the reason is told as evidence, and the miss is not explained.
        """
        return Diagnosis(topic=topic.id, record=record.id, causes=self._told(topic, answer, record))

    def _told(self, topic: Topic, answer: Answer, record: Record) -> tuple[Cause, ...]:
        if isinstance(answer, Failure):
            return (Cause(why=Why.UNANSWERED, how=answer.reason),)
        try:
            found = next(self._causes(topic, answer, record), None)
            # What was asked for too much is not yet what the officer could do about it.
            beside = kept_out_by(self.backend, topic, record.id) if found and found.why in _VAGUE else None
        except HarnessError as error:
            return (Cause(why=Why.UNEXPLAINED, how="it could not be asked", evidence=str(error)),)
        return tuple(filter(None, (found or Cause(why=Why.UNEXPLAINED), beside)))

    def _causes(self, topic: Topic, page: Ranking, record: Record) -> Iterator[Cause]:
        held = self._held(topic.intent, record)
        probe = self.probes.get(topic.intent)
        if probe and held:
            yield from why_missed(probe, topic, page, held)
        elif held and not held.documents:
            yield Cause(why=Why.NOT_THERE, evidence=f"{record.id} is not given out by its id")
        elif held:
            yield from _damage(held, words(*topic.meant.typed().values()))
        deeper = deeper_rankings(self.backend, [topic]).get(topic.id)
        if deeper and (rank := deeper.rank(record.id)):
            yield Cause(why=Why.BELOW, how="others stand above it", evidence=f"rank {rank} of {len(deeper.hits)} hits")
        yield from _damage(held) if held else ()
        # Where an Elasticsearch is asked, that is known by now.
        if held and not probe and hidden_from(self.backend, record, self.system.intents[topic.intent].lacks):
            told = f"{record.id} is given out by its id, and found by nothing that is recorded of it"
            yield Cause(why=Why.UNSEARCHABLE, how="no search shows it", evidence=told)
        if by_box := kept_out_by(self.backend, topic, record.id):
            yield by_box

    def _held(self, intent: Intent, record: Record) -> Held | None:
        searched = self.system.intents[intent]
        if self.holding is None or Capability.RECORDS not in searched.capabilities:
            return None
        return held_of(self.holding, intent, record, searched.holds(record))


def _damage(held: Held, meant: frozenset[str] | None = None) -> Iterator[Cause]:
    """Yield what is not as recorded; with the words that were `meant`, only where one of those is no more there."""
    for one in held.wrong:
        before, now = (words(*texts(value)) for value in (one.expected, one.held))
        if meant is None or meant.intersection(before - now):
            told = f"recorded {one.expected!r}, held {one.held!r}"
            yield Cause(why=Why.NOT_AS_RECORDED, where=one.field, how=one.damage.value, evidence=told)
