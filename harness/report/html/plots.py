"""Figures as pictures: shares with their intervals on one axis, as a forest plot has them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from harness.judging.reasons import Kind
from harness.judging.statistics import Interval

__all__ = ["WORST", "Forest", "Share", "marked"]

WORST = 40
"""So many classes are drawn at once."""

_AXIS, _ROW, _LETTER = 520, 18, 7
"""The width of the axis, the height of a row, and the width of a letter, in the units of the picture."""
_TOP, _BOTTOM = 8, 30


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share, `found` of `n`, with its interval.

    `limit` is what it is held to, if anything is; `mark` is a word on it, and `broken` whether that is one of blame.
    `before` is the same share of the baseline, where there is one.
    """

    label: str
    n: int
    found: int
    interval: Interval
    limit: float | None = None
    mark: str = ""
    broken: bool = False
    before: "Share | None" = None

    @property
    def value(self) -> float:
        """The share itself; 1 where nothing was asked."""
        return self.found / self.n if self.n else 1.0


@dataclass(frozen=True)
class Forest:
    """Shares one below the other, on an axis from the share `least` to the share `most`."""

    shares: Sequence[Share]
    least: float
    most: float = 1.0

    @classmethod
    def of(cls, shares: Iterable[Share]) -> "Forest":
        """Return the plot of `shares` on an axis up to 1, from a tenth at or below the lowest of what is shown."""
        told = tuple(shares)
        low = min(_shown(told), default=0.9)
        return cls(told, max(0.0, min(0.9, floor(low * 10) / 10)))

    @classmethod
    def from_nothing(cls, shares: Iterable[Share]) -> "Forest":
        """Return the plot of `shares` on an axis from 0, to a twentieth at or above the highest of what is shown."""
        told = tuple(shares)
        high = max(_shown(told), default=0.05)
        return cls(told, 0.0, min(1.0, max(0.05, ceil(high * 20) / 20)))

    @property
    def two(self) -> bool:
        """Whether shares of a baseline stand beside."""
        return any(share.before for share in self.shares)

    @property
    def width(self) -> int:
        """The width of the picture."""
        return self.labels + _AXIS + 30

    @property
    def height(self) -> int:
        """The height of the picture."""
        return _TOP + _ROW * len(self.shares) + _BOTTOM

    @property
    def bottom(self) -> int:
        """Where the axis lies."""
        return self.height - _BOTTOM

    @property
    def labels(self) -> int:
        """Where labels end: as far from the edge as the longest of them takes."""
        longest = max((len(share.label) + len(share.mark) + 3 for share in self.shares), default=0)
        return max(200, round(_LETTER * longest))

    def x(self, share: float) -> float:
        """Return where `share` lies."""
        return round(self.labels + 10 + _AXIS * (share - self.least) / (self.most - self.least), 1)

    def rows(self) -> Iterator[tuple[float, Share]]:
        """Yield every share with the height of its middle."""
        for number, share in enumerate(self.shares):
            yield _TOP + _ROW * (number + 0.5), share

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield where the axis is marked, and with what."""
        for number in range(6):
            share = self.least + (self.most - self.least) * number / 5
            yield self.x(share), f"{share:.2f}"


def marked(kind: Kind | None) -> tuple[str, bool]:
    """Return the word on a class of which `kind` is said, and whether it is one of blame."""
    if kind is None:
        return "only reported", False
    return ("", False) if kind is Kind.GO else (kind.value, True)


def _shown(shares: Iterable[Share]) -> list[float]:
    """Return every share that is drawn."""
    both = [one for share in shares for one in (share, share.before) if one and one.n]
    ends = [end for one in both for end in (one.value, one.interval.low, one.interval.high)]
    return ends + [one.limit for one in both if one.limit is not None]
