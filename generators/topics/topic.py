"""A topic: one question with its truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from generators.queries import Query
from generators.tiers import Tier

__all__ = ["PAGE", "Intent", "Topic"]

PAGE = 10
"""Hits that an officer reads: the cut-off of every measure unless another is asked for."""


class Intent(StrEnum):
    """What is searched for."""

    PERSON = "person"
    INCIDENT = "incident"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One question with its truth.

    `typed` is what the officer types, `meant` the same with every value as recorded, each in a box of its own.  `apart`
    is what is typed, each in a box of its own; None where it is so typed.  `judgements` grades records over the whole
    corpus: 2 what was asked for, 1 acceptable, and 0, not listed, all others.  `forbidden` must never be shown.  Of
    `nothing` any hit at all is wrong: no record fits, and no search could mean well by showing one.  `record` is the
    one asked for, empty where there is none: topics about one record stand or fall together.  `markers` are the warning
    markers of all the people judged, of many of them none: nobody is to be shown without their own, or with others'.
    `slices` say of what kind the person asked for is, so that accuracy can be told apart: by naming culture, by sex.
    It is `guarded` where a record asked for bears a warning marker, or a flag: none of those may be lost.
    """

    id: str
    topic_class: str
    intent: Intent
    tier: Tier
    typed: Query
    meant: Query
    judgements: Mapping[str, int]
    forbidden: frozenset[str] = frozenset()
    nothing: bool = False
    record: str = ""
    markers: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    slices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    guarded: bool = False
    about: str = ""
    apart: Query | None = None

    @property
    def wanted(self) -> frozenset[str]:
        """The ids of the records asked for."""
        return frozenset(record for record, grade in self.judgements.items() if grade == 2)

    @property
    def acceptable(self) -> frozenset[str]:
        """The ids of records that fit what was typed just as well."""
        return frozenset(record for record, grade in self.judgements.items() if grade == 1)
