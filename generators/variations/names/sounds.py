"""Names spelt as they sound, as they are called, or as another script's letters are rendered."""

import random
import re
from collections.abc import Sequence

from generators.names import name_groups
from generators.variations.names.respellings import SOUND_ALIKE, SOUND_RULES
from generators.variations.registry import Tier, in_box, variation
from generators.variations.sources import PENALTY, PRACTICE, TRADE_PRESS, cultures

__all__: list[str] = []


@variation("nickname", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=cultures("british", "irish"))
@in_box("forename")
def nickname(value: str, rng: random.Random) -> str | None:
    """A short form typed for the forename recorded, or the forename for the short form."""
    others = name_groups("nicknames").get(value.lower())
    return rng.choice(others) if others else None


@variation(
    "transliteration",
    field="name",
    tier=Tier.MEDIUM,
    source=PENALTY,
    cultures=cultures("arabic", "chinese", "somali", "south-asian", "ukrainian"),
)
@in_box("surname", "forename")
def transliteration(value: str, rng: random.Random) -> str | None:
    """Another Latin spelling of a name from another script."""
    others = name_groups("transliterations").get(value.lower())
    return rng.choice(others) if others else None


@variation("phonetic", field="name", tier=Tier.MEDIUM, source=TRADE_PRESS)
@in_box("surname", "forename")
def phonetic(value: str, rng: random.Random) -> str | None:
    """Written as it sounds: Smyth for Smith, Shaun for Sean, Filips for Phillips."""
    alike = SOUND_ALIKE.get(value.lower())
    if alike:
        return rng.choice(alike)
    respelt = _respelt(value) if len(value) >= 4 and value.isalpha() else ()
    return rng.choice(respelt) if respelt else None


def _respelt(value: str) -> Sequence[str]:
    """Return `value` by every rule that applies to it, in the order of the rules."""
    found = (re.sub(pattern, sound, value.lower(), count=1) for pattern, sound in SOUND_RULES)
    return [text[0].upper() + text[1:] for text in found if text != value.lower() and len(text) > 2]
