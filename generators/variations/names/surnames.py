"""Surnames of which there are two, or whose ending follows sex or language."""

import random

from generators.queries import Query
from generators.tiers import Tier
from generators.variations.names.bearers import another_name
from generators.variations.registry import in_box, variation
from generators.variations.sources import OUTSIDE, cultures

__all__: list[str] = []

_IBERIAN = cultures("portuguese", "spanish")
_PARTICLES = frozenset("da das de del do dos la las los y e".split())
# Each line has the endings that one surname takes by the sex of its bearer and by the language it is written in.
_ENDINGS = tuple(
    tuple(line.split())
    for line in (
        "skyi ski sky skiy skij skyj ska skaya",
        "cki cky tsky tskyi cka tska",
        "dzki dzky dzka",
        "nyi ny",
        "ov off ova ová ow",
        "ev eff eva ová ew",
        "czuk chuk cuk",
        "czyk chyk chik",
        "iuk yuk juk",
        "wicz vich vych vić vitch",
    )
)


@variation("second-surname-dropped", field="name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_IBERIAN)
@in_box("surname")
def second_surname_dropped(value: str, rng: random.Random) -> str | None:
    """One of two surnames typed, with its particle."""
    surnames = _surnames(value)
    return rng.choice(surnames) if len(surnames) == 2 else None


@variation("second-surname-added", field="name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=_IBERIAN)
def second_surname_added(asked: Query, rng: random.Random) -> Query | None:
    """A second surname typed, without a hyphen, where one is recorded."""
    other = _surnames(another_name(asked, rng).surname) if len(_surnames(asked.surname)) == 1 else []
    if not other or other[0] == asked.surname:
        return None
    return asked.with_box("surname", " ".join(rng.choice(((asked.surname, other[0]), (other[0], asked.surname)))))


@variation("surname-ending", field="name", tier=Tier.MEDIUM, source=OUTSIDE, cultures=cultures("polish", "ukrainian"))
@in_box("surname")
def surname_ending(value: str, rng: random.Random) -> str | None:
    """The ending that a surname takes by sex or in another language: Kowalska or Kowalsky for Kowalski."""
    for endings in _ENDINGS:
        for ending in sorted(endings, key=len, reverse=True):
            if value.endswith(ending) and len(value) > len(ending) + 1:
                return value.removesuffix(ending) + rng.choice([other for other in endings if other != ending])
    return None


def _surnames(value: str) -> list[str]:
    """Return the surnames in `value`, each with the particles before it."""
    found, particles = [], []
    for word in value.split():
        particles.append(word)
        if word.lower() not in _PARTICLES:
            found.append(" ".join(particles))
            particles = []
    return found
