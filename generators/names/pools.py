"""Name pools: the forenames and surnames that go together, how often each is drawn, and who bears which."""

import random
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generators.records import Name, Sex
from generators.weighted import WeightedChoice

__all__ = ["Custom", "Given", "NamePool", "Names", "Parents", "plain"]

Names = Mapping[str, float] | Sequence[str]
"""Names with frequencies, or names alone."""

_OF_THE_DECADE = 0.6
"""Share of forenames drawn from those common in the decade of birth, where they are known: the rest are any age's."""
_FLATNESS_OF_FORENAMES = 20.0
_FLATNESS_OF_A_DECADE = 8.0


class Parents(NamedTuple):
    """The names of the parents, as far as they are known."""

    father: Name | None = None
    mother: Name | None = None


class Given(NamedTuple):
    """What a custom puts together: a forename, the name of the family, and the parents."""

    sex: Sex
    forename: str
    family: str
    parents: Parents


Custom = Callable[["NamePool", random.Random, Given], Name]
"""How a whole name is made of a forename and the name of a family."""


def plain(pool: "NamePool", rng: random.Random, given: Given) -> Name:
    """Forename, perhaps a second forename, and the name of the family."""
    middle = pool.forename(rng, given.sex) if rng.random() < pool.middles else ""
    return Name(forename=given.forename, middle=middle if middle != given.forename else "", surname=given.family)


@dataclass(frozen=True, kw_only=True)
class NamePool:
    """The names of people who share a language and a custom.

    `weight` is its part of its culture.  Where no frequencies are given, the name ranked r is drawn with weight
    1 / (r + `flatness`): a Zipf-Mandelbrot law, in which a small `flatness` makes a few names very common (Nguyễn,
    Singh) and a large one spreads them.  `commonest` heads the ranking of surnames where it is published; the rest
    follow shuffled.  The forenames of a pool that is `ranked` are listed in order, commonest first.  `decades` has
    the forenames common in a decade, by sex and decade.

    `middles`, `double_barrelled` and `wife_takes` are shares: of second forenames, of surnames of two halves, and of
    wives who take the family's name.  Where `by_sex` is true, a surname or middle name tells the sexes apart, and
    brother and sister differ in it; `feminine` gives the form of a family's name that women bear.
    """

    female: Names
    male: Names
    surnames: Names
    weight: float = 1.0
    commonest: tuple[str, ...] = ()
    flatness: float = 5.0
    ranked: bool = False
    decades: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    custom: Custom = plain
    middles: float = 0.45
    double_barrelled: float = 0.0
    wife_takes: float = 0.7
    by_sex: bool = False
    feminine: Callable[[str], str] = str

    def forename(self, rng: random.Random, sex: Sex, year: int | None = None) -> str:
        """Draw a forename for `sex`, for somebody born in `year` where that matters."""
        if year is not None and self.decades and rng.random() < _OF_THE_DECADE:
            return self._decades[sex.value, min(max(year // 10 * 10, 1930), 2010)].draw(rng)
        return (self._female if sex is Sex.FEMALE else self._male).draw(rng)

    def family(self, rng: random.Random) -> str:
        """Draw the name of a family; a few are double-barrelled where that is a custom."""
        family = self._surnames.draw(rng)
        if self.double_barrelled and rng.random() < self.double_barrelled:
            other = self._surnames.draw(rng)
            if other != family:
                return f"{family}-{other}"
        return family

    def name(
        self,
        rng: random.Random,
        sex: Sex,
        year: int,
        family: str,
        parents: Parents = Parents(),  # noqa: B008
    ) -> Name:
        """Draw the whole name of somebody of `family` born in `year`."""
        return self.custom(self, rng, Given(sex, self.forename(rng, sex, year), family, parents))

    def _forenames(self, names: Names) -> WeightedChoice[str]:
        return _weighted(names, commonest=tuple(names) if self.ranked else (), flatness=_FLATNESS_OF_FORENAMES)

    @cached_property
    def _female(self) -> WeightedChoice[str]:
        return self._forenames(self.female)

    @cached_property
    def _male(self) -> WeightedChoice[str]:
        return self._forenames(self.male)

    @cached_property
    def _surnames(self) -> WeightedChoice[str]:
        return _weighted(self.surnames, commonest=self.commonest, flatness=self.flatness)

    @cached_property
    def _decades(self) -> Mapping[tuple[str, int], WeightedChoice[str]]:
        return {
            key: WeightedChoice(
                (name, 1.0 / (rank + _FLATNESS_OF_A_DECADE)) for rank, name in enumerate(names, start=1)
            )
            for key, names in self.decades.items()
        }


def _weighted(names: Names, *, commonest: tuple[str, ...] = (), flatness: float) -> WeightedChoice[str]:
    if isinstance(names, Mapping):
        return WeightedChoice((_composed(name), float(weight)) for name, weight in names.items())
    # Faker lists many names alphabetically: a fixed shuffle keeps A from being the commonest initial.
    others = sorted(set(map(_composed, names)) - set(commonest))
    random.Random("rank of names").shuffle(others)
    return WeightedChoice((name, 1.0 / (rank + flatness)) for rank, name in enumerate((*commonest, *others), start=1))


def _composed(name: str) -> str:
    # Faker has apostrophes of both kinds; a keyboard has one.
    return unicodedata.normalize("NFC", name).replace("\u2019", "'")
