"""Names spelt as they sound or are misheard, or as another script's letters are rendered."""

import random
import re
from collections.abc import Sequence

from generators.names import name_groups
from generators.tiers import Tier
from generators.variations.names.respellings import SOUND_ALIKE, SOUND_RULES
from generators.variations.names.slips import exchanged
from generators.variations.registry import in_box, variation
from generators.variations.sources import OUTSIDE, PENALTY, TRADE_PRESS, cultures

__all__: list[str] = []

# Consonants that are taken for each other in noise: those that differ in voice or in place alone.
_MISHEARD: Sequence[tuple[str, str]] = (
    *(("b", "p"), ("d", "t"), ("g", "k"), ("v", "f"), ("z", "s"), ("m", "n"), ("f", "s"), ("f", "th"), ("s", "th")),
    *(("b", "v"), ("b", "d"), ("d", "g"), ("p", "t"), ("p", "k"), ("t", "k"), ("v", "th")),
)


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


@variation(
    "misheard",
    field="name",
    tier=Tier.MEDIUM,
    source=f"Miller and Nicely, 1955: which English consonants are taken for which in noise; {OUTSIDE}",
)
@in_box("surname", "forename")
def misheard(value: str, rng: random.Random) -> str | None:
    """A consonant misheard in a name of five letters or more, over the radio or the telephone: b for p, f for th."""
    return exchanged(value, _MISHEARD, rng) if len(value) >= 5 else None


def _respelt(value: str) -> Sequence[str]:
    """Return `value` by every rule that applies to it, in the order of the rules."""
    found = (re.sub(pattern, sound, value.lower(), count=1) for pattern, sound in SOUND_RULES)
    return [text[0].upper() + text[1:] for text in found if text != value.lower() and len(text) > 2]
