"""A part of a run, packed to be kept or sent until all of the run is together."""

import base64
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import msgspec

from generators.topics import Topic
from generators.topics.line import read_topics, topic_lines
from harness.runs.lines import AnswerLine, answer_lines
from harness.runs.part import Part

__all__ = ["Packed"]

_ANSWERS = msgspec.json.Decoder(AnswerLine)
_QUICKLY = 1


@dataclass(frozen=True)
class Packed:
    """A part as lines of JSON, each kind compressed: a tenth of what the part itself takes in memory."""

    topics: bytes
    answers: bytes

    @classmethod
    def of(cls, part: Part) -> Self:
        """Pack `part`."""
        lines = topic_lines(part.topics), answer_lines(part.answers)
        return cls(*(zlib.compress(of_kind, level=_QUICKLY) for of_kind in lines))

    def unpacked(self) -> Part:
        """Return the part."""
        return read_part(zlib.decompress(self.topics), zlib.decompress(self.answers))

    def to_text(self) -> list[str]:
        """Return this as texts, which any report of a test may carry."""
        return [base64.b64encode(of_kind).decode() for of_kind in (self.topics, self.answers)]

    @classmethod
    def from_text(cls, texts: list[str]) -> Self:
        """Return what :meth:`to_text` wrote."""
        return cls(*map(base64.b64decode, texts))


def read_part(topics: bytes, answers: bytes) -> Part:
    """Return the part whose lines these are.

    Raises :class:`msgspec.ValidationError` or :class:`TypeError` for a line that is none.
    """
    return Part(
        topics=_topics(topics),
        answers=tuple(line.answer() for line in _ANSWERS.decode_lines(answers)),
    )


@lru_cache(maxsize=1)
def _topics(lines: bytes) -> tuple[Topic, ...]:
    """Return the topics of a part: of two runs that are compared, which were asked the same, they are read once."""
    return tuple(read_topics(lines))
