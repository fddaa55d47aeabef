"""The topics that are asked of a corpus, and which answers are right: made once, whichever searches are asked."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

from generators.corpus import Corpus
from generators.topics import Topic, TopicClass, topics
from generators.truth import Truth
from harness.measuring.corpus import posed_in
from harness.measuring.interpreter import gc_frozen
from harness.settings import Settings

__all__ = ["Posing"]


class Posing:
    """Poses the topics of a `corpus`, as `settings` ask for them or as they came with it.

    Topics of a class are drawn anew each time they are asked for, unless they are to be kept.
    """

    def __init__(self, settings: Settings, corpus: Corpus, *, keep: bool = False) -> None:
        self.corpus = corpus
        self._settings = settings
        self._keep = keep
        self._ahead: dict[str, Future[list[Topic]]] = {}
        self._drawn: dict[str, list[Topic]] = {}

    @cached_property
    def truth(self) -> Truth:
        """The joins over the corpus."""
        with gc_frozen():
            truth = Truth(self.corpus)
            truth.prepare()
        return truth

    @cached_property
    def _posed(self) -> Mapping[str, list[Topic]] | None:
        """The topics that came with the corpus, by the id of their class; None where they are made here."""
        return posed_in(self._settings.corpus) if self._settings.corpus else None

    def topics(self, topic_class: TopicClass) -> list[Topic]:
        """Return the topics of `topic_class`."""
        if self._posed is not None:
            return self._posed.get(topic_class.id, [])
        if topic_class.id in self._drawn:
            return self._drawn[topic_class.id]
        ahead = self._ahead.pop(topic_class.id, None)
        drawn = ahead.result() if ahead else self._draw(topic_class)
        if self._keep:
            self._drawn[topic_class.id] = drawn
        return drawn

    def think_ahead(self, classes: Iterable[TopicClass]) -> None:
        """Make the topics of `classes` in the background, in their order, while the engine is what one waits for."""
        if self._posed is not None:
            return
        thinker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="topics")
        for topic_class in classes:
            if topic_class.id not in self._drawn:
                self._ahead[topic_class.id] = thinker.submit(self._draw, topic_class)
        thinker.shutdown(wait=False)

    def close(self) -> None:
        """Stop thinking ahead."""
        for ahead in self._ahead.values():
            ahead.cancel()

    def _draw(self, topic_class: TopicClass) -> list[Topic]:
        return topics(self.truth, topic_class, self._settings.topics)
