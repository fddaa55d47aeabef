"""A run on its way out: what of it can be judged by grades, and what no file of judgements can hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generators.topics import Topic
from harness.exchange.flat import boxes_of, flattened
from harness.runs import GOLDEN, Part, Ranking
from harness.systems import System

__all__ = ["Export", "Exported", "Written", "by_text", "lost_of_topics"]


@dataclass(frozen=True, kw_only=True)
class Export:
    """What is to be exported: the `parts` of a run, read anew each time, and the `name` of its system.

    `system` finds how that is asked, which few formats have to know; `index` is where it has its records, as far as
    somebody said so.
    """

    name: str
    parts: Callable[[], Iterable[Part]]
    system: Callable[[], System]
    index: str = ""


class Written(NamedTuple):
    """What a file `holds` of which system, in words, and how much is `lost` of what it cannot hold."""

    holds: str
    lost: Counter[str]


@dataclass(frozen=True)
class Exported:
    """Topics that want a record, each with its judgements and its first answer, if that is a ranking.

    Of the others nothing can be judged by grades, and a tool would count them as missed.
    """

    topics: tuple[Topic, ...]
    rankings: Mapping[str, Ranking]

    @classmethod
    def of(cls, part: Part) -> "Exported":
        """Return what of `part` can be exported."""
        rankings: dict[str, Ranking] = {}
        for answer in part.answers:
            if isinstance(answer, Ranking):
                rankings.setdefault(answer.topic, answer)
        return cls(tuple(topic for topic in part.topics if topic.wanted), rankings)


def lost_of_topics(parts: Iterable[Part]) -> Counter[str]:
    """Return how much there is in `parts` that no judgement tells, whatever the format."""
    lost: Counter[str] = Counter()
    for part in parts:
        for topic in part.topics:
            lost["topics that want no record"] += not topic.wanted
            lost["records that must not be shown: there is no judgement for that"] += len(topic.forbidden)
            lost["topics that say with which warning markers people are shown"] += any(topic.markers.values())
            if topic.wanted and topic.id.startswith(f"{GOLDEN}/"):
                lost["golden topics, but for the records that must be found"] += 1
        lost["answers, failed ones too: only judgements go out"] += len(part.answers)
    return lost


def by_text(parts: Iterable[Part], lost: Counter[str]) -> dict[str, Mapping[str, int]]:
    """Return the judgements of `parts` by what was typed as one text, in the order of the ids of their topics.

    Of topics of the same text the one whose id comes first is kept, whatever the order in which they were asked.  What
    is `lost` on the way is counted there.
    """
    first: dict[str, Topic] = {}
    others: list[tuple[str, Mapping[str, int]]] = []
    for part in parts:
        for topic in Exported.of(part).topics:
            typed = topic.typed.typed()
            text = flattened(typed)
            if not text:
                lost["topics that type nothing"] += 1
                continue
            lost["topics by their boxes, ids, classes and tiers: one text stands for each, box:value"] += 1
            lost["topics whose boxes are one text, and cannot be told apart in it"] += (
                boxes_of(text, topic.intent) != typed
            )
            known = first.setdefault(text, topic)
            if known is not topic:
                first[text], other = (known, topic) if known.id <= topic.id else (topic, known)
                others.append((text, other.judgements))
    if len({topic.intent for topic in first.values()}) > 1:
        lost["texts of which nothing says whether they ask for people or for incidents (--kind)"] += len(first)
    lost["topics of the same text as another, whose judgements differ: the first by its id is there"] += sum(
        judgements != first[text].judgements for text, judgements in others
    )
    return {text: topic.judgements for text, topic in sorted(first.items(), key=lambda pair: pair[1].id)}
