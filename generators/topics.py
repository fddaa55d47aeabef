"""Topics: one question each, with the answers that are right, known before anything is indexed."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from generators.queries import PersonQuery, Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS, Form
from generators.records import Incident, Person
from generators.truth import Truth
from generators.variations import VARIATIONS, Tier, Variation

__all__ = ["CLASSES", "PAGE", "Intent", "Topic", "TopicClass", "topics"]

Record = TypeVar("Record", Person, Incident)

PAGE = 10
"""Hits that an officer reads: the cut-off of every measure unless another is asked for."""

_RARE = 1 / 500
"""A name may stand alone in a question if at most this share of the records bears its surname."""


class Intent(StrEnum):
    """What is searched for."""

    PERSON = "person"
    INCIDENT = "incident"


@dataclass(frozen=True, kw_only=True)
class TopicClass:
    """What is reported together: one variation (or none) at one level of evidence."""

    name: str
    intent: Intent
    evidence: str
    tier: Tier
    variation: Variation | None = None

    @property
    def id(self) -> str:
        """The class on the command line: ``person/diacritics/name+born``."""
        return f"{self.intent}/{self.name}/{self.evidence.replace(', ', '-').replace(' + ', '+').replace(' ', '-')}"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One question with its truth.

    `typed` is what the officer types, `meant` the same with every value as recorded.  `judgements` grades records over
    the whole corpus: 2 what was asked for, 1 acceptable, and 0, not listed, all others.  `forbidden` must never be
    shown.
    """

    id: str
    topic_class: str
    intent: Intent
    tier: Tier
    typed: Query
    meant: Query
    judgements: Mapping[str, int]
    forbidden: frozenset[str] = frozenset()
    culture: str = ""
    about: str = ""

    @property
    def wanted(self) -> frozenset[str]:
        """The ids of the records asked for."""
        return frozenset(record for record, grade in self.judgements.items() if grade == 2)

    @property
    def acceptable(self) -> frozenset[str]:
        """The ids of records that fit what was typed just as well."""
        return frozenset(record for record, grade in self.judgements.items() if grade == 1)


def _classes() -> Iterator[TopicClass]:
    for form in PERSON_FORMS:
        yield TopicClass(
            name="alias" if form.startswith("alias") else "as-recorded",
            intent=Intent.PERSON,
            evidence=form,
            tier=Tier.STRONG,
        )
    for form in INCIDENT_FORMS:
        yield TopicClass(name="as-recorded", intent=Intent.INCIDENT, evidence=form, tier=Tier.STRONG)
    for variation in VARIATIONS.values():
        for intent, form in _VARIED_OTHERWISE.get(variation.name, _VARIED_BY[variation.field]):
            yield TopicClass(
                name=variation.name, intent=intent, evidence=form, tier=variation.tier, variation=variation
            )


_NAME, _NAME_AND_BORN = (Intent.PERSON, "name"), (Intent.PERSON, "name + born")
_INVOLVED = (Intent.INCIDENT, "person + window")

_VARIED_BY: Mapping[str, tuple[tuple[Intent, str], ...]] = {
    "name": (_NAME_AND_BORN, _NAME),
    "whole name": ((Intent.PERSON, "whole name + born"),),
    "date of birth": (_NAME_AND_BORN,),
    "name and date of birth": (_NAME_AND_BORN,),
    "age": ((Intent.PERSON, "name + age + sex"),),
    "sex": ((Intent.PERSON, "name + age + sex"),),
    "identifier": ((Intent.PERSON, "PNC ID"), (Intent.PERSON, "identifier")),
    "phone": ((Intent.PERSON, "phone"), (Intent.INCIDENT, "caller phone")),
    "vehicle": ((Intent.PERSON, "vehicle"), (Intent.INCIDENT, "vehicle")),
    "street": ((Intent.PERSON, "surname + street + town"), (Intent.INCIDENT, "street + window")),
    "house": ((Intent.PERSON, "name + house + street"),),
    "town": ((Intent.INCIDENT, "street + window"),),
    "postcode": ((Intent.PERSON, "surname + postcode"), (Intent.INCIDENT, "postcode + window")),
    "outward code": ((Intent.PERSON, "name + postcode"),),
    "reference": ((Intent.INCIDENT, "reference"),),
    "number": ((Intent.INCIDENT, "number + date"), (Intent.INCIDENT, "number + window")),
    "crossing": ((Intent.INCIDENT, "junction + window"),),
    "category": ((Intent.INCIDENT, "category + town + window"),),
    "words": ((Intent.INCIDENT, "words + window"),),
}
"""The levels of evidence at which a variation of each field is asked."""

