"""Answers as lines of JSON, and back: the format of a run file, whose schema is the classes here and those of topics.

Each is written apart from the class that the harness works with, so that the one may change without the other.
"""

from collections.abc import Iterable
from typing import Self

import msgspec

from harness.runs.answers import Answer, Failure, Ranking

__all__ = ["AnswerLine", "FailureLine", "RankingLine", "answer_lines"]

_ENCODER = msgspec.json.Encoder(order="sorted")


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    pass


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
    repeats: int = 0
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
            repeats=ranking.repeats,
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
            repeats=self.repeats,
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


def answer_lines(answers: Iterable[Answer]) -> bytes:
    """Return a line for each of `answers`."""
    return _ENCODER.encode_lines(
        [RankingLine.of(answer) if isinstance(answer, Ranking) else FailureLine.of(answer) for answer in answers]
    )
