"""Draws the topics of a class from a corpus: evenly over naming cultures, and only questions that are well-posed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generators.absent import ABSENT
from generators.records import Record
from generators.topics.classes import Right, TopicClass
from generators.topics.posing import posed
from generators.topics.topic import Intent, Topic
from generators.truth import Truth

if TYPE_CHECKING:
    from generators.queries import Query

__all__ = ["Posed", "Stratum", "pose", "topics"]

_PATIENCE = 150
"""So many records in a row may give no topic before a culture that has given none yet is left alone."""

_PATIENCE_AFTER_THE_FIRST = 10 * _PATIENCE

_PATIENCE_WITH_THE_TYPICAL = 10_000
"""A culture that a variation names as typical of it is searched for longer: there are topics, however few."""


@dataclass(kw_only=True)
class Stratum:
    """What one naming culture (of incidents: all) gave: how many topics, and why other records gave none."""

    culture: str
    given: int = 0
    tried: int = 0
    refused: dict[str, int] = field(default_factory=dict)

    def refuse(self, reason: str) -> None:
        """Count a record that gave no topic."""
        self.refused[reason] = self.refused.get(reason, 0) + 1

    def __str__(self) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.refused.items()))
        return f"{self.culture or 'all'}: {self.given} of {self.tried} tried" + (f" ({reasons})" if reasons else "")


class Posed(NamedTuple):
    """The topics of a class, and of each stratum what it gave and why not more."""

    topics: list[Topic]
    strata: tuple[Stratum, ...]


def topics(truth: Truth, topic_class: TopicClass, usual: int) -> list[Topic]:
    """Return the topics of `topic_class` where a class has `usual`, fewer if no more of the corpus are well-posed."""
    return pose(truth, topic_class, usual).topics


def pose(truth: Truth, topic_class: TopicClass, usual: int) -> Posed:
    """Return the topics of `topic_class` where a class has `usual`, from every naming culture in turn that gives any.

    How many those are the class says (:meth:`TopicClass.topics_of`).  The same corpus gives the same topics, whichever
    other classes are asked, and fewer are the first of more.
    """
    count = topic_class.topics_of(usual)
    if topic_class.right is Right.NOTHING:
        stratum = Stratum(culture="")
        return Posed(list(islice(_absent(truth, topic_class, stratum), count)), (stratum,))
    groups = _groups(truth, topic_class)
    strata = {culture: Stratum(culture=culture) for culture in groups}
    sources = {
        culture: _from_records(truth, topic_class, records, strata[culture]) for culture, records in groups.items()
    }
    return Posed(list(islice(_in_turn(sources), count)), tuple(strata.values()))


def _in_turn(sources: dict[str, Iterator[Topic]]) -> Iterator[Topic]:
    for culture in cycle(tuple(sources)):
        if not sources:
            return
        if source := sources.get(culture):
            topic = next(source, None)
            if topic is None:
                del sources[culture]
            else:
                yield topic


def _groups(truth: Truth, topic_class: TopicClass) -> dict[str, Sequence[Record]]:
    """Return the records that may be asked for, by naming culture; those of incidents under one name, the empty one."""
    hidden = topic_class.right is Right.HIDDEN
    if topic_class.intent is Intent.INCIDENT:
        return {"": truth.hidden_incidents if hidden else truth.open_incidents}
    people = truth.hidden_people if hidden else truth.open_people
    only = topic_class.variation.cultures if topic_class.variation else ()
    return {culture: records for culture, records in people.items() if not only or culture in only}


def _from_records(
    truth: Truth, topic_class: TopicClass, records: Sequence[Record], stratum: Stratum
) -> Iterator[Topic]:
    rng = random.Random(f"{truth.corpus.seed}:topics:{topic_class.id}:{stratum.culture}")
    in_vain = 0
    typical = topic_class.variation is not None and stratum.culture in topic_class.variation.cultures
    for record in _in_random_order(records, rng):
        stratum.tried += 1
        topic = posed(truth, topic_class, record, rng)
        if isinstance(topic, Topic):
            in_vain = 0
            stratum.given += 1
            yield topic
        else:
            stratum.refuse(topic)
            in_vain += 1
            if in_vain == _patience(typical=typical, given=stratum.given):
                return


def _patience(*, typical: bool, given: int) -> int:
    if typical:
        return _PATIENCE_WITH_THE_TYPICAL
    return _PATIENCE_AFTER_THE_FIRST if given else _PATIENCE


def _absent(truth: Truth, topic_class: TopicClass, stratum: Stratum) -> Iterator[Topic]:
    rng = random.Random(f"{truth.corpus.seed}:topics:{topic_class.id}")
    of_people = topic_class.intent is Intent.PERSON
    form = next(f for f in ABSENT if f.name == topic_class.evidence and f.of_people == of_people)
    asked: set[Query] = set()
    while stratum.refused.get("held by a record", 0) < _PATIENCE:
        stratum.tried += 1
        query = form.ask(rng)
        if query in asked or any(truth.fitting(query)):
            stratum.refuse("held by a record")
            continue
        asked.add(query)
        stratum.given += 1
        yield Topic(
            id=f"{topic_class.id}/{stratum.given}",
            topic_class=topic_class.id,
            intent=topic_class.intent,
            tier=topic_class.tier,
            typed=query,
            meant=query,
            judgements=MappingProxyType({}),
            nothing=True,
        )


def _in_random_order(records: Sequence[Record], rng: random.Random) -> Iterator[Record]:
    """Yield `records` in random order, drawing no more than are taken (Fisher and Yates's shuffle)."""
    order = list(range(len(records)))
    for place in range(len(order)):
        other = rng.randrange(place, len(order))
        order[place], order[other] = order[other], order[place]
        yield records[order[place]]
