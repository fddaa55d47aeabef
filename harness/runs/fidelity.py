"""How a system holds the records that it was given."""

from dataclasses import dataclass
from typing import Any

from generators.topics import Intent
from harness.runs.outcomes import Status

__all__ = ["Example", "Fidelity", "Finding", "part_of_records"]


def part_of_records(intent: Intent) -> str:
    """Return the id of the part of the suite that looks up the records of `intent`: ``records/person``."""
    return f"records/{intent}"


@dataclass(frozen=True, kw_only=True)
class Example:
    """What was `expected` of a `record`, and what is `held`, as JSON has it."""

    record: str
    expected: Any
    held: Any


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What happened to a `field` of how many `records`, with the first few of them.

    The field is empty where a record itself is meant.
    """

    field: str
    damage: str
    records: int
    examples: tuple[Example, ...]

    @property
    def gravity(self) -> tuple[bool, int]:
        """What findings are sorted by: records that are not there or there twice, then what happened to the most."""
        return bool(self.field), -self.records


@dataclass(frozen=True, kw_only=True)
class Fidelity:
    """How the records of one kind are held: of so many `asked` for, how many are `sound`.

    `others` are records that there are beside those, None where nobody says how many there are.  `findings` are the
    gravest first.  `unheld` are fields that by design nobody holds.  `lacking` says why nobody can look, `error` why
    that failed.
    """

    intent: Intent
    asked: int = 0
    sound: int = 0
    others: int | None = None
    findings: tuple[Finding, ...] = ()
    unheld: tuple[str, ...] = ()
    lacking: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """The id of this part of the suite."""
        return part_of_records(self.intent)

    @property
    def damaged(self) -> int:
        """How many are not there, or not as they were."""
        return self.asked - self.sound

    @property
    def status(self) -> Status:
        """How this came out."""
        if self.error:
            return Status.INVALID
        if self.lacking:
            return Status.LACKING
        return Status.BROKEN if self.damaged else Status.HELD

    @property
    def told(self) -> str:
        """What is wrong in a line, the gravest first; why nobody could look where that is so."""
        said = [f"{' '.join(filter(None, (one.field, one.damage)))} ({one.records:,})" for one in self.findings[:3]]
        more = [f"{len(self.findings) - 3} more"] if len(self.findings) > 3 else []
        return self.error or self.lacking or ", ".join(said + more)
