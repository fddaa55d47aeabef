"""A naming culture: one or several stocks of names, and what records of its people tend to be like."""

import random
from dataclasses import dataclass
from functools import cached_property

from generators.names.stocks import Stock
from generators.urns import Urn

__all__ = ["Culture"]


@dataclass(frozen=True, kw_only=True)
class Culture:
    """A naming culture.

    `share` is its part of a corpus.  `stocks` are the peoples within it, whose forenames and surnames go together:
    Yoruba with Yoruba, Igbo with Igbo.  `ethnicities` are weights of self-defined codes.  `estimated` is the share of
    its people whose date of birth is recorded as the first of January because nobody knows the day: more where births
    are not registered, by this project's estimate.
    """

    name: str
    share: float
    stocks: tuple[Stock, ...]
    ethnicities: tuple[tuple[str, float], ...]
    estimated: float = 0.012

    def stock(self, rng: random.Random) -> Stock:
        """Draw the stock of a family."""
        return self._stocks.draw(rng)

    @property
    def female(self) -> tuple[str, ...]:
        """Every forename of women."""
        named = (name for stock in self.stocks for name in stock.female)
        return (*named, *self._of_decades("F"))

    @property
    def male(self) -> tuple[str, ...]:
        """Every forename of men."""
        named = (name for stock in self.stocks for name in stock.male)
        return (*named, *self._of_decades("M"))

    @property
    def surnames(self) -> tuple[str, ...]:
        """Every name of a family, in the form that men bear."""
        return tuple(name for stock in self.stocks for name in (*stock.commonest, *stock.surnames))

    def _of_decades(self, sex: str) -> tuple[str, ...]:
        return tuple(
            name for stock in self.stocks for (of, _), names in stock.decades.items() if of == sex for name in names
        )

    @cached_property
    def _stocks(self) -> Urn[Stock]:
        return Urn((stock, stock.weight) for stock in self.stocks)
