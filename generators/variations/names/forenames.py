"""Forenames in another language, as a short form, abbreviated, or as initials."""

import random
from collections.abc import Sequence

from generators.names import name_groups
from generators.text import fold
from generators.tiers import Tier
from generators.variations.registry import in_box, variation
from generators.variations.sources import OUTSIDE, PRACTICE, cultures

__all__: list[str] = []

_EUROPEAN = cultures(
    *("british", "irish", "polish", "romanian", "ukrainian", "portuguese", "spanish", "german", "west-african")
)


@variation("nickname", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=cultures("british", "irish"))
@in_box("forename")
def nickname(value: str, rng: random.Random) -> str | None:
    """A short form typed for the forename recorded, or the forename for the short form."""
    return _one_of(_others("nicknames", value), rng)


@variation("equivalent", field="name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_EUROPEAN)
@in_box("forename")
def equivalent(value: str, rng: random.Random) -> str | None:
    """The same forename in another language: Seán, Ieuan, Jan, Giovanni or Juan for John."""
    return _one_of(_others("equivalents", value), rng)


@variation(
    "diminutive",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{OUTSIDE}: a table of nicknames held half of the short forms in one of them",
    cultures=_EUROPEAN,
)
@in_box("forename")
def diminutive(value: str, rng: random.Random) -> str | None:
    """A short form less usual, spelt otherwise or of another language: Cathie, Libby, Bronny, Gosia, Pepe."""
    usual = _others("nicknames", value)
    return _one_of([name for name in _others("diminutives", value) if name not in usual], rng)


@variation(
    "abbreviation",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{OUTSIDE}; registers and documents",
    cultures=cultures("british", "irish", "south-asian-muslim"),
)
@in_box("forename")
def abbreviation(value: str, rng: random.Random) -> str | None:
    """A forename abbreviated as in a register or on a document: Wm, Geo, Thos, Mohd, with or without a full stop."""
    written = _one_of(_others("abbreviations", value), rng)
    return rng.choice((written, f"{written}.")) if written else None


@variation(
    "initial-of-nickname", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=cultures("british", "irish")
)
@in_box("forename")
def initial_of_nickname(value: str, rng: random.Random) -> str | None:
    """The initial of a short form that begins with another letter: B for William, who is called Bill."""
    initials = dict.fromkeys(name[0] for name in _others("nicknames", value) if name[0] != value[0])
    return _one_of(tuple(initials), rng)


def _others(table: str, name: str) -> Sequence[str]:
    # What differs in an accent alone is no other name: Mónica and Monica.
    return [other for other in name_groups(table).get(name.lower(), ()) if fold(other) != fold(name)]


def _one_of(names: Sequence[str], rng: random.Random) -> str | None:
    return rng.choice(names) if names else None
