"""Names written with other marks, spaces and letter case."""

import random
import re
import unicodedata

from generators.text import unmarked
from generators.tiers import Tier
from generators.variations.registry import both_names, in_box, variation
from generators.variations.sources import INSPECTORATE, PRACTICE, cultures

__all__: list[str] = []

_RESPELT = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae", "ø": "oe", "å": "aa"})
_PARTICLES = frozenset(
    "al ap as abu ben bin bint da das de del della den der di do dos du el fitz la le mac mc ter van von".split()
)
# A prefix that is written as one word with its capital kept: MacDonald, McCarthy, FitzGerald, DeSouza.
_PREFIXED = re.compile(r"(?P<prefix>Mac|Mc|Fitz|De|Van|Al|El)(?P<rest>[A-Z]\w{2,})")
_MARKED = cultures(
    "german", "polish", "portuguese", "romanian", "spanish", "turkish", "ukrainian", "vietnamese", "west-african"
)


@variation("case", field="name", tier=Tier.STRONG, source=PRACTICE)
@in_box("surname")
def case(value: str, rng: random.Random) -> str:
    """Typed all in capitals or all in small letters."""
    return rng.choice((value.upper(), value.lower()))


@variation("diacritics", field="name", tier=Tier.STRONG, source=INSPECTORATE, cultures=_MARKED)
@both_names
def diacritics(value: str) -> str | None:
    """Typed without the diacritics recorded."""
    return unmarked(value)


@variation(
    "diacritics-respelt", field="name", tier=Tier.MEDIUM, source=INSPECTORATE, cultures=cultures("german", "turkish")
)
@both_names
def diacritics_respelt(value: str) -> str | None:
    """Typed with an umlaut spelt as two letters: oe for ö."""
    return value.translate(_RESPELT)


@variation(
    "decomposed",
    field="name",
    tier=Tier.STRONG,
    source="Unicode, annex 15: one text has a composed and a decomposed form",
    cultures=_MARKED,
)
@both_names
def decomposed(value: str) -> str | None:
    """Pasted with letters and their marks as separate characters."""
    return unicodedata.normalize("NFD", value)


@variation("apostrophe", field="name", tier=Tier.STRONG, source=INSPECTORATE, cultures=cultures("british", "irish"))
@in_box("surname", "forename")
def apostrophe(value: str, rng: random.Random) -> str | None:
    """Typed with the apostrophe dropped, spaced or curly."""
    return value.replace("'", rng.choice(("", " ", "\u2019"))) if "'" in value else None


@variation("hyphen", field="name", tier=Tier.STRONG, source=INSPECTORATE, cultures=cultures("british", "irish"))
@in_box("surname", "forename")
def hyphen(value: str, rng: random.Random) -> str | None:
    """Typed with the hyphen dropped or spaced."""
    return value.replace("-", rng.choice(("", " "))) if "-" in value else None


@variation("half-of-hyphen", field="name", tier=Tier.MEDIUM, source=PRACTICE, cultures=cultures("british", "irish"))
@in_box("surname")
def half_of_hyphen(value: str, rng: random.Random) -> str | None:
    """Typed with one half of a double-barrelled surname."""
    halves = value.split("-")
    return rng.choice(halves) if len(halves) == 2 and min(map(len, halves)) > 2 else None


@variation(
    "particle",
    field="name",
    tier=Tier.MEDIUM,
    source=INSPECTORATE,
    cultures=cultures("arabic", "irish", "portuguese", "spanish"),
)
@in_box("surname")
def particle(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Typed with a prefix or particle joined to the name, or split from it: Mac Donald, DeSouza, Almasri."""
    words = re.split(r"[ -]", value)
    if len(words) > 1 and words[0].lower() in _PARTICLES:
        return "".join(words)
    split = _PREFIXED.fullmatch(value)
    return f"{split['prefix']} {split['rest']}" if split else None


@variation("spaces", field="name", tier=Tier.STRONG, source=PRACTICE)
@in_box("surname")
def spaces(value: str, rng: random.Random) -> str:
    """Typed with a stray space before, behind or, not to be seen, a no-break space."""
    return rng.choice((f" {value}", f"{value}  ", f"\u00a0{value}"))
