"""What must hold of a ranking, one type per kind of expectation.

An expectation sees the page that an officer sees, best hit first, and says in a sentence each way in which that falls
short.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

__all__ = ["Before", "Exactly", "Expectation", "Forbidden", "Found", "NewestFirst", "Nothing"]


class Expectation(ABC):
    """Something that must hold of the records shown."""

    @property
    def wanted(self) -> frozenset[str]:
        """The records that must be shown for this to hold."""
        return frozenset()

    @property
    def unwanted(self) -> frozenset[str]:
        """The records that must not be shown, as far as they can be listed."""
        return frozenset()

    @abstractmethod
    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield a sentence for everything that is wrong with the page `shown`."""


@dataclass(frozen=True, kw_only=True)
class Found(Expectation):
    """All of `records` are among the first `within` hits."""

    records: tuple[str, ...]
    within: int

    @property
    def wanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield where each record ranks that is missing or too low."""
        for record in self.records:
            if record not in shown[: self.within]:
                yield f"{record} should be among the first {self.within}, but {_rank(record, shown)}"


@dataclass(frozen=True, kw_only=True)
class Before(Expectation):
    """`first` is shown, and above `second` if that is shown too."""

    first: str
    second: str

    @property
    def wanted(self) -> frozenset[str]:
        """The first of the two."""
        return frozenset({self.first})

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield both ranks where they are the wrong way round."""
        if self.first not in shown:
            yield f"{self.first} should come before {self.second}, but {_rank(self.first, shown)}"
        elif self.second in shown and shown.index(self.second) < shown.index(self.first):
            yield (
                f"{self.first} should come before {self.second}, but {_rank(self.first, shown)}, "
                f"and {self.second} {_rank(self.second, shown)}"
            )


@dataclass(frozen=True, kw_only=True)
class Forbidden(Expectation):
    """None of `records` is shown."""

    records: tuple[str, ...]

    @property
    def unwanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield where each of the records ranks."""
        for record in self.records:
            if record in shown:
                yield f"{record} must not be shown, but {_rank(record, shown)}"


@dataclass(frozen=True, kw_only=True)
class Exactly(Expectation):
    """All of `records` are shown, in any order, and nothing else."""

    records: tuple[str, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield every record that is missing, and every one too many."""
        for record in self.records:
            if record not in shown:
                yield f"{record} should be shown, but {_rank(record, shown)}"
        for record in shown:
            if record not in self.records:
                yield f"only {_listed(self.records)} should be shown, but {record} {_rank(record, shown)}"


@dataclass(frozen=True, kw_only=True)
class Nothing(Expectation):
    """Nothing at all is shown."""

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield what is shown."""
        if shown:
            yield f"nothing should be shown, but {', '.join(shown)} {'is' if len(shown) == 1 else 'are'}"


@dataclass(frozen=True, kw_only=True)
class NewestFirst(Expectation):
    """The incidents of the cast stand in the order in which they were opened, the latest first.

    `opened` has the times of the cast alone; other incidents may stand between them.
    """

    opened: Mapping[str, datetime]

    def failures(self, shown: Sequence[str]) -> Iterator[str]:
        """Yield every incident that stands above a later one."""
        known = [record for record in shown if record in self.opened]
        for above, below in pairwise(known):
            # Two datetimes of one zone are compared by what the clock showed, and that comes twice in an autumn night.
            if self.opened[above].timestamp() < self.opened[below].timestamp():
                yield (
                    f"newest first: {below} of {self.opened[below].isoformat()} should come before {above} "
                    f"of {self.opened[above].isoformat()}, but {_rank(below, shown)}, and {above} {_rank(above, shown)}"
                )


def _rank(record: str, shown: Sequence[str]) -> str:
    if record in shown:
        return f"ranks {shown.index(record) + 1}"
    return f"is not among the {len(shown)} shown" if shown else "nothing is shown"


def _listed(records: Sequence[str]) -> str:
    *others, last = records
    return f"{', '.join(others)} and {last}" if others else last
