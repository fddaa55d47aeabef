"""Draws the topics of a class from a corpus: evenly over naming cultures, and only questions that are well-posed.

A question is well-posed when the records that fit it leave room on the page for all that were asked for.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from types import MappingProxyType
from typing import NamedTuple

from generators.absent import ABSENT
from generators.queries import PersonQuery, Query
from generators.records import Incident, Person
from generators.topics.classes import Right, TopicClass
from generators.topics.topic import PAGE, Intent, Topic
from generators.truth import Fitting, Truth

__all__ = ["Posed", "Stratum", "pose", "topics"]

Record = Person | Incident

_RARE = 1 / 500
"""A name may stand alone in a question if at most this share of the records bears its surname."""

_PATIENCE = 150
"""So many records in a row may give no topic before a culture that has given none yet is left alone."""

_PATIENCE_AFTER_THE_FIRST = 10 * _PATIENCE

_PATIENCE_WITH_THE_TYPICAL = 10_000
"""A culture that a variation names as typical of it is searched for longer: there are topics, however few."""

_NO_SLICES: Mapping[str, str] = MappingProxyType({})


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
        topic = _posed(truth, topic_class, record, rng)
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


def _posed(truth: Truth, topic_class: TopicClass, record: Record, rng: random.Random) -> Topic | str:
    """Return the topic that asks for `record`, or why there is none."""
    asked = _asked(topic_class, record, rng)
    if isinstance(asked, str):
        return asked
    meant, apart, typed = asked
    if topic_class.alone and not _is_rare(truth, meant):
        return "with too common a name"
    if topic_class.variation and topic_class.variation.wrong and record.id in truth.agreeing(apart):
        return "of whom it is true after all"
    as_meant, fitting = truth.fitting(meant), _fitting(truth, topic_class, asked)
    wanted, others = _graded(truth, topic_class, record, as_meant.agreeing, fitting.agreeing)
    if topic_class.right is Right.HUMAN and len(wanted) < 2:
        return "recorded once alone"
    if len(wanted | others) > PAGE:
        return "with too many who fit as well"
    return Topic(
        id=f"{topic_class.id}/{record.id}",
        topic_class=topic_class.id,
        intent=topic_class.intent,
        tier=topic_class.tier,
        typed=typed,
        meant=meant,
        judgements=MappingProxyType({**dict.fromkeys(sorted(wanted), 2), **dict.fromkeys(sorted(others), 1)}),
        forbidden=fitting.forbidden,
        record=record.id,
        markers=_markers(truth, wanted | others),
        slices=_slices(record),
        about=topic_class.variation.about if topic_class.variation else "",
        apart=apart if apart != typed else None,
    )


def _markers(truth: Truth, judged: frozenset[str]) -> Mapping[str, frozenset[str]]:
    people = (truth.corpus.person.get(record) for record in sorted(judged))
    return MappingProxyType({person.id: frozenset(person.markers) for person in people if person})


def _slices(record: Record) -> Mapping[str, str]:
    if isinstance(record, Incident):
        return _NO_SLICES
    others = len(record.aliases)
    return MappingProxyType(
        {"culture": record.culture, "sex": record.sex.value, "other names": str(others) if others < 2 else "2 or more"}
    )


class _Asked(NamedTuple):
    """A question as recorded, with what is wrong about it, and as it is typed: the first two with a box a value."""

    meant: Query
    apart: Query
    typed: Query


def _asked(topic_class: TopicClass, record: Record, rng: random.Random) -> _Asked | str:
    """Return the question for `record`, or why it cannot be asked."""
    form = topic_class.form
    meant = form.ask(record, rng)
    if meant is None:
        return "cannot be asked for so"
    apart = topic_class.variation(meant, rng) if topic_class.variation else meant
    return _Asked(meant, apart, form.typed(apart, rng)) if apart else "would be typed as recorded"


def _fitting(truth: Truth, topic_class: TopicClass, asked: _Asked) -> Fitting:
    """Return who fits what was meant, or what was typed: of a number typed beside, whoever has it too."""
    meant, apart, _ = asked
    queries: set[Query] = set(asked)
    if topic_class.variation and topic_class.variation.field == "number beside":
        beside = {box: value for box, value in apart.typed().items() if value != getattr(meant, box)}
        queries.add(type(meant)().with_boxes(beside))
    found = [truth.fitting(query) for query in queries]
    return Fitting(frozenset().union(*(f.agreeing for f in found)), frozenset().union(*(f.forbidden for f in found)))


def _graded(
    truth: Truth, topic_class: TopicClass, record: Record, as_meant: frozenset[str], fitting: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the records wanted, and of those that are acceptable beside them."""
    same = truth.same_human(record) if isinstance(record, Person) else frozenset()
    match topic_class.right:
        case Right.RECORD:
            wanted = frozenset({record.id})
        case Right.HUMAN:
            wanted = as_meant & same
        case Right.ALL:
            wanted = as_meant
        case _:
            wanted = frozenset()
    return wanted, (fitting | same) - wanted


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


def _is_rare(truth: Truth, meant: Query) -> bool:
    bearers = truth.agreeing(PersonQuery().with_box("surname", getattr(meant, "surname", "")))
    return len(bearers) <= max(3, int(_RARE * len(truth.corpus.people)))
