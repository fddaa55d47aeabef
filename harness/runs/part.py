"""A part of a run: what one item of the suite asked, and what was answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from generators.tiers import Tier
from generators.topics import PAGE, Intent, Topic, TopicClass
from generators.topics.line import topics_sha256
from harness.runs.answers import Answer, Failure, Ranking

__all__ = ["AskedClass", "Part"]


@dataclass(frozen=True, kw_only=True)
class AskedClass:
    """A class of topics as a run asked it: all that judging it needs, so that a later release may know it otherwise.

    `asked` is how many topics were asked for, which the corpus may not have held; `cutoff` how many hits of a page are
    looked at; `topics_sha256` the digest of the topics that were asked.  The others are those of
    :class:`~generators.topics.TopicClass`.
    """

    id: str
    intent: Intent
    name: str
    evidence: str
    tier: Tier
    asked: int
    cutoff: int = PAGE
    exhaustive: bool = False
    decided: bool = False
    topics_sha256: str = ""

    @classmethod
    def of(
        cls, topic_class: TopicClass, *, asked: int, cutoff: int = PAGE, topics: Iterable[Topic] = ()
    ) -> "AskedClass":
        """Return `topic_class` as it is asked with `topics`, where `asked` of them were wanted."""
        return AskedClass(
            id=topic_class.id,
            intent=topic_class.intent,
            name=topic_class.name,
            evidence=topic_class.evidence,
            tier=topic_class.tier,
            asked=asked,
            cutoff=cutoff,
            exhaustive=topic_class.exhaustive,
            decided=topic_class.decided,
            topics_sha256=topics_sha256(topics),
        )


@dataclass(frozen=True, kw_only=True)
class Part:
    """Topics and their answers: at least one to each topic, and more where a topic was asked more than once."""

    topics: tuple[Topic, ...]
    answers: tuple[Answer, ...]

    @property
    def rankings(self) -> dict[str, Ranking]:
        """The ranking of every topic that has one, by its id: the last, where it was asked more than once."""
        return {answer.topic: answer for answer in self.answers if isinstance(answer, Ranking)}

    @classmethod
    def of(cls, topics: Sequence[Topic], answers: Mapping[str, Answer]) -> Self:
        """Return `topics` with their `answers`, by id; one without an answer has failed, and is never left out."""
        return cls(
            topics=tuple(topics),
            answers=tuple(
                answers.get(topic.id) or Failure(topic=topic.id, reason="it was never answered") for topic in topics
            ),
        )

    @classmethod
    def joined(cls, parts: Iterable["Part"]) -> Self:
        """Return all of `parts`, by topic id, whatever their order: every topic once, and every different answer."""
        parts = list(parts)
        topics = {topic.id: topic for part in parts for topic in part.topics}
        answers = {answer.topic + repr(answer): answer for part in parts for answer in part.answers}
        return cls(
            topics=tuple(topics[name] for name in sorted(topics)),
            answers=tuple(answers[name] for name in sorted(answers)),
        )
