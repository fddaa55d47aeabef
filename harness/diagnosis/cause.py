"""What a miss is put down to: the cause, where it lies, and what is alike in all misses that it explains."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Cause", "Diagnosis", "Why"]


class Why(StrEnum):
    """Why a record was missed, in the order in which each is looked for."""

    UNANSWERED = "not answered"
    NOT_THERE = "never loaded"
    UNSEARCHABLE = "loaded, but hidden from searches"
    OTHER_ID = "there under another id"
    NOT_AS_RECORDED = "not held as recorded"
    NOT_INDEXED = "held, but not indexed"
    STALE = "indexed by an analysis of before"
    ANALYSIS = "analysed otherwise than it is looked for"
    APART = "true, but not of one part of the record"
    CLAUSE = "kept out by a clause"
    TOO_LITTLE = "matched, with a score too low to be shown"
    BOX = "kept out by what was typed into a box"
    BELOW = "found below the page"
    TIE = "found below the page, among equals"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One cause of a miss.

    `where` it lies is a field, a clause of the request or a box, `how` says what is alike in every miss of this cause:
    with `why` they name a group.  `evidence` is what was seen of this miss alone.
    """

    why: Why
    where: str = ""
    how: str = ""
    evidence: str = ""

    @property
    def group(self) -> str:
        """What the misses of this cause have in common, in words."""
        place = f" ({self.where})" if self.where else ""
        return f"{self.why}{place}{f': {self.how}' if self.how else ''}"

    def __str__(self) -> str:
        return f"{self.group}; {self.evidence}" if self.evidence else self.group


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """Why `record` was missed when `topic` was asked: at least one cause, the first the one that decides.

    `before` says by what a baseline found it, where one was asked.
    """

    topic: str
    record: str
    causes: tuple[Cause, ...]
    before: str = ""

    @property
    def cause(self) -> Cause:
        """The cause that decides."""
        return self.causes[0]
