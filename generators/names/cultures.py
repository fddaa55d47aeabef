"""Naming cultures: whose forenames go with whose surnames, and how often each is drawn.

Forenames and surnames come from Faker's providers where those write Latin script; Arabic names, for which Faker writes
Arabic script, come from ``arabic_names.csv``.  Shares are chosen so that every culture can be measured, not to repeat a
census.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from faker.providers.person import (
    de_DE,
    en_GB,
    en_IE,
    en_IN,
    en_PK,
    es_ES,
    ig_NG,
    pl_PL,
    pt_PT,
    ro_RO,
    sv_SE,
    tr_TR,
    tw_GH,
    vi_VN,
    yo_NG,
    zh_CN,
)

from generators.names.tables import arabic_names
from generators.records import Sex

__all__ = ["CULTURES", "Culture"]

Names = Mapping[str, float] | Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Culture:
    """A naming culture.

    `share` is its part of a corpus.  Where Faker gives no frequencies, the name ranked r is drawn with weight
    1 / (r + `flatness`): a Zipf-Mandelbrot law, in which a small `flatness` makes a few names very common (Nguyễn,
    Singh) and a large one spreads them.  `commonest` heads the ranking of surnames where it is published; the rest
    follow shuffled.
    """

    name: str
    share: float
    female: Names
    male: Names
    surnames: Names
    commonest: tuple[str, ...] = ()
    flatness: float = 5.0

    def forename(self, rng: random.Random, sex: Sex) -> str:
        """Draw a forename for `sex`."""
        return (self._female if sex is Sex.FEMALE else self._male).draw(rng)

    def surname(self, rng: random.Random) -> str:
        """Draw a surname."""
        return self._surnames.draw(rng)

    @cached_property
    def _female(self) -> "_Urn":
        return _Urn.from_names(self.female, flatness=20.0)

    @cached_property
    def _male(self) -> "_Urn":
        return _Urn.from_names(self.male, flatness=20.0)

    @cached_property
    def _surnames(self) -> "_Urn":
        return _Urn.from_names(self.surnames, commonest=self.commonest, flatness=self.flatness)


@dataclass(frozen=True, kw_only=True)
class _Urn:
    names: tuple[str, ...]
    cumulative: tuple[float, ...]

    @classmethod
    def from_names(cls, names: Names, *, commonest: tuple[str, ...] = (), flatness: float) -> "_Urn":
        if isinstance(names, Mapping):
            weighted = {name: float(weight) for name, weight in names.items()}
        else:
            # Faker lists many names alphabetically: a fixed shuffle keeps A from being the commonest initial.
            others = sorted(set(names) - set(commonest))
            random.Random("rank of names").shuffle(others)
            weighted = {name: 1.0 / (rank + flatness) for rank, name in enumerate((*commonest, *others), start=1)}
        return cls(names=tuple(weighted), cumulative=tuple(accumulate(weighted.values())))

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self.names, cum_weights=self.cumulative)[0]


_ARABIC = arabic_names()
_VIETNAMESE_UNISEX = tuple(vi_VN.Provider.first_names_unisex)

CULTURES: Mapping[str, Culture] = {
    culture.name: culture
    for culture in (
        Culture(
            name="british",
            share=0.36,
            female=en_GB.Provider.first_names_female,
            male=en_GB.Provider.first_names_male,
            surnames=en_GB.Provider.last_names,
        ),
        Culture(
            name="irish",
            share=0.12,
            female=en_IE.Provider.first_names_female,
            male=en_IE.Provider.first_names_male,
            surnames=en_IE.Provider.last_names,
            # R. E. Matheson, "Special report on surnames in Ireland" (1894), the first twenty.
            commonest=(
                *("Murphy", "Kelly", "O'Sullivan", "Walsh", "Smith", "O'Brien", "Byrne", "Ryan", "O'Connor", "O'Neill"),
                *(
                    "O'Reilly",
                    "Doyle",
                    "McCarthy",
                    "Gallagher",
                    "O'Doherty",
                    "Kennedy",
                    "Lynch",
                    "Murray",
                    "Quinn",
                    "Moore",
                ),
            ),
            flatness=20.0,
        ),
        Culture(
            name="south-asian-hindu-sikh",
            share=0.08,
            female=en_IN.Provider.first_names_female,
            male=en_IN.Provider.first_names_male,
            surnames=en_IN.Provider.last_names,
        ),
        Culture(
            name="south-asian-muslim",
            share=0.05,
            # Faker's Pakistani forenames do not tell the sexes apart.
            female=en_PK.Provider.first_names,
            male=en_PK.Provider.first_names,
            surnames=en_PK.Provider.last_names,
        ),
        Culture(
            name="arabic",
            share=0.07,
            female=_ARABIC.female,
            male=_ARABIC.male,
            surnames=_ARABIC.surnames,
        ),
        Culture(
            name="west-african",
            share=0.06,
            female=(
                *yo_NG.Provider.first_names_female,
                *tw_GH.Provider.first_names_female,
                *ig_NG.Provider.first_names_female,
            ),
            male=(*yo_NG.Provider.first_names_male, *tw_GH.Provider.first_names_male, *ig_NG.Provider.first_names_male),
            surnames=(*yo_NG.Provider.last_names, *tw_GH.Provider.last_names, *ig_NG.Provider.last_names),
        ),
        Culture(
            name="polish",
            share=0.05,
            female=pl_PL.Provider.first_names_female,
            male=pl_PL.Provider.first_names_male,
            surnames=pl_PL.Provider.unisex_last_names,
            flatness=40.0,
        ),
        Culture(
            name="romanian",
            share=0.03,
            female=ro_RO.Provider.first_names_female,
            male=ro_RO.Provider.first_names_male,
            surnames=ro_RO.Provider.last_names,
        ),
        Culture(
            name="chinese",
            share=0.07,
            female=zh_CN.Provider.first_romanized_names,
            male=zh_CN.Provider.first_romanized_names,
            surnames=zh_CN.Provider.last_romanized_names,
            # Ministry of Public Security of China, national name report for 2020, the first twenty.
            commonest=(
                *("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou"),
                *("Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "He", "Lin", "Gao", "Luo"),
            ),
        ),
        Culture(
            name="vietnamese",
            share=0.02,
            female=(*vi_VN.Provider.first_names_female, *_VIETNAMESE_UNISEX),
            male=(*vi_VN.Provider.first_names_male, *_VIETNAMESE_UNISEX),
            surnames=vi_VN.Provider.last_names,
            flatness=1.0,
        ),
        Culture(
            name="turkish",
            share=0.03,
            female=tr_TR.Provider.first_names_female,
            male=tr_TR.Provider.first_names_male,
            surnames=tr_TR.Provider.last_names,
        ),
        Culture(
            name="german-nordic",
            share=0.03,
            female=(*de_DE.Provider.first_names_female, *sv_SE.Provider.first_names_female),
            male=(*de_DE.Provider.first_names_male, *sv_SE.Provider.first_names_male),
            surnames=(*de_DE.Provider.last_names, *sv_SE.Provider.last_names),
            flatness=20.0,
        ),
        Culture(
            name="portuguese-spanish",
            share=0.03,
            female=(*es_ES.Provider.first_names_female, *pt_PT.Provider.first_names_female),
            male=(*es_ES.Provider.first_names_male, *pt_PT.Provider.first_names_male),
            surnames=(*es_ES.Provider.last_names, *pt_PT.Provider.last_names),
            flatness=20.0,
        ),
    )
}
"""Every naming culture by its name."""
