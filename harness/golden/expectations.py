"""What must hold of a ranking, one type per kind of expectation.

An expectation sees the page that an officer sees, best hit first, and says in a sentence each way in which that falls
short.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from harness.runs import Ranking

__all__ = ["Before", "Exactly", "Expectation", "Forbidden", "Found", "Marked", "NewestFirst", "Nothing", "OwnMarkers"]


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
    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield a sentence for everything that is wrong with `page`."""


@dataclass(frozen=True, kw_only=True)
class Found(Expectation):
    """All of `records` are among the first `within` hits."""

    records: tuple[str, ...]
    within: int

    @property
    def wanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield where each record ranks that is missing or too low."""
        for record in self.records:
            if record not in page.hits[: self.within]:
                yield f"{record} should be among the first {self.within}, but {_rank(record, page)}"


@dataclass(frozen=True, kw_only=True)
class Before(Expectation):
    """`first` is shown, and above `second` if that is shown too."""

    first: str
    second: str

    @property
    def wanted(self) -> frozenset[str]:
        """The first of the two."""
        return frozenset({self.first})

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield both ranks where they are the wrong way round."""
        if self.first not in page.hits:
            yield f"{self.first} should come before {self.second}, but {_rank(self.first, page)}"
        elif self.second in page.hits and page.hits.index(self.second) < page.hits.index(self.first):
            yield (
                f"{self.first} should come before {self.second}, but {_rank(self.first, page)}, "
                f"and {self.second} {_rank(self.second, page)}"
            )


@dataclass(frozen=True, kw_only=True)
class Forbidden(Expectation):
    """None of `records` is shown."""

    records: tuple[str, ...]

    @property
    def unwanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield where each of the records ranks."""
        for record in self.records:
            if record in page.hits:
                yield f"{record} must not be shown, but {_rank(record, page)}"


@dataclass(frozen=True, kw_only=True)
class Exactly(Expectation):
    """All of `records` are shown, in any order, and nothing else."""

    records: tuple[str, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.records)

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield every record that is missing, and every one too many."""
        for record in self.records:
            if record not in page.hits:
                yield f"{record} should be shown, but {_rank(record, page)}"
        for record in page.hits:
            if record not in self.records:
                yield f"only {_listed(self.records)} should be shown, but {record} {_rank(record, page)}"


@dataclass(frozen=True, kw_only=True)
class Nothing(Expectation):
    """Nothing at all is shown."""

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield what is shown."""
        if page.hits:
            yield f"nothing should be shown, but {', '.join(page.hits)} {'is' if len(page.hits) == 1 else 'are'}"


@dataclass(frozen=True, kw_only=True)
class Marked(Expectation):
    """Everybody in `markers` is shown, and with the warning markers that they bear, all of them and no other."""

    markers: Mapping[str, frozenset[str]]

    @property
    def wanted(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.markers)

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield whoever is missing, and every marker that is, or is one too many."""
        for record, borne in self.markers.items():
            expected = f"{record} should be shown with {_listed(sorted(borne))}"
            if record not in page.hits:
                yield f"{expected}, but {_rank(record, page)}"
            elif wrong := _wrongly_marked(record, borne, page):
                yield f"{expected}, but is {wrong}"


@dataclass(frozen=True, kw_only=True)
class OwnMarkers(Expectation):
    """Whoever of `markers` is shown is so with the warning markers that they bear: all of them, of many none."""

    markers: Mapping[str, frozenset[str]]

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield everybody shown with other markers, best hit first."""
        for record in page.hits:
            if record in self.markers and (wrong := _wrongly_marked(record, self.markers[record], page)):
                yield f"{record} is shown {wrong}"


@dataclass(frozen=True, kw_only=True)
class NewestFirst(Expectation):
    """The incidents of the cast stand in the order in which they were opened, the latest first.

    `opened` has the times of the cast alone; other incidents may stand between them.
    """

    opened: Mapping[str, datetime]

    def failures(self, page: Ranking) -> Iterator[str]:
        """Yield every incident that stands above a later one."""
        known = [record for record in page.hits if record in self.opened]
        for above, below in pairwise(known):
            # Two datetimes of one zone are compared by what the clock showed, and that comes twice in an autumn night.
            if self.opened[above].timestamp() < self.opened[below].timestamp():
                yield (
                    f"newest first: {below} of {self.opened[below].isoformat()} should come before {above} "
                    f"of {self.opened[above].isoformat()}, but {_rank(below, page)}, and {above} {_rank(above, page)}"
                )


def _wrongly_marked(record: str, borne: frozenset[str], page: Ranking) -> str:
    """Return without which markers somebody is shown who bears them, and with which who does not; nothing if right."""
    shown = page.markers.get(record, frozenset())
    parts = (("without", borne - shown), ("with", shown - borne))
    wrong = [f"{word} {_listed(sorted(markers))}" for word, markers in parts if markers]
    return " and ".join(wrong) + (", not borne" if shown - borne else "")


def _rank(record: str, page: Ranking) -> str:
    if rank := page.rank(record):
        return f"ranks {rank}"
    return f"is not among the {len(page.hits)} shown" if page.hits else "nothing is shown"


def _listed(records: Sequence[str]) -> str:
    *others, last = records
    return f"{', '.join(others)} and {last}" if others else last
