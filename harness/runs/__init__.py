"""What was asked and answered, kept as it came.

``run``, ``file``, ``manifest``
    everything of one execution; written to a file and read from it
``answers``
    what a system answered to one topic: a ranking, or why there is none
``part``, ``outcomes``, ``fidelity``
    what one item of the suite leaves: a class with its topics and their answers; how a golden topic, or a relation,
    came out; how the records are held
``lines``, ``packed``
    topics and answers as lines of JSON, and compressed for the way between processes
``recorder``
    a run as it comes about
``baseline``
    the run by which candidates are measured, and how it moves
``scope``, ``timing``, ``execution``
    how much of the suite was asked, how fast, and when, where and by which command
``provenance``, ``versions``
    where a run's figures come from, and what decides what is asked
"""

from harness.runs.answers import Answer, Failure, Ranking
from harness.runs.execution import Execution
from harness.runs.fidelity import Fidelity, part_of_records
from harness.runs.outcomes import GoldenOutcome, RelationOutcome, Status
from harness.runs.packed import Packed
from harness.runs.part import AskedClass, Part
from harness.runs.provenance import Provenance
from harness.runs.recorder import Of, Recorder
from harness.runs.run import GOLDEN, Run
from harness.runs.scope import Asked, Scope
from harness.runs.timing import Asking, Timing

__all__ = [
    "GOLDEN",
    "Answer",
    "Asked",
    "AskedClass",
    "Asking",
    "Execution",
    "Failure",
    "Fidelity",
    "GoldenOutcome",
    "Of",
    "Packed",
    "Part",
    "Provenance",
    "Ranking",
    "Recorder",
    "RelationOutcome",
    "Run",
    "Scope",
    "Status",
    "Timing",
    "part_of_records",
]
