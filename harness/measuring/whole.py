"""The whole suite asked, without pytest."""

from collections.abc import Iterable, Iterator, Sequence

from tqdm import tqdm

from generators.topics import CLASSES, TopicClass
from harness.golden import GoldenTopic
from harness.golden.lacking import lacking
from harness.measuring.asking import ask_class
from harness.measuring.golden import golden_outcome
from harness.measuring.relations import open_arena, tried
from harness.measuring.session import Session
from harness.measuring.stopwatch import Stopwatch
from harness.relations import RELATIONS
from harness.relations.profiles import load_profile
from harness.runs import (
    GOLDEN,
    Asked,
    AskedClass,
    GoldenOutcome,
    Packed,
    Part,
    RelationOutcome,
    Run,
    Scope,
    Timing,
)

__all__ = ["measure"]


def measure(session: Session, *, progress: bool = False) -> Run:
    """Ask everything there is of the session's system, and return it as a run.

    What its form has no box for is left out, and said.  Raises :class:`~harness.errors.HarnessError` where the system
    cannot be asked at all; a single search that fails is a part of the run.
    """
    left_out = lacking(session.system, session.golden)
    classes = [topic_class for topic_class in CLASSES.values() if topic_class.id not in left_out]
    topics = [golden for golden in session.golden.topics if golden.id not in left_out]
    session.think_ahead(classes)
    stopwatch = Stopwatch()
    asked, parts = _classes(session, stopwatch, classes, progress=progress)
    golden, parts[GOLDEN] = _golden(session, stopwatch, topics)
    return Run(
        provenance=session.provenance.of(asked),
        settings=session.settings,
        scope=Scope(
            classes=_all(topic_class.id for topic_class in classes),
            golden=_all(golden.id for golden in topics),
            relations=_all(RELATIONS),
            lacking=dict(left_out),
            chosen=False,
            doubt=session.settings.doubt,
        ),
        part=lambda name: parts[name].unpacked() if name in parts else None,
        classes=tuple(sorted(asked, key=lambda one: one.id)),
        golden=tuple(sorted(golden, key=lambda outcome: outcome.topic)),
        relations=tuple(sorted(_relations(session, progress=progress), key=lambda outcome: outcome.name)),
        timing=Timing.of(stopwatch.told()),
    )


def _all(names: Iterable[str]) -> Asked:
    known = frozenset(names)
    return Asked(ids=known, known=known)


def _classes(
    session: Session, stopwatch: Stopwatch, classes: Sequence[TopicClass], *, progress: bool
) -> tuple[list[AskedClass], dict[str, Packed]]:
    """Return every class as it was asked, and its part of the run by its id."""
    asked: list[AskedClass] = []
    parts: dict[str, Packed] = {}
    for topic_class in tqdm(classes, desc="asking", unit=" classes", disable=None if progress else True, leave=False):
        one, part = ask_class(session, stopwatch, topic_class)
        asked.append(one)
        parts[one.id] = Packed.of(part)
    return asked, parts


def _golden(
    session: Session, stopwatch: Stopwatch, topics: Sequence[GoldenTopic]
) -> tuple[list[GoldenOutcome], Packed]:
    keys = session.corpus.cast
    answers = stopwatch.ask(session.backend, [golden.to_topic(keys) for golden in topics])
    came_out = [golden_outcome(session, golden, answers[golden.id]) for golden in topics]
    return [outcome for outcome, _ in came_out], Packed.of(Part.joined(part for _, part in came_out))


def _relations(session: Session, *, progress: bool) -> Iterator[RelationOutcome]:
    load_profile(session.settings.hypothesis_profile)
    bar = tqdm(RELATIONS.values(), desc="relations", disable=None if progress else True, leave=False)
    with open_arena(session) as arena:
        for relation in bar:
            yield tried(session, arena, relation)[1]
