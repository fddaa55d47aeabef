"""The whole suite asked, without pytest."""

from collections.abc import Iterable

from tqdm import tqdm

from generators.topics import Intent
from harness.measuring.asking import ask_class
from harness.measuring.golden import golden_outcome
from harness.measuring.records import fidelity_of
from harness.measuring.relations import open_arena, tried
from harness.measuring.session import Session
from harness.measuring.stopwatch import Stopwatch
from harness.relations import RELATIONS
from harness.relations.profiles import load_profile
from harness.runs import Asked, Recorder, Run, Scope, Timing, part_of_records

__all__ = ["measure"]


def measure(session: Session, *, progress: bool = False) -> Run:
    """Ask everything there is of the session's system, and return it as a run.

    What its form has no box for is left out, and said.  Raises :class:`~harness.errors.HarnessError` where the system
    cannot be asked at all; a single search that fails is a part of the run.
    """
    classes, golden = session.classes, session.golden_topics
    session.think_ahead(classes)
    stopwatch, recorder, hidden = Stopwatch(), Recorder(), None if progress else True
    for intent in Intent:
        recorder.add(fidelity_of(session, intent, progress=progress))
    for topic_class in tqdm(classes, desc="asking", unit=" classes", disable=hidden, leave=False):
        recorder.add(*ask_class(session, stopwatch, topic_class))
    answers = stopwatch.ask(session.backend, [topic.to_topic(session.keys) for topic in golden])
    for topic in golden:
        recorder.add(*golden_outcome(session, topic, answers[topic.id]))
    load_profile(session.settings.hypothesis_profile)
    with open_arena(session) as arena:
        for relation in tqdm(RELATIONS.values(), desc="relations", disable=hidden, leave=False):
            recorder.add(tried(session, arena, relation)[1])
    scope = Scope(
        classes=_all(topic_class.id for topic_class in classes),
        golden=_all(topic.id for topic in golden),
        relations=_all(RELATIONS),
        records=_all(map(part_of_records, Intent)),
        lacking=dict(session.lacking),
        chosen=False,
        doubt=session.settings.doubt,
    )
    return recorder.run(session.provenance, session.settings, scope, Timing.of(stopwatch.told()))


def _all(names: Iterable[str]) -> Asked:
    known = frozenset(names)
    return Asked(ids=known, known=known)
