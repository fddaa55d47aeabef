"""Figures as pictures: shares with their intervals on one axis, as a forest plot has them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from harness.judging.statistics import Interval

__all__ = ["Forest", "Share"]

_LABELS, _AXIS, _ROW = 320, 520, 18
"""Widths of the labels and of the axis, and the height of a row, in the units of the picture."""
_TOP, _BOTTOM = 8, 30


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share found, of `n`, with its interval.

    `floor` is what it is held to, if anything is; `mark` is a word on it, and `broken` whether that is one of blame.
    """

    label: str
    n: int
    found: int
    interval: Interval
    floor: float | None = None
    mark: str = ""
    broken: bool = False

    @property
    def value(self) -> float:
        """The share itself; 1 where nothing was asked."""
        return self.found / self.n if self.n else 1.0


@dataclass(frozen=True)
class Forest:
    """Shares one below the other, on an axis from the lowest of them to 1."""

    shares: Sequence[Share]

    @classmethod
    def of(cls, shares: Iterable[Share]) -> "Forest":
        """Return the plot of `shares`."""
        return cls(tuple(shares))

    @property
    def width(self) -> int:
        """The width of the picture."""
        return _LABELS + _AXIS + 20

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
        """Where labels end."""
        return _LABELS - 10

    @property
    def least(self) -> float:
        """Where the axis begins: a tenth at or below the lowest of what is shown."""
        shown = [low for share in self.shares for low in (share.interval.low, share.floor or 1.0) if share.n]
        return max(0.0, min(0.9, floor(min(shown, default=0.9) * 10) / 10))

    def x(self, share: float) -> float:
        """Return where `share` lies."""
        return round(_LABELS + _AXIS * (share - self.least) / (1 - self.least), 1)

    def rows(self) -> Iterator[tuple[float, Share]]:
        """Yield every share with the height of its middle."""
        for number, share in enumerate(self.shares):
            yield _TOP + _ROW * (number + 0.5), share

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield where the axis is marked, and with what."""
        for number in range(6):
            share = self.least + (1 - self.least) * number / 5
            yield self.x(share), f"{share:.2f}"
