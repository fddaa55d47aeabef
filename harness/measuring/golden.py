"""What a golden topic came to: whether everything that its author expects of the answer holds."""

from collections.abc import Mapping

from generators.tiers import Tier
from generators.topics import Topic
from harness.golden import GoldenTopic
from harness.golden.marks import known_failures
from harness.measuring.redaction import Redaction
from harness.measuring.session import Session
from harness.runs import Answer, Failure, GoldenOutcome, Part, Status

__all__ = ["golden_outcome"]


def golden_outcome(session: Session, golden: GoldenTopic, answer: Answer) -> tuple[GoldenOutcome, Part]:
    """Return how `golden` came out with this `answer`, and both as a part of a run.

    A topic that the system's own file marks is a known failure, or a stale mark where it holds all the same.  Records
    of the system's own go by their names; where a session redacts, whatever else might tell of one is a hash.
    """
    known = known_failures(session.system, session.golden).get(golden.id, "")
    topic, answer, keys = _told(session, golden, answer)
    failed = isinstance(answer, Failure)
    findings = [answer.reason] if isinstance(answer, Failure) else golden.check(answer, keys=keys)
    if session.redaction:
        findings = [session.redaction.text(finding, golden.typed.typed()) for finding in findings]
    outcome = GoldenOutcome(
        topic=golden.id,
        intent=golden.intent,
        topic_class=golden.topic_class,
        tier=golden.tier,
        status=Status.INVALID if failed else _status(golden, findings, known=known),
        reasons=tuple(findings),
        known="" if failed else known,
    )
    return outcome, Part.of([topic], {golden.id: answer})


def _told(session: Session, golden: GoldenTopic, answer: Answer) -> tuple[Topic, Answer, Mapping[str, str]]:
    """Return the topic and its answer as they may be told, and the keys of the cast that the answer goes by."""
    names = session.golden.own
    if names is None:
        return golden.to_topic(session.keys), answer, session.keys
    topic = golden.to_topic()
    told = frozenset(names.values())
    if not isinstance(answer, Failure):
        # An id of theirs may look like one of our names.
        answer = answer.renamed(lambda hit: names.get(hit) or (f"{hit} (an id)" if hit in told else hit))
    if session.redaction:
        topic, answer = session.redaction.topic(topic), _redacted(session.redaction, golden, answer, told)
    return topic, answer, {}


def _redacted(redaction: Redaction, golden: GoldenTopic, answer: Answer, told: frozenset[str]) -> Answer:
    return redaction.answer(answer, told=told, markers=frozenset[str]().union(*golden.markers.values()))


def _status(golden: GoldenTopic, findings: list[str], *, known: str) -> Status:
    if known:
        return Status.KNOWN_FAILURE if findings else Status.STALE_MARK
    if not findings:
        return Status.HELD
    return Status.REPORTED if golden.tier is Tier.WEAK else Status.BROKEN
