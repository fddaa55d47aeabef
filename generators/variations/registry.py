"""Where variations are kept."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from generators.queries import Query
from generators.tiers import Tier

__all__ = ["FIELDS", "VARIATIONS", "Variation", "both_names", "in_box", "variation"]

_NAME = frozenset({"name", "forename", "surname"})
_BIRTH = frozenset({"date_of_birth"})

FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "name": _NAME,
        "whole name": _NAME,
        "date of birth": _BIRTH,
        "name and date of birth": _NAME | _BIRTH,
        "age": frozenset({"age"}),
        "sex": frozenset({"sex"}),
        "identifier": frozenset({"identifier"}),
        "phone": frozenset({"phone"}),
        "vehicle": frozenset({"vehicle"}),
        "street": frozenset({"street"}),
        "house": frozenset({"street"}),
        "town": frozenset({"town"}),
        "postcode": frozenset({"postcode"}),
        "outward code": frozenset({"postcode"}),
        "reference": frozenset({"reference"}),
        "number": frozenset({"number"}),
        "crossing": frozenset({"street", "crossing"}),
        "category": frozenset({"category"}),
        "words": frozenset({"words"}),
        # What is wrong beside what is right; of a number, whoever has it fits as well.
        "beside": frozenset({"town", "street", "postcode", "sex", "age"}),
        "number beside": frozenset({"phone", "vehicle", "identifier"}),
        "misread beside": frozenset({"identifier"}),
        "name beside": frozenset({"forename", "surname"}),
        "birth beside": _BIRTH,
        "day beside": frozenset({"date"}),
        "window beside": frozenset({"since", "until"}),
    }
)
"""The boxes that a variation of each field may change."""


class Vary(Protocol):
    """Turns a query as recorded into one as typed."""

    def __call__(self, asked: Query, rng: random.Random) -> Query | None: ...


@dataclass(frozen=True, kw_only=True)
class Variation:
    """One class of difference between what is typed and what is recorded.

    `cultures` are the naming cultures that it is typical of; none means all alike.  `source` says who reports it, and
    what `frequency`, a published share, is a share of.
    """

    name: str
    field: str
    tier: Tier
    about: str
    vary: Vary
    source: str
    cultures: tuple[str, ...] = ()
    frequency: float | None = None

    @property
    def wrong(self) -> bool:
        """Whether it types something that is not true of the record beside what is."""
        return self.field.endswith("beside")

    def __call__(self, asked: Query, rng: random.Random) -> Query | None:
        """Return `asked` as typed, or None where this variation does not apply or would change nothing."""
        typed = self.vary(asked, rng)
        return None if typed == asked else typed


VARIATIONS: dict[str, Variation] = {}
"""Every variation by its name, which is also its class."""


def variation(
    name: str,
    *,
    field: str,
    tier: Tier,
    source: str,
    cultures: tuple[str, ...] = (),
    frequency: float | None = None,
) -> Callable[[Vary], Vary]:
    """Register the decorated function as the variation `name`; its docstring's first line says what it does.

    Raises :class:`ValueError` for a name that is taken or a field that is not in :data:`FIELDS`.
    """

    def register(vary: Vary) -> Vary:
        if name in VARIATIONS:
            raise ValueError(f"two variations are called {name!r}")
        if field not in FIELDS:
            raise ValueError(f"the variation {name!r} is of an unknown field: {field!r}")
        VARIATIONS[name] = Variation(
            name=name,
            field=field,
            tier=tier,
            about=(vary.__doc__ or "").strip().splitlines()[0],
            vary=vary,
            source=source,
            cultures=cultures,
            frequency=frequency,
        )
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
        for box, value in (("forename", asked.forename), ("surname", asked.surname)):
            asked = asked.with_box(box, change(value) or value)
        return asked

    vary.__doc__ = change.__doc__
    return vary
