"""How golden topics and relations came out."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from generators.tiers import Tier
from generators.topics import Intent

__all__ = ["GoldenOutcome", "RelationOutcome", "Status"]


class Status(StrEnum):
    """How a golden topic or a relation came out.

    A golden topic of the weak tier is only reported.  One that the system's own ``system.toml`` marks is a known
    failure, or a stale mark where it holds all the same; a relation that by the same file it need not have is listed as
    declared.  One that cannot be asked of it needs what it lacks.  Of one that said too little, nothing is known.
    """

    HELD = "held"
    BROKEN = "broken"
    REPORTED = "broken, but only reported"
    KNOWN_FAILURE = "known failure"
    STALE_MARK = "stale mark"
    DECLARED = "declared exception"
    LACKING = "needs what the system lacks"
    SAID_LITTLE = "said too little"
    INVALID = "invalid"


@dataclass(frozen=True, kw_only=True)
class GoldenOutcome:
    """One hand-written topic.

    `reasons` say what did not hold, or why it could not be asked; `known` why the system is known to fall short of it.
    """

    topic: str
    intent: Intent
    topic_class: str
    tier: Tier
    status: Status
    reasons: tuple[str, ...] = ()
    known: str = ""


@dataclass(frozen=True, kw_only=True)
class RelationOutcome:
    """One metamorphic relation, by its `name`.

    `reasons` say what did not hold, or why it could not be asked; `declared` why the system need not have it.
    `examples` were tried, of which `telling` said anything about it; they took `searches` and `seconds`, of which
    `waited` were spent waiting for the engine.
    """

    name: str
    status: Status
    reasons: tuple[str, ...] = ()
    declared: str = ""
    examples: int = 0
    telling: int = 0
    searches: int = 0
    seconds: float = 0.0
    waited: float = 0.0

    def weighed(self, *, telling: int) -> Self:
        """Return this, unless it held without so many `telling` examples: then it has said too little."""
        if self.status is not Status.HELD or self.telling >= telling:
            return self
        reason = f"only {self.telling} of {self.examples} examples said anything ({telling} are needed)"
        return replace(self, status=Status.SAID_LITTLE, reasons=(reason,))
