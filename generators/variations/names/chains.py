"""Names that are chains: one's own, the father's, his father's, and the words between them."""

import random
import re

from generators.queries import PersonQuery
from generators.records import Sex
from generators.tiers import Tier
from generators.variations.names.bearers import forefather, sex_of
from generators.variations.registry import in_box, variation
from generators.variations.sources import OUTSIDE, cultures

__all__: list[str] = []

_CHAINED = cultures("arabic", "somali")
_CHILD_OF = {Sex.FEMALE: ("bint",), Sex.MALE: ("bin", "ibn", "ben")}
# What belongs to the word behind it: an article, the word for a child, the servant of, the father of.
_BEFORE = re.compile(r"\b(al|el|bin|ibn|ben|bint|abd|abdul|abdel|abu) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?P<article>[AaEe]l)(?P<mark>[- ])(?P<rest>\w.*)")


@variation("two-of-chain", field="whole name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_CHAINED)
@in_box("name")
def two_of_chain(value: str, rng: random.Random) -> str | None:
    """Any two of three names of a chain, in their order: own and father's, father's and grandfather's."""
    links = _links(value)
    if len(links) != 3:
        return None
    own, father, last = links
    return " ".join(rng.choice(((own, father), (father, last), (own, last))))


@variation("one-more-in-chain", field="whole name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_CHAINED)
@in_box("name")
def one_more_in_chain(value: str, rng: random.Random) -> str | None:
    """One name more than recorded, of an earlier father, before the last or behind it."""
    links = _links(value)
    if len(links) < 2:
        return None
    ancestor = forefather(PersonQuery(forename=links[0], surname=links[-1]), rng)
    at = rng.choice((len(links) - 1, len(links)))
    return " ".join((*links[:at], ancestor, *links[at:]))


@variation("child-of", field="whole name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_CHAINED)
@in_box("name")
def child_of(value: str, rng: random.Random) -> str | None:
    """The word for a child of somebody, bin, ibn, ben or bint, written otherwise, left out, or typed where none is."""
    links = _links(value)
    if len(links) != 3:
        return None
    own, father, last = links
    word, _, name = father.rpartition(" ")
    words = _CHILD_OF[sex_of(PersonQuery(forename=own, surname=last))]
    if word.lower() not in {word for both in _CHILD_OF.values() for word in both}:
        return f"{own} {rng.choice(words)} {father} {last}"
    others = ("", *(other for other in words if other != word.lower()))
    return " ".join(filter(None, (own, rng.choice(others), name, last)))


@variation("article", field="name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=cultures("arabic"))
@in_box("surname")
def article(value: str, rng: random.Random) -> str | None:
    """The article of a surname written otherwise or left out: el-Masri, El Masri or Masri for al-Masri."""
    found = _ARTICLE.fullmatch(value)
    if found is None:
        return None
    other = "El" if found["article"].lower() == "al" else "Al"
    return rng.choice((f"{other}-", f"{other} ", f"{other.lower()}-", "")) + found["rest"]


def _links(value: str) -> list[str]:
    """Return the names of a chain, each with the article or the word for a child that stands before it."""
    return [link.replace("_", " ") for link in _BEFORE.sub(r"\1_", value).split()]
