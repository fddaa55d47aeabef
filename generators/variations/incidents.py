"""Variations of what only incidents are asked by: junctions, categories and words."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from generators.narratives import CATEGORIES
from generators.queries import IncidentQuery, Query
from generators.tiers import Tier
from generators.variations.names.slips import one_slip
from generators.variations.registry import in_box, variation
from generators.variations.sources import PRACTICE

__all__: list[str] = []

_CATEGORIES = {category.name: category for category in CATEGORIES}

_NOUNS = frozenset(
    "bicycle bottle bracelet camera door driver finger fence friend garage guitar hammer handbag hatchback jacket "
    "laptop machete moped motorcycle necklace neighbour occupant partner phone purse rucksack saloon scooter "
    "screwdriver suspect tablet television toolbox tracksuit trailer vehicle wallet wheelchair window".split()
)


@variation("junction-reversed", field="crossing", tier=Tier.STRONG, source=PRACTICE)
def junction_reversed(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
    """The two streets of a junction typed the other way round."""
    if not isinstance(asked, IncidentQuery) or not (asked.street and asked.crossing):
        return None
    return replace(asked, street=asked.crossing, crossing=asked.street)


@variation("category-code", field="category", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("category")
def category_code(value: str, rng: random.Random) -> str:  # noqa: ARG001
    """A category typed as its code."""
    return _CATEGORIES[value].code


@variation("category-everyday", field="category", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("category")
def category_everyday(value: str, rng: random.Random) -> str:
    """A category typed as officers call it: DV, break-in."""
    return rng.choice(_CATEGORIES[value].everyday)


@variation("word-inflected", field="words", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("words")
def word_inflected(value: str, rng: random.Random) -> str | None:
    """One word of the narrative typed in another of its forms: windows for window."""
    return _one_word(value, _inflected, rng)


@variation("word-slip", field="words", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("words")
def word_slip(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a word of six letters or more."""
    return _one_word(value, lambda word: one_slip(word, rng) if len(word) >= 6 else None, rng)


def _inflected(word: str) -> str | None:
    """Return another form of a verb in -ed or -ing, a plural or a noun of :data:`_NOUNS`; None for other words."""
    if word in _NOUNS:
        return f"{word}s"
    if re.fullmatch(r"[a-z]{3,}[^e]ed", word):
        return f"{word[:-2]}ing"
    if re.fullmatch(r"[a-z]{4,}ing", word):
        return f"{word[:-3]}ed"
    if re.fullmatch(r"[a-z]{3,}ies", word):
        return f"{word[:-3]}y"
    if re.fullmatch(r"[a-z]{3,}(?:ch|sh|x)es", word):
        return word[:-2]
    return word[:-1] if re.fullmatch(r"[a-z]{4,}[^aius]s", word) else None


def _one_word(value: str, change: Callable[[str], str | None], rng: random.Random) -> str | None:
    """Change one word of `value` that can be changed, and None if there is none."""
    words = value.split()
    changed = [(at, other) for at, word in enumerate(words) if (other := change(word)) and other != word]
    if not changed:
        return None
    at, other = rng.choice(changed)
    return " ".join([*words[:at], other, *words[at + 1 :]])
