"""What came of a mutant: whether the suite noticed, and by what."""

from enum import StrEnum

from msgspec import Struct

__all__ = ["Group", "Killer", "Outcome", "Result", "Until"]


class Until(StrEnum):
    """How far a mutant goes through the suite."""

    FIRST = "first"
    GROUPS = "groups"
    ALL = "all"


class Group(StrEnum):
    """The kinds of parts that a suite has: of a run by itself, and of its comparison with the run before."""

    RECORDS = "records"
    GOLDEN = "golden"
    CLASSES = "classes"
    RELATIONS = "relations"
    RUN = "run"
    COMPARED = "compared"


class Result(StrEnum):
    """What came of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    MASKED = "masked"
    NOT_APPLICABLE = "not applicable"


class Killer(Struct, frozen=True, kw_only=True):
    """A `part` of the suite that turned, and why; `invalid` where it could no longer be asked."""

    group: Group
    part: str
    reason: str
    invalid: bool = False


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of the mutant with this id; `why` says it where it was not applied.

    `killers` are the parts that turned, as far as it was asked (`until`), `named` whether one of those is among them
    that should show it.  Of `asked` questions about topics so many were `spared`, since nothing could differ, and
    `differing` were answered otherwise than by the unbroken search.
    """

    mutant: str
    result: Result
    until: Until = Until.FIRST
    why: str = ""
    killers: tuple[Killer, ...] = ()
    named: bool = False
    asked: int = 0
    spared: int = 0
    differing: int = 0
    seconds: float = 0.0

    def by(self, group: Group) -> bool:
        """Whether a part of `group` turned."""
        return any(killer.group is group for killer in self.killers)

    @property
    def by_comparison_alone(self) -> bool:
        """Whether no verdict turned, and something was lost of what the unbroken search found."""
        return bool(self.killers) and all(killer.group is Group.COMPARED for killer in self.killers)
