"""Topics and answers as lines of JSON, and back: the format of a run file, whose schema is the classes here.

Each is written apart from the class that the harness works with, so that the one may change without the other.
"""

from collections.abc import Iterable
from typing import Literal, Self

import msgspec

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.topics import Intent, Topic
from generators.variations import Tier
from harness.runs.answers import Answer, Failure, Ranking

__all__ = ["AnswerLine", "FailureLine", "RankingLine", "TopicLine", "answer_lines", "topic_lines"]

_ENCODER = msgspec.json.Encoder(order="sorted")
_QUERIES: dict[Intent, type[PersonQuery] | type[IncidentQuery]] = {
    Intent.PERSON: PersonQuery,
    Intent.INCIDENT: IncidentQuery,
}


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    pass


class TopicLine(_Line, frozen=True):
    """One :class:`~generators.topics.Topic`; `meant` is absent where it is what was typed, and so is `apart`."""

    id: str
    topic_class: str
    intent: Intent
    tier: Tier
    typed: dict[str, str]
    meant: dict[str, str] | None = None
    apart: dict[str, str] | None = None
    judgements: dict[str, Literal[0, 1, 2]] = {}
    forbidden: list[str] = []
    nothing: bool = False
    record: str = ""
    markers: dict[str, list[str]] = {}
    slices: dict[str, str] = {}
    guarded: bool = False
    about: str = ""

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """Return the line of `topic`."""
        return cls(
            id=topic.id,
            topic_class=topic.topic_class,
            intent=topic.intent,
            tier=topic.tier,
            typed=topic.typed.typed(),
            meant=None if topic.meant == topic.typed else topic.meant.typed(),
            apart=topic.apart.typed() if topic.apart else None,
            judgements=dict(topic.judgements),  # type: ignore[arg-type]  # checked when it is read
            forbidden=sorted(topic.forbidden),
            nothing=topic.nothing,
            record=topic.record,
            markers={person: sorted(borne) for person, borne in topic.markers.items()},
            slices=dict(topic.slices),
            guarded=topic.guarded,
            about=topic.about,
        )

    def topic(self) -> Topic:
        """Return the topic; raises :class:`TypeError` for a box that no form has."""
        typed = self._query(self.typed)
        return Topic(
            id=self.id,
            topic_class=self.topic_class,
            intent=self.intent,
            tier=self.tier,
            typed=typed,
            meant=typed if self.meant is None else self._query(self.meant),
            apart=None if self.apart is None else self._query(self.apart),
            judgements=dict(self.judgements),
            forbidden=frozenset(self.forbidden),
            nothing=self.nothing,
            record=self.record,
            markers={person: frozenset(borne) for person, borne in self.markers.items()},
            slices=self.slices,
            guarded=self.guarded,
            about=self.about,
        )

    def _query(self, boxes: dict[str, str]) -> Query:
        return _QUERIES[self.intent](**boxes)


class RankingLine(_Line, frozen=True, tag_field="answer", tag="ranking"):
    """One :class:`~harness.runs.Ranking`; the time that it took is left out, so that equal runs have equal lines."""

    topic: str
    hits: list[str] = []
    scores: list[float | None] = []
    repeated: list[str] = []
    nameless: int = 0
    size: int | None = None
    total: int | None = None
    lower_bound: bool = False
    markers: dict[str, list[str]] = {}

    @classmethod
    def of(cls, ranking: Ranking) -> Self:
        """Return the line of `ranking`."""
        return cls(
            topic=ranking.topic,
            hits=list(ranking.hits),
            scores=list(ranking.scores),
            repeated=list(ranking.repeated),
            nameless=ranking.nameless,
            size=ranking.size,
            total=ranking.total,
            lower_bound=ranking.lower_bound,
            markers={person: sorted(shown) for person, shown in ranking.markers.items()},
        )

    def answer(self) -> Ranking:
        """Return the ranking."""
        return Ranking(
            topic=self.topic,
            hits=tuple(self.hits),
            scores=tuple(self.scores),
            repeated=tuple(self.repeated),
            nameless=self.nameless,
            size=self.size,
            total=self.total,
            lower_bound=self.lower_bound,
            markers={person: frozenset(shown) for person, shown in self.markers.items()},
        )


class FailureLine(_Line, frozen=True, tag_field="answer", tag="failure"):
    """One :class:`~harness.runs.Failure`."""

    topic: str
    reason: str
    status: int | None = None
    late: bool = False

    @classmethod
    def of(cls, failure: Failure) -> Self:
        """Return the line of `failure`."""
        return cls(topic=failure.topic, reason=failure.reason, status=failure.status, late=failure.late)

    def answer(self) -> Failure:
        """Return the failure."""
        return Failure(topic=self.topic, reason=self.reason, status=self.status, late=self.late)


AnswerLine = RankingLine | FailureLine
"""What one topic got."""


def topic_lines(topics: Iterable[Topic]) -> bytes:
    """Return a line for each of `topics`."""
    return _ENCODER.encode_lines([TopicLine.of(topic) for topic in topics])


def answer_lines(answers: Iterable[Answer]) -> bytes:
    """Return a line for each of `answers`."""
    return _ENCODER.encode_lines(
        [RankingLine.of(answer) if isinstance(answer, Ranking) else FailureLine.of(answer) for answer in answers]
    )
