"""Names of which parts are left out, added, shortened, or typed elsewhere."""

import random
from dataclasses import replace
from functools import cache

from generators.names import CULTURES
from generators.queries import PersonQuery, Query
from generators.records import Sex
from generators.variations.registry import Tier, in_box, variation
from generators.variations.sources import LINKAGE, OBSERVED, PENALTY, PRACTICE, cultures

__all__: list[str] = []

# Forenames that stand often in the middle; what is typed need not be what the record lacks.
_MIDDLE = "Ann Grace James John Lee Louise Marie Michael Paul Rose".split()
_TITLES = ("Mr", "Mr.", "Mrs", "Ms", "Miss", "Dr")
_HONOURING = tuple(name for name in cultures("south-asian") if "muslim" in name or "sikh" in name)
# A legacy column of surnames is often this wide.
_COLUMN = 8


@variation("surname-first", field="name", tier=Tier.STRONG, source=PRACTICE)
def surname_first(asked: Query, rng: random.Random) -> Query | None:
    """Typed into one box as SURNAME, Forename."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    separator = rng.choice((", ", " "))
    return replace(asked, forename="", surname="", name=f"{asked.surname.upper()}{separator}{asked.forename}")


@variation("swapped", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=cultures("chinese", "vietnamese"))
def swapped(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
    """Forename and surname typed into each other's box."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    return replace(asked, forename=asked.surname, surname=asked.forename)


@variation("initial", field="name", tier=Tier.MEDIUM, source=OBSERVED)
@in_box("forename")
def initial(value: str, rng: random.Random) -> str | None:
    """Forename typed as its initial, with or without a full stop."""
    return rng.choice((value[0], f"{value[0]}.")) if len(value) > 1 else None


@variation(
    "middle-added",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{LINKAGE}: share of differing pairs whose middle names differ",
    frequency=0.58,
)
@in_box("forename")
def middle_added(value: str, rng: random.Random) -> str | None:
    """A middle name typed behind the forename that is not recorded."""
    added = rng.choice(_MIDDLE)
    return f"{value} {added}" if added.lower() not in value.lower().split() else None


@variation("middle-dropped", field="whole name", tier=Tier.STRONG, source=PENALTY)
@in_box("name")
def middle_dropped(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Typed without the middle name recorded."""
    words = value.split()
    return f"{words[0]} {words[-1]}" if len(words) == 3 else None


@variation("middle-name", field="whole name", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("name")
def middle_name(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Typed with the middle name for the forename."""
    words = value.split()
    return " ".join(words[1:]) if len(words) == 3 else None


@variation("title", field="name", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("forename")
def title(value: str, rng: random.Random) -> str:
    """Typed with a title before the forename: Mr, Mrs, Dr."""
    return f"{rng.choice(_TITLES)} {value}"


@variation("honorific", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=_HONOURING)
@in_box("forename")
def honorific(value: str, rng: random.Random) -> str | None:
    """Typed with an honorific that goes with a South Asian forename: Begum or Bibi, Kaur or Singh."""
    for culture in _HONOURING:
        female, male = (value in _bearers(culture, sex) for sex in Sex)
        if "muslim" in culture and female != male:  # of a forename of both sexes nobody knows which would be typed
            return f"{value} {rng.choice(('Begum', 'Bibi'))}" if female else f"{rng.choice(('Haji', 'Syed'))} {value}"
        if "sikh" in culture and (female or male):
            return f"{value} {rng.choice([*['Kaur'] * female, *['Singh'] * male])}"
    return None


@variation("truncated", field="name", tier=Tier.WEAK, source=PRACTICE)
@in_box("surname")
def truncated(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """A long surname cut at the eighth letter, where an older system's column ended."""
    return value[:_COLUMN] if len(value) > _COLUMN and value[:_COLUMN].isalpha() else None


@variation("prefix", field="name", tier=Tier.WEAK, source=PRACTICE)
@in_box("surname")
def prefix(value: str, rng: random.Random) -> str | None:
    """The first letters of a surname, at least three, as typed so far."""
    length = rng.randrange(3, max(4, len(value)))
    return value[:length] if len(value) > length and value[:length].isalpha() else None


@cache
def _bearers(culture: str, sex: Sex) -> frozenset[str]:
    """Return the forenames of `sex` in `culture`."""
    return frozenset(CULTURES[culture].female if sex is Sex.FEMALE else CULTURES[culture].male)
