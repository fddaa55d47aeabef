"""What a run file keeps of the verdict on it."""

from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.runs.manifest import Judged

__all__ = ["judged"]


def judged(verdict: Verdict, policy: Policy) -> Judged:
    """Return what `policy` said of a run, in words."""
    return Judged(
        kind=verdict.kind.value,
        reasons=tuple(f"{reason.kind.value}: {reason.text}" for reason in verdict.reasons),
        policy=policy.file,
        policy_sha256=policy.sha256,
        laxer=policy.laxer,
    )