_VARIED_OTHERWISE: Mapping[str, tuple[tuple[Intent, str], ...]] = {
    **dict.fromkeys(("slip", "nickname", "transliteration"), (_NAME_AND_BORN, _NAME, _INVOLVED)),
    "as-it-happens": (_NAME_AND_BORN, _NAME, _INVOLVED),
    # What is left of the name is too little to be asked alone, or says too little that other classes do not.
    **dict.fromkeys(
        ("honorific", "middle-added", "misread", "prefix", "slip-in-forename+slip", "transliteration+slip"),
        (_NAME_AND_BORN,),
    ),
    "title": (_NAME,),
    "postcode-misread": ((Intent.PERSON, "surname + postcode"),),
    "vehicle-misread": ((Intent.PERSON, "vehicle"),),
}
"""The levels of evidence of the variations that are asked at others than those of their field."""

CLASSES: Mapping[str, TopicClass] = MappingProxyType({c.id: c for c in _classes()})
"""Every class by its id."""


def topics(truth: Truth, topic_class: TopicClass, count: int) -> list[Topic]:
    """Return `count` topics of `topic_class`, fewer where the corpus has no more that are well-posed.

    A question is well-posed when the records that fit it leave room on the page for all that were asked for.  The same
    corpus gives the same topics, whichever other classes are asked.
    """
    rng = random.Random(f"{truth.corpus.seed}:topics:{topic_class.id}")
    build = _person_topics if topic_class.intent is Intent.PERSON else _incident_topics
    return list(islice(build(truth, topic_class, rng), count))


def _person_topics(truth: Truth, topic_class: TopicClass, rng: random.Random) -> Iterator[Topic]:
    form = PERSON_FORMS[topic_class.evidence]
    for person in _in_random_order(truth.corpus.people, truth.corpus.cast, rng):
        asked = _asked(form, topic_class.variation, person, rng)
        if asked is None or (form.rare and not _rare(truth, asked.meant)):
            continue
        others = (truth.agreeing(asked.meant) | truth.agreeing(asked.typed) | truth.same_human(person)) - {person.id}
        if len(others) < PAGE:
            judgements = {person.id: 2, **dict.fromkeys(sorted(others), 1)}
            yield _topic(topic_class, asked, judgements, serial=person.id, culture=person.culture)


def _incident_topics(truth: Truth, topic_class: TopicClass, rng: random.Random) -> Iterator[Topic]:
    form = INCIDENT_FORMS[topic_class.evidence]
    for incident in _in_random_order(truth.corpus.incidents, truth.corpus.cast, rng):
        asked = _asked(form, topic_class.variation, incident, rng)
        if asked is None:
            continue
        wanted = truth.agreeing(asked.meant)
        others = truth.agreeing(asked.typed) - wanted
        if len(wanted | others) <= PAGE:
            judgements = {**dict.fromkeys(sorted(wanted), 2), **dict.fromkeys(sorted(others), 1)}
            yield _topic(topic_class, asked, judgements, serial=incident.id)


class _Asked(NamedTuple):
    meant: Query
    typed: Query


def _asked(form: Form[Record], variation: Variation | None, record: Record, rng: random.Random) -> _Asked | None:
    meant = form.ask(record, rng)
    if meant is None:
        return None
    typed = variation(meant, rng) if variation else meant
    return None if typed is None else _Asked(meant, typed)


def _topic(
    topic_class: TopicClass, asked: _Asked, judgements: dict[str, int], *, serial: str, culture: str = ""
) -> Topic:
    return Topic(
        id=f"{topic_class.id}/{serial}",
        topic_class=topic_class.id,
        intent=topic_class.intent,
        tier=topic_class.tier,
        typed=asked.typed,
        meant=asked.meant,
        judgements=MappingProxyType(judgements),
        culture=culture,
        about=topic_class.variation.about if topic_class.variation else "",
    )


def _in_random_order(records: Sequence[Record], cast: frozenset[str], rng: random.Random) -> Iterator[Record]:
    """Yield `records` but for the cast in random order, drawing no more than are taken (Fisher and Yates's shuffle)."""
    order = list(range(len(records)))
    for place in range(len(order)):
        other = rng.randrange(place, len(order))
        order[place], order[other] = order[other], order[place]
        record = records[order[place]]
        if record.id not in cast:
            yield record


def _rare(truth: Truth, meant: Query) -> bool:
    bearers = truth.agreeing(PersonQuery().with_box("surname", getattr(meant, "surname", "")))
    return len(bearers) <= max(3, int(_RARE * len(truth.corpus.people)))
