"""What a form of question is."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Generic

from generators.queries import Query
from generators.records import AnyRecord

__all__ = ["Ask", "Form", "Into"]

Ask = Callable[[AnyRecord, random.Random], Query | None]

_SEX_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"F": ("female", "F", "woman"), "M": ("male", "M", "man")},
)


class Into(Enum):
    """The boxes into which a form is typed."""

    BOXES = ""
    """Each value into its own."""

    NAME = "name"
    """Forename and surname into that for a whole name, in this order; all else into its own."""

    ANYTHING = "anything"
    """Everything into the one that takes anything, in any order; the sex as a letter or a word."""


@dataclass(frozen=True, kw_only=True)
class Form(Generic[AnyRecord]):
    """One form of question.

    `name` says what is asked by; `ask` fills the boxes as recorded, each value into its own.  `rare` means that the
    name stands alone, so that it must be one that few records share.  `into` says where the values are typed then.
    """

    name: str
    ask: Ask[AnyRecord]
    rare: bool = False
    into: Into = Into.BOXES

    @property
    def box(self) -> str:
        """The box without which a system cannot be asked so; empty where every system has what it takes."""
        return self.into.value if self.into is Into.ANYTHING else ""

    def typed(self, query: Query, rng: random.Random) -> Query:
        """Return `query`, which has each value in its own box, as it is typed in this form."""
        match self.into:
            case Into.BOXES:
                return query
            case Into.NAME:
                boxes = query.typed()
                whole = " ".join(boxes[box] for box in ("forename", "surname") if box in boxes)
                return query.with_boxes({"forename": "", "surname": "", "name": whole})
            case Into.ANYTHING:
                terms = [_term(box, value, rng) for box, value in query.typed().items()]
                rng.shuffle(terms)
                return type(query)().with_box("anything", " ".join(terms))

    def asked(self, record: AnyRecord, rng: random.Random) -> Query | None:
        """Return the question for `record` as it is typed where nothing is wrong; None if it cannot be asked for so."""
        query = self.ask(record, rng)
        return self.typed(query, rng) if query else None


def _term(box: str, value: str, rng: random.Random) -> str:
    return rng.choice(_SEX_WORDS.get(value.upper(), (value,))) if box == "sex" else value
