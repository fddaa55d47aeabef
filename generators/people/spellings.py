"""How a second clerk writes a name down: with a slip, by its short form, or in another spelling."""

import random
from dataclasses import replace

from generators.names import name_groups
from generators.records import Name

__all__ = ["misspelt", "nickname", "respelt"]

_MISHEARD = {"a": "e", "e": "a", "i": "y", "y": "i", "o": "u", "u": "o", "c": "k", "k": "c", "s": "z", "z": "s"}


def nickname(rng: random.Random, name: Name) -> Name | None:
    """Return `name` with the short form of its forename, or the formal name of a short one; None if none is known."""
    others = name_groups("nicknames").get(name.forename.lower())
    return replace(name, forename=others[int(rng.random() * len(others))], middle="") if others else None


def respelt(rng: random.Random, name: Name) -> Name | None:
    """Return `name` with its surname, or else its forename, in another Latin spelling; None where none is known."""
    groups = name_groups("transliterations")
    if others := groups.get(name.surname.lower()):
        return replace(name, surname=others[int(rng.random() * len(others))])
    if others := groups.get(name.forename.lower()):
        return replace(name, forename=others[int(rng.random() * len(others))])
    return None


def misspelt(rng: random.Random, name: Name) -> Name:
    """Return `name` with one slip in its surname, or in its forename where the surname has fewer than four letters.

    The first letter is kept: misspellings are seldom there.
    """
    if len(name.surname) >= 4:
        return replace(name, surname=_slip(rng, name.surname))
    return replace(name, forename=_slip(rng, name.forename)) if len(name.forename) >= 3 else name


def _slip(rng: random.Random, word: str) -> str:
    letters = [place for place in range(1, len(word)) if word[place].isalpha()]
    if not letters:
        return word
    at = letters[int(rng.random() * len(letters))]
    letter, roll = word[at], rng.random()
    if roll < 0.35 and letter in _MISHEARD:
        return word[:at] + _MISHEARD[letter] + word[at + 1 :]
    if roll < 0.6 and at + 1 < len(word) and word[at + 1] not in {letter, " ", "-", "'"}:
        return word[:at] + word[at + 1] + letter + word[at + 2 :]
    if roll < 0.8:
        return word[:at] + letter + word[at:]
    return word[:at] + word[at + 1 :]
