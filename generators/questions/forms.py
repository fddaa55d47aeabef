"""What a form of question is."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generators.queries import Query
from generators.records import Incident, Person

__all__ = ["Ask", "Form"]

Record = TypeVar("Record", Person, Incident)
Ask = Callable[[Record, random.Random], Query | None]


@dataclass(frozen=True, kw_only=True)
class Form(Generic[Record]):
    """One form of question.

    `name` says what is asked by.  `rare` means that the name stands alone, so that it must be one that few records
    share.
    """

    name: str
    ask: Ask[Record]
    rare: bool = False
