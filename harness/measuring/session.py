"""One session of measuring: a system that holds a corpus, and the topics to ask it.

The session is opened once.  Under pytest-xdist the controller opens it and the workers join it, so that one engine and
one set of indices serve all.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generators.corpus import Corpus
from generators.records import Incident, Person
from generators.topics import CLASSES, PAGE, Topic, TopicClass
from generators.truth import Truth
from harness import __version__
from harness.backends.base import Backend
from harness.engine import EngineRequest
from harness.errors import EngineError
from harness.golden import GoldenSuite, GoldenTopic
from harness.golden.lacking import lacking
from harness.measuring.corpus import corpus_of
from harness.measuring.fitting import require_excusable, require_there
from harness.measuring.interpreter import short_switch_interval
from harness.measuring.posing import Posing
from harness.measuring.reached import Reached
from harness.measuring.reaching import joined, way_to
from harness.measuring.redaction import Redaction
from harness.runs import Provenance
from harness.runs.versions import versions
from harness.settings import Settings
from harness.systems import System, find_system

__all__ = ["Session", "join_session", "open_session"]


@dataclass(frozen=True, kw_only=True, repr=False)  # pytest writes out what a failing test is given
class Session:
    """Everything that a test needs to ask a question and to know the answer; the search is `reached` there.

    With a `redaction` nothing is told that might tell of a record.
    """

    settings: Settings
    system: System
    golden: GoldenSuite
    posing: Posing
    reached: Reached
    redaction: Redaction | None = None

    @property
    def corpus(self) -> Corpus:
        """The records that the system should hold."""
        return self.posing.corpus

    @property
    def truth(self) -> Truth:
        """The joins over this session's corpus."""
        return self.posing.truth

    @cached_property
    def records(self) -> Mapping[str, Person | Incident]:
        """Every record of the corpus by its id."""
        return {**self.corpus.person, **self.corpus.incident}

    @property
    def keys(self) -> Mapping[str, str]:
        """By which names golden topics know records, by the ids that the system has for them."""
        return self.corpus.cast if self.golden.own is None else self.golden.own

    @cached_property
    def backend(self) -> Backend:
        """What asks the search under test."""
        return self.reached.backend()

    @cached_property
    def lacking(self) -> Mapping[str, str]:
        """What the system is not asked, by id, with the box that it lacks."""
        return lacking(self.system, self.golden)

    @property
    def classes(self) -> list[TopicClass]:
        """The classes that the system can be asked, in the order of the suite."""
        return [topic_class for topic_class in CLASSES.values() if topic_class.id not in self.lacking]

    @property
    def golden_topics(self) -> list[GoldenTopic]:
        """The golden topics that the system can be asked."""
        return [topic for topic in self.golden.topics if topic.id not in self.lacking]

    def topics(self, topic_class: TopicClass) -> list[Topic]:
        """Return the topics that this session asks of `topic_class`."""
        return self.posing.topics(topic_class)

    def think_ahead(self, classes: Iterable[TopicClass]) -> None:
        """Make the topics of `classes` in the background, in their order, while the engine is what one waits for."""
        self.posing.think_ahead(classes)

    def close(self) -> None:
        """Stop thinking ahead."""
        self.posing.close()

    def asking(self, reached: Reached) -> "Session":
        """Return a session that asks the same of another search."""
        return replace(self, system=reached.system, reached=reached)

    @property
    def provenance(self) -> Provenance:
        """What it takes to repeat this session."""
        return Provenance(
            harness=__version__,
            engine=self.reached.described,
            system=self.system.name,
            system_sha256=self.system.sha256,
            seed=self.settings.seed,
            people=len(self.corpus.people),
            incidents=len(self.corpus.incidents),
            corpus_sha256=self.corpus.sha256,
            topics_per_class=self.settings.topics,
            cutoff=PAGE,
            golden=dict(self.golden.folders),
            versions=versions(),
            page_size={intent.value: searched.page_size for intent, searched in self.system.intents.items()},
            timeout={
                intent.value: searched.timeout
                for intent, searched in self.system.intents.items()
                if searched.timeout is not None
            },
        )

    def invitation(self) -> dict[str, Any]:
        """Return what a worker needs to join this session, as plain JSON types."""
        return {
            "reached": self.reached.to_json(),
            "corpus": self.corpus.sha256,
            "seed": self.settings.seed,
            "hashed_by": self.redaction and self.redaction.key,
        }


@contextmanager
def open_session(
    settings: Settings,
    engine: EngineRequest,
    golden: GoldenSuite,
    *,
    progress: bool,
    system: System | None = None,
    indexed: bool = False,
    redaction: Redaction | None = None,
    keep: bool = False,
) -> Iterator[Session]:
    """Reach the system, by an engine and with the corpus indexed where it is one of ours, and yield the session.

    Afterwards nothing of it is left.

    `system` is the one that `settings` name, where it has been read already.  On a node of ours that keeps its indices
    they stay for the next session over the same content; where they must be there from the last one, say `indexed`.
    Topics are kept where more than one search will be asked them, and one says `keep`.
    Raises :class:`~harness.errors.HarnessError` where anything stands in the way of measuring.
    """
    system = system or find_system(settings.system, allow_code=settings.allow_code)
    require_excusable(system, golden)
    require_there(system, golden)
    with ExitStack() as opened:
        opened.enter_context(short_switch_interval())
        # The way first: a wrong address should not cost the wait for a corpus.
        way = opened.enter_context(way_to(system, engine, progress=progress, found=indexed))
        corpus = corpus_of(settings, golden)
        reached = opened.enter_context(way(corpus))
        session = Session(
            settings=settings,
            system=reached.system,
            golden=golden,
            posing=Posing(settings, corpus, keep=keep),
            reached=reached,
            redaction=redaction,
        )
        opened.callback(session.close)
        yield session


def join_session(
    settings: Settings,
    golden: GoldenSuite,
    invitation: Mapping[str, Any],
    *,
    system: System,
    redaction: Redaction | None = None,
) -> Session:
    """Return the session that another process opened to ask `system`.

    Raises :class:`EngineError` where this process builds another corpus from the same seed: its truth would be wrong.
    """
    corpus = corpus_of(settings, golden)
    if corpus.sha256 != invitation["corpus"]:
        raise EngineError(f"this worker built corpus {corpus.sha256[:12]}, the controller {invitation['corpus'][:12]}")
    reached = joined(system, invitation["reached"])
    return Session(
        settings=settings,
        system=reached.system,
        golden=golden,
        posing=Posing(settings, corpus),
        reached=reached,
        redaction=redaction,
    )
