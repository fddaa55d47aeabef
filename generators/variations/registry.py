"""Where variations are kept."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from generators.queries import PersonQuery, Query

__all__ = ["VARIATIONS", "Tier", "Variation", "in_box", "variation"]


class Tier(StrEnum):
    """How much may be missed: nothing, a little, or what is merely reported."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Vary(Protocol):
    """Turns a query as recorded into one as typed."""

    def __call__(self, asked: Query, rng: random.Random) -> Query | None: ...


@dataclass(frozen=True, kw_only=True)
class Variation:
    """One class of difference between what is typed and what is recorded."""

    name: str
    field: str
    tier: Tier
    about: str
    vary: Vary
    cultures: frozenset[str] = frozenset()

    def __call__(self, asked: Query, rng: random.Random) -> Query | None:
        """Return `asked` as typed, or None where this variation does not apply or would change nothing."""
        typed = self.vary(asked, rng)
        return None if typed == asked else typed


VARIATIONS: dict[str, Variation] = {}
"""Every variation by its name, which is also its class."""


def variation(name: str, *, field: str, tier: Tier) -> Callable[[Vary], Vary]:
    """Register the decorated function as the variation `name`; its docstring's first line says what it does."""

    def register(vary: Vary) -> Vary:
        if name in VARIATIONS:
            raise ValueError(f"two variations are called {name!r}")
        about = (vary.__doc__ or "").strip().splitlines()[0]
        VARIATIONS[name] = Variation(name=name, field=field, tier=tier, about=about, vary=vary)
        return vary

    return register


def in_box(*boxes: str) -> Callable[[Callable[[str, random.Random], str | None]], Vary]:
    """Turn a change of one text into a change of the first of `boxes` to which it applies."""

    def lift(change: Callable[[str, random.Random], str | None]) -> Vary:
        def vary(asked: Query, rng: random.Random) -> Query | None:
            for box in boxes:
                value = getattr(asked, box, "")
                changed = change(value, rng) if value else None
                if changed and changed != value:
                    return asked.with_box(box, changed)
            return None

        vary.__doc__ = change.__doc__
        return vary

    return lift


def both_names(change: Callable[[str], str | None]) -> Vary:
    """Turn a change of one text into a change of forename and surname, each where it applies."""

    def vary(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
        if not isinstance(asked, PersonQuery):
            return None
        for box, value in (("forename", asked.forename), ("surname", asked.surname)):
            asked = asked.with_box(box, change(value) or value)
        return asked

    vary.__doc__ = change.__doc__
    return vary
