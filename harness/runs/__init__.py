"""What was asked and answered, kept as it came.

``answers``
    what a system answered to one topic: a ranking, or why there is none
``provenance``, ``versions``
    where a run's figures come from, and what decides what is asked
"""

from harness.runs.answers import Answer, Failure, Ranking
from harness.runs.provenance import Provenance

__all__ = ["Answer", "Failure", "Provenance", "Ranking"]
