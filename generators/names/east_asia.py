"""The naming cultures of China and Vietnam."""

from faker.providers.person import zh_CN

from generators.names.culture import Culture
from generators.names.customs import vietnamese
from generators.names.pools import NamePool
from generators.names.tables import curated

__all__ = ["CULTURES"]

_SYLLABLES = curated("chinese_names")
_VIETNAMESE = curated("vietnamese_names")
# After the first twenty of the national name report of China for 2020; the order is approximate.
_CHINESE_COMMONEST = (
    *("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou"),
    *("Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "He", "Lin", "Gao", "Luo"),
)


def _mandarin(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Return forenames of one and, far more, of two syllables, written as one word."""
    return (*syllables, *(f"{a}{b.lower()}" for a in syllables for b in syllables if a != b))


def _cantonese(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Return forenames of two syllables, written as two words or, one in three, with a hyphen."""
    pairs = [(a, b) for a in syllables for b in syllables if a != b]
    return tuple(f"{a}-{b}" if number % 3 == 0 else f"{a} {b}" for number, (a, b) in enumerate(pairs))


CULTURES = (
    Culture(
        name="chinese",
        share=0.06,
        pools=(
            NamePool(
                weight=0.55,
                female=_mandarin(_SYLLABLES["mandarin_female"]),
                male=_mandarin(_SYLLABLES["mandarin_male"]),
                surnames=zh_CN.Provider.last_romanized_names,
                commonest=_CHINESE_COMMONEST,
                middles=0.0,
                wife_takes=0.05,
            ),
            NamePool(
                weight=0.45,
                female=_cantonese(_SYLLABLES["cantonese_female"]),
                male=_cantonese(_SYLLABLES["cantonese_male"]),
                surnames=(),
                commonest=_SYLLABLES["cantonese"],
                flatness=3.0,
                middles=0.0,
                wife_takes=0.3,
            ),
        ),
        ethnicities=(("O1", 94), ("A9", 3), ("M3", 2), ("O9", 1)),
    ),
    Culture(
        name="vietnamese",
        share=0.02,
        pools=(
            NamePool(
                female=_VIETNAMESE["female"],
                male=_VIETNAMESE["male"],
                surnames=(),
                commonest=_VIETNAMESE["surnames"],
                flatness=1.0,
                custom=vietnamese,
                wife_takes=0.05,
                by_sex=True,
            ),
        ),
        ethnicities=(("A9", 92), ("O1", 3), ("O9", 5)),
        estimated=0.02,
    ),
)
"""Chinese and Vietnamese."""
