"""What a run came to: everything that its reports are made of."""

from dataclasses import dataclass, field
from typing import Self

from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.runs import Provenance, Run, Timing
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

    @classmethod
    def of(cls, run: Run, verdict: Verdict, policy: Policy) -> Self:
        """Return what a `run` came to, of which `policy` says the `verdict`."""
        return cls(verdict=verdict, settings=run.settings, policy=policy, provenance=run.provenance, timing=run.timing)
