"""Flipping: how likely so many misses of a slice are by chance, where topics of one record stand or fall together.

Somebody whom a search cannot find is missed by every topic that asks for them: a test of topics takes a few such people
for a whole slice that is treated worse.  So people are tested.  What each contributes to the misses of a slice beyond
those expected has the mean 0 where all slices are missed alike, whatever its spread; flipping the signs of whole
people's contributions at random shows how far their sum strays by chance (Hemerik, Goeman & Finos, "Robust testing in
generalized linear models by sign flipping score contributions", Journal of the Royal Statistical Society B 82, 2020).
A few people prove nothing: of k who are missed the signs all agree with probability 2^-k.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.random import Generator
    from numpy.typing import NDArray

__all__ = ["Asked", "excess_probabilities", "expected_misses"]

_FLIPS = 1_999
"""Random flips: so small a probability as 0.0005 can be told, and corrected for some dozens of slices."""

_AT_ONCE = 200
"""Flips drawn together: their signs take some megabytes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """Topics, one entry each in every array: the number of its class, of its record and of its slice, from 0."""

    classes: "NDArray[np.intp]"
    records: "NDArray[np.intp]"
    slices: "NDArray[np.intp]"


def expected_misses(asked: Asked, missed: "NDArray[np.bool_]") -> "NDArray[np.float64]":
    """Return how many topics of each slice would be missed if every class were missed alike in all slices."""
    import numpy as np  # here, as scipy elsewhere, for it takes longer to import than everything else together

    return np.bincount(asked.slices, weights=_rates(asked, missed)[asked.classes]).astype(np.float64)


def excess_probabilities(
    asked: Asked, missed: "NDArray[np.bool_]", *, rng: "Generator", flips: int = _FLIPS
) -> "NDArray[np.float64]":
    """Return of each slice the probability of so many misses, or more, if every class were missed alike in all slices.

    A class is compared with itself, since some are harder than others and not asked of all slices alike.  That its rate
    of misses is only estimated is allowed for: the contributions are the paper's effective scores, with which whoever
    is of another slice counts too, by the share that the slice has of the class.
    """
    import numpy as np

    observed = np.bincount(asked.slices, weights=missed) - expected_misses(asked, missed)
    contributions = _contributions(asked, missed)
    at_least = np.ones(len(observed))
    slack = 1e-9 * len(missed)  # the same values in another order have another last digit
    for start in range(0, flips, _AT_ONCE):
        signs = rng.integers(2, size=(min(_AT_ONCE, flips - start), len(contributions)), dtype=np.int8) * np.int8(2) - 1
        at_least += (signs @ contributions >= observed - slack).sum(axis=0)
    return np.asarray(at_least / (1 + flips))


def _rates(asked: Asked, missed: "NDArray[np.bool_]") -> "NDArray[np.float64]":
    import numpy as np

    return np.bincount(asked.classes, weights=missed) / np.bincount(asked.classes)


def _contributions(asked: Asked, missed: "NDArray[np.bool_]") -> "NDArray[np.float64]":
    """Return what each record contributes to each slice: records in rows, but for those that contribute nothing."""
    import numpy as np

    residuals = missed - _rates(asked, missed)[asked.classes]
    shares = np.zeros((asked.classes.max() + 1, asked.slices.max() + 1))
    np.add.at(shares, (asked.classes, asked.slices), 1)
    shares /= shares.sum(axis=1, keepdims=True)
    told = np.flatnonzero(residuals)  # a class of which nothing was missed, or everything, tells nothing
    of_records = np.zeros((asked.records.max() + 1, shares.shape[1]))
    np.add.at(of_records, (asked.records[told], asked.slices[told]), residuals[told])
    np.subtract.at(of_records, asked.records[told], shares[asked.classes[told]] * residuals[told, None])
    return of_records[np.any(of_records, axis=1)]
