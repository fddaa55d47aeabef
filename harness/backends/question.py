"""One question to a search."""

from typing import NamedTuple

from generators.queries import PersonQuery, Query
from generators.topics import PAGE, Intent

__all__ = ["Question"]


class Question(NamedTuple):
    """One search: what is typed, how many hits are wanted, and how many of the best are skipped."""

    query: Query
    size: int = PAGE
    start: int = 0

    @property
    def intent(self) -> Intent:
        """What is searched for."""
        return Intent.PERSON if isinstance(self.query, PersonQuery) else Intent.INCIDENT
