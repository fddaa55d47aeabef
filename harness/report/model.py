"""What a run came to: everything that its reports are made of."""

from dataclasses import dataclass, field

from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.runs import Provenance, Timing
from harness.settings import Settings

__all__ = ["Conclusion"]


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """One run as it ended; `provenance` is None where no session could be opened."""

    verdict: Verdict
    settings: Settings
    policy: Policy
    provenance: Provenance | None = None
    timing: Timing = field(default_factory=Timing)
