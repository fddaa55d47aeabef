"""Weighted draws whose weights are added up once, because a corpus draws millions of times."""

import random
from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Generic, TypeVar

__all__ = ["WeightedChoice"]

T = TypeVar("T")


class WeightedChoice(Generic[T]):
    """Values drawn with given weights, which need not add up to 1."""

    __slots__ = ("_cumulative", "_last", "_total", "values")

    def __init__(self, weighted: Iterable[tuple[T, float]]) -> None:
        pairs = list(weighted)
        self.values = tuple(value for value, _ in pairs)
        self._cumulative = list(accumulate(weight for _, weight in pairs))
        self._total = self._cumulative[-1]
        self._last = len(pairs) - 1

    @classmethod
    def from_mapping(cls, weights: Mapping[T, float]) -> "WeightedChoice[T]":
        """Return a choice among the keys of `weights`."""
        return cls(weights.items())

    def draw(self, rng: random.Random) -> T:
        """Draw a value; it may be drawn again."""
        return self.values[bisect(self._cumulative, rng.random() * self._total, 0, self._last)]
