"""Variations of names."""

import random
import string
import unicodedata
from dataclasses import replace

from generators.names import name_groups
from generators.queries import PersonQuery, Query
from generators.variations.registry import Tier, both_names, in_box, variation

__all__: list[str] = []

_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_UNDECOMPOSED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i"})
_RESPELT = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae", "ø": "oe", "å": "aa"})


@variation("case", field="name", tier=Tier.STRONG)
@in_box("surname")
def case(value: str, rng: random.Random) -> str:
    """Typed all in capitals or all in small letters."""
    return rng.choice((value.upper(), value.lower()))


@variation("diacritics", field="name", tier=Tier.STRONG)
@both_names
def diacritics(value: str) -> str | None:
    """Typed without the diacritics recorded."""
    decomposed = unicodedata.normalize("NFD", value.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@variation("diacritics-respelt", field="name", tier=Tier.MEDIUM)
@both_names
def diacritics_respelt(value: str) -> str | None:
    """Typed with an umlaut spelt as two letters: oe for ö."""
    return value.translate(_RESPELT)


@variation("decomposed", field="name", tier=Tier.STRONG)
@both_names
def decomposed(value: str) -> str | None:
    """Pasted with letters and their marks as separate characters."""
    return unicodedata.normalize("NFD", value)


@variation("apostrophe", field="name", tier=Tier.STRONG)
@in_box("surname", "forename")
def apostrophe(value: str, rng: random.Random) -> str | None:
    """Typed with the apostrophe dropped, spaced or curly."""
    return value.replace("'", rng.choice(("", " ", "\u2019"))) if "'" in value else None


@variation("hyphen", field="name", tier=Tier.STRONG)
@in_box("surname", "forename")
def hyphen(value: str, rng: random.Random) -> str | None:
    """Typed with the hyphen dropped or spaced."""
    return value.replace("-", rng.choice(("", " "))) if "-" in value else None


@variation("half-of-hyphen", field="name", tier=Tier.MEDIUM)
@in_box("surname")
def half_of_hyphen(value: str, rng: random.Random) -> str | None:
    """Typed with one half of a double-barrelled surname."""
    halves = value.split("-")
    return rng.choice(halves) if len(halves) == 2 and min(map(len, halves)) > 2 else None


@variation("spaces", field="name", tier=Tier.STRONG)
@in_box("surname")
def spaces(value: str, rng: random.Random) -> str:
    """Typed with a stray space before, behind or, not to be seen, a no-break space."""
    return rng.choice((f" {value}", f"{value}  ", f"\u00a0{value}"))


@variation("surname-first", field="name", tier=Tier.STRONG)
def surname_first(asked: Query, rng: random.Random) -> Query | None:
    """Typed into one box as SURNAME, Forename."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    separator = rng.choice((", ", " "))
    return replace(asked, forename="", surname="", name=f"{asked.surname.upper()}{separator}{asked.forename}")


@variation("swapped", field="name", tier=Tier.MEDIUM)
def swapped(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
    """Forename and surname typed into each other's box."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    return replace(asked, forename=asked.surname, surname=asked.forename)


@variation("initial", field="name", tier=Tier.MEDIUM)
@in_box("forename")
def initial(value: str, rng: random.Random) -> str | None:
    """Forename typed as its initial, with or without a full stop."""
    return rng.choice((value[0], f"{value[0]}.")) if len(value) > 1 else None


@variation("nickname", field="name", tier=Tier.MEDIUM)
@in_box("forename")
def nickname(value: str, rng: random.Random) -> str | None:
    """A short form typed for the forename recorded, or the forename for the short form."""
    others = name_groups("nicknames").get(value.lower())
    return rng.choice(others) if others else None


@variation("transliteration", field="name", tier=Tier.MEDIUM)
@in_box("surname", "forename")
def transliteration(value: str, rng: random.Random) -> str | None:
    """Another Latin spelling of a name from another script."""
    others = name_groups("transliterations").get(value.lower())
    return rng.choice(others) if others else None


@variation("slip", field="name", tier=Tier.MEDIUM)
@in_box("surname")
def slip(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a surname of five letters or more: a letter added, lost, doubled, moved or hit beside."""
    return _slip(value, rng) if len(value) >= 5 else None


@variation("slip-in-short-name", field="name", tier=Tier.MEDIUM)
@in_box("surname")
def slip_in_short_name(value: str, rng: random.Random) -> str | None:
    """One key hit beside the right one in a surname of two letters, such as Li or Ng."""
    return _beside(value, 1, rng) if len(value) == 2 else None


@variation("two-slips", field="name", tier=Tier.WEAK)
@in_box("surname")
def two_slips(value: str, rng: random.Random) -> str | None:
    """Two keyboard slips in a surname of eight letters or more."""
    return _slip(_slip(value, rng), rng) if len(value) >= 8 else None


def _slip(word: str, rng: random.Random) -> str:
    """Make one slip, rarely in the first letter: there, misspellings are seldom found."""
    at = rng.randrange(1, len(word))
    kind = rng.choice(("insert", "delete", "double", "transpose", "beside"))
    if kind == "insert":
        return word[:at] + rng.choice(string.ascii_lowercase) + word[at:]
    if kind == "delete":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "transpose" and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return _beside(word, at, rng)


def _beside(word: str, at: int, rng: random.Random) -> str:
    """Replace the letter at `at` by one beside it on the keyboard; by any other letter where it has no key."""
    row = next((row for row in _KEYBOARD_ROWS if word[at].lower() in row), "")
    place = row.find(word[at].lower())
    near = [row[i] for i in (place - 1, place + 1) if 0 <= i < len(row)] if row else list(string.ascii_lowercase)
    return word[:at] + rng.choice(near) + word[at + 1 :]
