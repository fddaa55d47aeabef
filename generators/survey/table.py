"""A table of counts, told by whoever prints it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Table", "counts", "share"]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: `rows` have a cell for each of `headers`; `asked` says what of the domain it answers to."""

    title: str
    asked: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def counts(of: Sequence[T], features: Iterable[tuple[str, Callable[[T], bool]]]) -> tuple[tuple[str, int, str], ...]:
    """Return, for each named feature, how many of `of` have it, and their share."""
    return tuple((name, n := sum(map(has, of)), share(n, len(of))) for name, has in features)


def share(part: int, whole: int) -> str:
    """Return a share in per cent with two decimals; a dash of nothing."""
    return f"{100 * part / whole:.2f} %" if whole else "–"
