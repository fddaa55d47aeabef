"""What a relation is, and where relations are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic

from generators.records import AnyRecord, Incident, Person
from generators.topics import Intent
from harness.relations.case import Case
from harness.relations.questions import Questions
from harness.systems import Capability

__all__ = ["RELATIONS", "Family", "Relate", "Relation", "relation"]


Relate = Callable[[AnyRecord, Case[AnyRecord]], Questions | None]
"""Asks the questions about one record; None where what was drawn would change nothing."""


class Family(StrEnum):
    """What kind of thing holds, in the order in which relations are listed."""

    SAME_ANSWER = "same answer"
    NARROWING = "narrowing"
    WIDENING = "widening"
    PARTITION = "partition"
    IDENTITY = "identity"
    WRONG_BOX = "wrong box"
    HIDDEN = "hidden"
    ORDERING = "ordering"
    CHANGE = "change"
    ROBUSTNESS = "robustness"


@dataclass(frozen=True, kw_only=True)
class Relation(Generic[AnyRecord]):
    """Something that holds between the answers to related questions.

    `name` begins with what is searched for: ``person-letter-case``.  `asked` says what the first question asks by,
    `differs` how the others differ from it, `holds` what must then be true, `source` who says so or was bitten by it.
    `suits` tells the records of which it can be asked, `relate` asks.  `requires` is what a search must be able to do
    for it.  Where `hides` is set, it is about what no search may show, or about warning markers.
    """

    name: str
    family: Family
    intent: Intent
    asked: str
    differs: str
    holds: str
    source: str
    relate: Relate[AnyRecord]
    suits: Callable[[AnyRecord], bool]
    requires: frozenset[Capability] = frozenset()
    hides: bool = False

    @property
    def safety(self) -> bool:
        """Whether it keeps somebody safe, so that no system is excused from it."""
        return self.hides or self.family is Family.ROBUSTNESS

    @property
    def about(self) -> str:
        """The relation in one sentence."""
        return f"{self.asked}; {self.differs}: {self.holds}"


RELATIONS: dict[str, Relation[Any]] = {}
"""Every relation by its name."""


def _any(record: Person | Incident) -> bool:  # noqa: ARG001
    return True


def relation(
    name: str,
    *,
    family: Family,
    asked: str,
    differs: str,
    holds: str,
    source: str,
    suits: Callable[[Any], bool] = _any,
    requires: Capability | None = None,
    hides: bool = False,
) -> Callable[[Relate[AnyRecord]], Relate[AnyRecord]]:
    """Register the decorated function as the relation `name`.

    Its examples are made up while the search is asked.  It `requires` what is said besides, and one of changes a search
    over records that can be changed.
    Raises :class:`ValueError` for a name that is taken, or that does not begin with what is searched for.
    """

    def register(relate: Relate[AnyRecord]) -> Relate[AnyRecord]:
        if name in RELATIONS:
            raise ValueError(f"two relations are called {name!r}")
        needed = {Capability.FOLLOW_UPS}
        if family is Family.CHANGE:
            needed.add(Capability.WRITES)
        if requires:
            needed.add(requires)
        RELATIONS[name] = Relation(
            name=name,
            family=family,
            intent=Intent(name.partition("-")[0]),
            asked=asked,
            differs=differs,
            holds=holds,
            source=source,
            relate=relate,
            suits=suits,
            requires=frozenset(needed),
            hides=hides,
        )
        return relate

    return register
