"""What a golden topic came to: whether everything that its author expects of the answer holds."""

from generators.tiers import Tier
from harness.golden import GoldenTopic
from harness.golden.marks import known_failures
from harness.measuring.session import Session
from harness.runs import Answer, Failure, GoldenOutcome, Part, Status

__all__ = ["golden_outcome"]


def golden_outcome(session: Session, golden: GoldenTopic, answer: Answer) -> tuple[GoldenOutcome, Part]:
    """Return how `golden` came out with this `answer`, and both as a part of a run.

    A topic that the system's own file marks is a known failure, or a stale mark where it holds all the same.
    """
    keys = session.corpus.cast
    known = known_failures(session.system, session.golden).get(golden.id, "")
    failed = isinstance(answer, Failure)
    findings = [answer.reason] if isinstance(answer, Failure) else golden.check(answer, keys=keys)
    outcome = GoldenOutcome(
        topic=golden.id,
        intent=golden.intent,
        topic_class=golden.topic_class,
        tier=golden.tier,
        status=Status.INVALID if failed else _status(golden, findings, known=known),
        reasons=tuple(findings),
        known="" if failed else known,
    )
    return outcome, Part.of([golden.to_topic(keys)], {golden.id: answer})


def _status(golden: GoldenTopic, findings: list[str], *, known: str) -> Status:
    if known:
        return Status.KNOWN_FAILURE if findings else Status.STALE_MARK
    if not findings:
        return Status.HELD
    return Status.REPORTED if golden.tier is Tier.WEAK else Status.BROKEN
