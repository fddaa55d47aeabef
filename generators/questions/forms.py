"""What a form of question is."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Generic

from generators.queries import Query
from generators.records import AnyRecord

__all__ = ["Ask", "Fit", "Form", "Into"]

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


class Fit(Enum):
    """How records fit what a form asks by."""

    CERTAINLY = auto()
    """A number, a code or a time, which a record has or has not."""

    AS_NAMED = auto()
    """What a record has or has not, too; but the name of a place may be taken for that of another, one letter away."""

    BY_DEGREES = auto()
    """Words and the names of people: a record fits more or less."""


@dataclass(frozen=True, kw_only=True)
class Form(Generic[AnyRecord]):
    """One form of question.

    `name` says what is asked by; `ask` fills the boxes as recorded, each value into its own.  `rare` means that the
    name stands alone, so that it must be one that few records share.  `into` says where the values are typed then.
    `fit` is how records fit it.  Where it asks for `everybody`, all are wanted who fit, and not one person; where it is
    `by_other_name`, it asks by one of the names beside the recorded one.  Of what it asks by, `few_hidden` records have
    anything: too few to show a loss.
    """

    name: str
    ask: Ask[AnyRecord]
    rare: bool = False
    into: Into = Into.BOXES
    fit: Fit = Fit.AS_NAMED
    everybody: bool = False
    by_other_name: bool = False
    few_hidden: bool = False

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
