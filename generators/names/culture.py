"""A naming culture: one or several pools of names, and what records of its people tend to be like."""

import random
from dataclasses import dataclass
from functools import cached_property

from generators.names.pools import NamePool
from generators.weighted import WeightedChoice

__all__ = ["Culture"]


@dataclass(frozen=True, kw_only=True)
class Culture:
    """A naming culture.

    `share` is its part of a corpus.  `pools` are the peoples within it, whose forenames and surnames go together:
    Yoruba with Yoruba, Igbo with Igbo.  `ethnicities` are weights of self-defined codes.  `estimated` is the share of
    its people whose date of birth is recorded as the first of January because nobody knows the day: more where births
    are not registered, by this project's estimate.
    """

    name: str
    share: float
    pools: tuple[NamePool, ...]
    ethnicities: tuple[tuple[str, float], ...]
    estimated: float = 0.012

    def pool(self, rng: random.Random) -> NamePool:
        """Draw the pool of a family."""
        return self._pools.draw(rng)

    @property
    def female(self) -> tuple[str, ...]:
        """Every forename of women."""
        named = (name for pool in self.pools for name in pool.female)
        return (*named, *self._of_decades("F"))

    @property
    def male(self) -> tuple[str, ...]:
        """Every forename of men."""
        named = (name for pool in self.pools for name in pool.male)
        return (*named, *self._of_decades("M"))

    @property
    def surnames(self) -> tuple[str, ...]:
        """Every name of a family, in the form that men bear."""
        return tuple(name for pool in self.pools for name in (*pool.commonest, *pool.surnames))

    def _of_decades(self, sex: str) -> tuple[str, ...]:
        return tuple(
            name for pool in self.pools for (of, _), names in pool.decades.items() if of == sex for name in names
        )

    @cached_property
    def _pools(self) -> WeightedChoice[NamePool]:
        return WeightedChoice((pool, pool.weight) for pool in self.pools)
