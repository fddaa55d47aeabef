"""A run as the files of TREC: judgements, rankings and questions, which every tool of the field reads.

``qrels.txt`` has ``topic 0 record grade``, ``run.txt`` ``topic Q0 record rank score name``, and ``topics.tsv`` a topic
with what was typed, as one text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generators.topics import Topic
from harness.runs import Part, Ranking

__all__ = ["Exported", "qrels_lines", "run_lines", "topic_lines", "what_is_lost"]


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


def qrels_lines(exported: Exported) -> Iterator[str]:
    """Yield the judgements: 2 for what was asked for, 1 for what fits as well; what is not judged is 0."""
    for topic in exported.topics:
        for record, grade in sorted(topic.judgements.items()):
            yield f"{_name(topic.id)} 0 {record} {grade}\n"


def run_lines(exported: Exported, name: str) -> Iterator[str]:
    """Yield the rankings, under the `name` of the system.

    A score is how many hits stand at or below it.  Tools sort by score, ignore ranks, and put equals in an order of
    their own: by a search's own scores it would be another than the one that it gave.
    """
    for topic in exported.topics:
        ranking = exported.rankings.get(topic.id)
        hits = ranking.hits if ranking else ()
        for place, record in enumerate(hits):
            yield f"{_name(topic.id)} Q0 {record} {place + 1} {len(hits) - place} {_name(name)}\n"


def topic_lines(exported: Exported) -> Iterator[str]:
    """Yield the topics with what was typed, box by box."""
    for topic in exported.topics:
        text = " ".join(f"{box}:{' '.join(value.split())}" for box, value in topic.typed.typed().items())
        yield f"{_name(topic.id)}\t{text}\n"


def what_is_lost(parts: Iterable[Part]) -> Iterator[str]:
    """Yield what of `parts` these files cannot hold, in words, with how much there is of it."""
    lost: Counter[str] = Counter()
    for part in parts:
        exported = Exported.of(part)
        for topic in part.topics:
            lost["topics that want no record"] += not topic.wanted
            lost["records that must not be shown: TREC has no judgement for that"] += len(topic.forbidden)
            lost["answers: of a topic that failed there is no ranking"] += topic.id not in exported.rankings
        for ranking in exported.rankings.values():
            lost["hits that bear no id, or show a record again"] += ranking.nameless + len(ranking.repeated)
            lost["pages on which warning markers are shown"] += bool(ranking.markers)
    return (f"{count:,} {what}" for what, count in lost.items() if count)


def _name(name: str) -> str:
    """Return `name` as one word, which these files part by spaces."""
    return "_".join(name.split()) or "_"
