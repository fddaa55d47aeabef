"""Poses the question that asks for one record, with the answers that are right.

A question is well-posed when the records that fit it leave room on the page for all that were asked for.
"""

import random
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generators.queries import PersonQuery, Query
from generators.records import Incident, Person, Record
from generators.topics.classes import Right, TopicClass
from generators.topics.topic import PAGE, Topic
from generators.truth import Fitting, Truth

__all__ = ["posed"]

_RARE = 1 / 500
"""A name may stand alone in a question if at most this share of the records bears its surname."""

_NO_SLICES: Mapping[str, str] = MappingProxyType({})


def posed(truth: Truth, topic_class: TopicClass, record: Record, rng: random.Random) -> Topic | str:
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
        guarded=any(_is_guarded(truth, name) for name in wanted),
        about=topic_class.variation.about if topic_class.variation else "",
        apart=apart if apart != typed else None,
    )


def _markers(truth: Truth, judged: frozenset[str]) -> Mapping[str, frozenset[str]]:
    people = (truth.corpus.person.get(record) for record in sorted(judged))
    return MappingProxyType({person.id: frozenset(person.markers) for person in people if person})


def _is_guarded(truth: Truth, record: str) -> bool:
    person = truth.corpus.person.get(record)
    return bool(person.markers if person else truth.corpus.incident[record].flags)


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


def _is_rare(truth: Truth, meant: Query) -> bool:
    bearers = truth.agreeing(PersonQuery().with_box("surname", getattr(meant, "surname", "")))
    return len(bearers) <= max(3, int(_RARE * len(truth.corpus.people)))
