"""The naming cultures of West Africa, Somalia and the Arab world."""

from faker.providers.person import ha_NG, ig_NG, tw_GH, yo_NG

from generators.names.culture import Culture
from generators.names.customs import arabic, somali
from generators.names.pools import NamePool
from generators.names.tables import curated

__all__ = ["CULTURES"]

_ARABIC = curated("arabic_names")
_SOMALI = curated("somali_names")

CULTURES = (
    Culture(
        name="arabic",
        share=0.06,
        pools=(
            NamePool(
                female=_ARABIC["female"],
                male=(*_ARABIC["male"], *_ARABIC["compounds"]),
                surnames=_ARABIC["surnames"],
                custom=arabic,
                wife_takes=0.1,
                by_sex=True,
            ),
        ),
        ethnicities=(("O2", 78), ("O9", 14), ("W9", 4), ("M9", 4)),
        estimated=0.10,
    ),
    Culture(
        name="west-african",
        share=0.06,
        pools=tuple(
            NamePool(
                weight=weight,
                female=people.Provider.first_names_female,
                male=people.Provider.first_names_male,
                surnames=people.Provider.last_names,
            )
            for people, weight in ((yo_NG, 0.40), (tw_GH, 0.30), (ig_NG, 0.22), (ha_NG, 0.08))
        ),
        ethnicities=(("B2", 92), ("B9", 4), ("M2", 3), ("B1", 1)),
        estimated=0.03,
    ),
    Culture(
        name="somali",
        share=0.03,
        pools=(
            NamePool(
                female=_SOMALI["female"],
                male=_SOMALI["male"],
                ranked=True,
                surnames=(),
                commonest=_SOMALI["male"],
                custom=somali,
                wife_takes=0.0,
            ),
        ),
        ethnicities=(("B2", 94), ("B9", 4), ("O9", 2)),
        estimated=0.30,
    ),
)
"""Arabic, West African and Somali."""
