"""Permuting: how likely so many misses of a slice are by chance, where topics of one record stand or fall together.

Somebody whom a search cannot find is missed by every topic that asks for them: a test of topics takes a few such people
for a whole slice that is treated worse.  So people are tested.  Each has a residual, the misses of their topics beyond
the rates of the classes, which has the mean 0 where all slices are missed alike; who is of which slice is then drawn
anew, among people asked for by equally many topics: whoever is asked for more often has more to miss.  The sum of a
slice is divided by its own standard deviation: such a permutation test is exact where people are exchangeable, and
holds its level in large samples where they are not (Chung & Romano, "Exact and asymptotically robust permutation
tests", Annals of Statistics 41, 2013).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.random import Generator
    from numpy.typing import NDArray

__all__ = ["Asked", "excess_probabilities", "expected_misses"]

_PERMUTATIONS = 1_999
"""Random ones: so small a probability as 0.0005 can be told, and corrected for some dozens of slices."""

_AT_ONCE = 100
"""Permutations drawn together: they take some megabytes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """Topics, one entry each in every array: the number of its class, of its record and of its slice, from 0.

    All topics of a record are of one slice.
    """

    classes: "NDArray[np.intp]"
    records: "NDArray[np.intp]"
    slices: "NDArray[np.intp]"


def expected_misses(asked: Asked, missed: "NDArray[np.bool_]") -> "NDArray[np.float64]":
    """Return how many topics of each slice would be missed if every class were missed alike in all slices."""
    import numpy as np  # here, as scipy elsewhere, for it takes longer to import than everything else together

    return np.bincount(asked.slices, weights=_rates(asked, missed)[asked.classes]).astype(np.float64)


def excess_probabilities(
    asked: Asked, missed: "NDArray[np.bool_]", *, rng: "Generator", permutations: int = _PERMUTATIONS
) -> "NDArray[np.float64]":
    """Return of each slice the probability of so many misses, or more, if every class were missed alike in all slices.

    A class is compared with itself, since some are harder than others and not asked of all slices alike.
    """
    import numpy as np

    number = int(asked.slices.max()) + 1
    if not missed.any():
        return np.ones(number)
    lost = missed - _rates(asked, missed)[asked.classes]
    residuals = np.bincount(asked.records, weights=lost).astype(np.float64)
    topics = np.bincount(asked.records)
    slices = np.zeros(len(topics), dtype=np.intp)
    slices[asked.records] = asked.slices
    order = np.argsort(topics, kind="stable")
    residuals, slices = residuals[order], slices[order]
    borders = np.flatnonzero(np.diff(topics[order])) + 1
    observed = _studentised(slices[None, :], residuals, number)[0]
    at_least = np.ones(number)
    for start in range(0, permutations, _AT_ONCE):
        rows = np.tile(slices, (min(_AT_ONCE, permutations - start), 1))
        drawn = np.hstack([rng.permuted(stratum, axis=1) for stratum in np.split(rows, borders, axis=1)])
        at_least += (_studentised(drawn, residuals, number) >= observed - 1e-9).sum(axis=0)
    return np.asarray(at_least / (1 + permutations))


def _rates(asked: Asked, missed: "NDArray[np.bool_]") -> "NDArray[np.float64]":
    import numpy as np

    return np.bincount(asked.classes, weights=missed) / np.bincount(asked.classes)


def _studentised(slices: "NDArray[np.intp]", residuals: "NDArray[np.float64]", number: int) -> "NDArray[np.float64]":
    """Return, of each row of `slices`, the sum of the residuals of each slice over its standard deviation.

    A slice without any is not missed more than others: 0.
    """
    import numpy as np

    rows = len(slices)
    cells = (slices + number * np.arange(rows)[:, None]).ravel()
    sums, squares = (
        np.bincount(cells, weights=np.tile(of, rows), minlength=rows * number).reshape(rows, number)
        for of in (residuals, residuals**2)
    )
    return np.divide(sums, np.sqrt(squares), out=np.zeros_like(sums), where=squares > 1e-18)
