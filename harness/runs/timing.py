"""Timing: how many topics were asked, and how fast, whichever process asked them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

__all__ = ["Asking", "Timing"]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Topics asked in one go; `began` and `ended` are seconds since the epoch, which all processes share."""

    topics: int
    began: float
    ended: float

    def to_json(self) -> list[float]:
        """Return plain JSON types."""
        return [self.topics, self.began, self.ended]

    @classmethod
    def from_json(cls, data: list[float]) -> Self:
        """Return what :meth:`to_json` wrote."""
        topics, began, ended = data
        return cls(topics=int(topics), began=began, ended=ended)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How many topics a run asked, and how many seconds lie between the first question and the last answer.

    What is done between two questions counts: to make topics, to judge answers, and whatever else the tests between
    them do.
    """

    topics: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, askings: Iterable[Asking]) -> Self:
        """Return the timing of all `askings`; one without topics asked nothing."""
        asked = [asking for asking in askings if asking.topics]
        if not asked:
            return cls()
        span = max(asking.ended for asking in asked) - min(asking.began for asking in asked)
        return cls(topics=sum(asking.topics for asking in asked), seconds=max(0.0, span))

    @property
    def per_second(self) -> float | None:
        """Topics a second, None where no time passed."""
        return self.topics / self.seconds if self.seconds else None
