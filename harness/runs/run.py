"""A run: everything that was asked of one system, and what was answered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from harness.runs.execution import Execution
from harness.runs.fidelity import Fidelity
from harness.runs.outcomes import GoldenOutcome, RelationOutcome
from harness.runs.part import AskedClass, Part
from harness.runs.provenance import Provenance
from harness.runs.scope import Scope
from harness.runs.timing import Timing
from harness.settings import Settings

__all__ = ["GOLDEN", "Run"]

GOLDEN = "golden"
"""By which name a run has the part of its golden topics."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """All of one execution, from which the verdict follows.

    `classes` are those that were to be asked.  `part` is called with the id of one, or with :data:`GOLDEN`, for its
    topics and answers, None where it left none: they are many, and are looked at one class at a time.  `execution` is
    None where nobody noted it.
    """

    provenance: Provenance
    settings: Settings
    scope: Scope
    part: Callable[[str], Part | None]
    classes: tuple[AskedClass, ...] = ()
    golden: tuple[GoldenOutcome, ...] = ()
    relations: tuple[RelationOutcome, ...] = ()
    records: tuple[Fidelity, ...] = ()
    timing: Timing = field(default_factory=Timing)
    execution: Execution | None = None
