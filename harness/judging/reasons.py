"""Reasons: why a run is not better than it is said to be."""

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Kind", "Reason"]


class Kind(StrEnum):
    """What can be said, worst first: a run is as good as the worst that is said of any part of it."""

    INVALID = "INVALID"
    NO_GO = "NO-GO"
    UNDECIDED = "UNDECIDED"
    GO = "GO"

    @property
    def gravity(self) -> int:
        """Its place in a list that begins with the gravest."""
        return list(Kind).index(self)


class Reason(NamedTuple):
    """Why a run is not better than `kind`."""

    kind: Kind
    text: str
