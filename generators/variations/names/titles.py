"""What is typed before and behind a name: titles, ranks, honorifics, and which of two of one name is meant."""

import random
from functools import cache

from generators.names import CULTURES
from generators.queries import Query
from generators.records import Sex
from generators.tiers import Tier
from generators.variations.names.bearers import sex_of
from generators.variations.registry import in_box, variation
from generators.variations.sources import OUTSIDE, PRACTICE, cultures

__all__: list[str] = []

_TITLES = ("Mr", "Mr.", "Mrs", "Ms", "Miss", "Dr")
_RANKS = (
    *("PC", "DC", "PS", "Sgt", "Sgt.", "Insp", "DI", "PCSO", "Cpl", "Capt", "Maj", "Lt"),
    *("Rev", "Rev.", "Revd", "Pastor", "Bishop", "Cllr", "Prof", "Judge"),
)
_RANKS_OF = {
    Sex.FEMALE: ("WPC", "Dame", "Lady", "Sister", "Hajja"),
    Sex.MALE: ("Sir", "Lord", "Fr", "Sheikh", "Imam", "Haji"),
}
_GENERATIONS = ("Jr", "Jr.", "Jnr", "Junior", "Sr", "Sr.", "Snr", "Senior", "II", "III")
_HONOURING = tuple(name for name in cultures("south-asian") if "muslim" in name or "sikh" in name)


@variation("title", field="name", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("forename")
def title(value: str, rng: random.Random) -> str:
    """Typed with a title before the forename: Mr, Mrs, Dr."""
    return f"{rng.choice(_TITLES)} {value}"


@variation("rank", field="name", tier=Tier.MEDIUM, source=OUTSIDE)
def rank(asked: Query, rng: random.Random) -> Query | None:
    """Typed with a rank, an office or a dignity before the forename: Sgt, PC, Cllr, Rev, Sheikh, Sir."""
    if not asked.forename:
        return None
    return asked.with_box("forename", f"{rng.choice((*_RANKS, *_RANKS_OF[sex_of(asked)]))} {asked.forename}")


@variation("generation", field="name", tier=Tier.MEDIUM, source=OUTSIDE)
@in_box("surname")
def generation(value: str, rng: random.Random) -> str:
    """Typed with Jr or Sr behind the surname, which tells a child from a parent of one name."""
    return f"{value}{rng.choice((' ', ', '))}{rng.choice(_GENERATIONS)}"


@variation("honorific", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=_HONOURING)
@in_box("forename")
def honorific(value: str, rng: random.Random) -> str | None:
    """Typed with an honorific that goes with a South Asian forename: Begum or Bibi, Kaur or Singh."""
    for culture in _HONOURING:
        female, male = (value in _names_of(culture, sex) for sex in Sex)
        if "muslim" in culture and female != male:  # of a forename of both sexes nobody knows which would be typed
            return f"{value} {rng.choice(('Begum', 'Bibi'))}" if female else f"{rng.choice(('Haji', 'Syed'))} {value}"
        if "sikh" in culture and (female or male):
            return f"{value} {rng.choice([*['Kaur'] * female, *['Singh'] * male])}"
    return None


@cache
def _names_of(culture: str, sex: Sex) -> frozenset[str]:
    """Return the forenames of `sex` in `culture`."""
    return frozenset(CULTURES[culture].female if sex is Sex.FEMALE else CULTURES[culture].male)
