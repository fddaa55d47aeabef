"""Topics as lines of JSON, and back: lossless, so that what was asked once can be asked and judged again.

A line is written apart from :class:`~generators.topics.Topic`, so that the one may change without the other.  Corpus
folders and run files hold such lines.
"""

import hashlib
from collections.abc import Iterable
from typing import Literal, Self

import msgspec

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.tiers import Tier
from generators.topics.topic import Intent, Topic

__all__ = ["TopicLine", "read_topics", "topic_lines", "topics_sha256"]

_ENCODER = msgspec.json.Encoder(order="sorted")
_QUERIES: dict[Intent, type[PersonQuery] | type[IncidentQuery]] = {
    Intent.PERSON: PersonQuery,
    Intent.INCIDENT: IncidentQuery,
}


class TopicLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
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


_DECODER = msgspec.json.Decoder(TopicLine)


def topic_lines(topics: Iterable[Topic]) -> bytes:
    """Return a line for each of `topics`."""
    return _ENCODER.encode_lines([TopicLine.of(topic) for topic in topics])


def read_topics(lines: bytes) -> list[Topic]:
    """Return the topics whose lines these are.

    Raises :class:`msgspec.ValidationError` or :class:`TypeError` for a line that is none.
    """
    return [line.topic() for line in _DECODER.decode_lines(lines)]


def topics_sha256(topics: Iterable[Topic]) -> str:
    """Return the hexadecimal digest of `topics`, whatever their order: what is typed, and which answer is right."""
    ordered = sorted(topics, key=lambda topic: topic.id)
    return hashlib.sha256(topic_lines(ordered)).hexdigest()
