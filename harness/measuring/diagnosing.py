"""Why the system of a session missed what it missed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from tqdm import tqdm

from generators.topics import Topic
from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.diagnose import Diagnoser
from harness.diagnosis.let_in import found_by
from harness.measuring.session import Session
from harness.runs import Answer, Ranking
from harness.systems import Capability

__all__ = ["diagnosed", "diagnosing", "found_before"]


@contextmanager
def diagnosing(session: Session) -> Iterator[Diagnoser]:
    """Yield what asks the system of `session`, by connections of its own."""
    system = session.system
    with ExitStack() as opened:
        can = [Capability.RECORDS in searched.capabilities for searched in system.intents.values()]
        holding = opened.enter_context(session.reached.holding()) if any(can) else None
        probes = opened.enter_context(session.reached.probes())
        yield Diagnoser(system=system, backend=session.backend, holding=holding, probes=probes)


def diagnosed(
    session: Session, missed: Iterable[tuple[Topic, Answer]], *, most: int, progress: bool = False
) -> list[Diagnosis]:
    """Return why records were missed by the answers to topics: of the first `most` records that were.

    Of records that are not ours nothing is known, and of a redacted session nothing may be told: there it is none.
    """
    if session.redaction or not session.records:
        return []
    wanted = [
        (topic, answer, session.records[record])
        for topic, answer in missed
        for record in sorted(topic.wanted - _shown(session, topic, answer))
        if record in session.records
    ][:most]
    with diagnosing(session) as diagnoser:
        told = tqdm(wanted, desc="looking for causes", unit=" records", disable=None if progress else True, leave=False)
        return [diagnoser.why(topic, answer, record) for topic, answer, record in told]


def found_before(session: Session, missed: Iterable[Diagnosis], topics: Mapping[str, Topic]) -> list[Diagnosis]:
    """Return what is `missed`, each with that by which the system of `session` finds it, if that can be asked.

    `topics` are those that were asked, by their ids.
    """
    with session.reached.probes() as probes:
        told = []
        for one in missed:
            topic = topics[one.topic]
            probe = probes.get(topic.intent)
            told.append(replace(one, before=found_by(probe, topic, one.record) if probe else ""))
        return told


def _shown(session: Session, topic: Topic, answer: Answer) -> frozenset[str]:
    size = session.system.intents[topic.intent].page_size
    return frozenset(answer.hits[:size]) if isinstance(answer, Ranking) else frozenset()
