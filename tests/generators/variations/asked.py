"""Queries as they are asked of a small corpus, for variations to be tried on."""

import random
from dataclasses import replace
from functools import cache

from generators.corpus import Corpus
from generators.queries import Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS
from generators.records import Incident, Person
from generators.topics import CLASSES, Intent
from generators.variations import Variation

CORPUS = Corpus.from_seed("variations", people_count=600, incident_count=200)
PEOPLE = CORPUS.people
INCIDENTS = tuple(
    replace(incident, crossing="Mill Lane", landmark="Central Library", officers=("4711",))
    for incident in CORPUS.incidents
)


@cache
def asked_for(variation: Variation) -> tuple[tuple[Query, Person | Incident], ...]:
    """Every query of the classes that ask `variation`, with the record that it asks for."""
    rng = random.Random("asked")
    levels = {(c.intent, c.evidence) for c in CLASSES.values() if c.variation is variation}
    found: list[tuple[Query, Person | Incident]] = []
    for intent, evidence in sorted(levels):
        if intent is Intent.PERSON:
            found += [(q, p) for p in PEOPLE if (q := PERSON_FORMS[evidence].ask(p, rng))]
        else:
            found += [(q, i) for i in INCIDENTS if (q := INCIDENT_FORMS[evidence].ask(i, rng))]
    return tuple(found)


def changed_boxes(asked: Query, typed: Query) -> set[str]:
    return {box for box in asked.boxes() if getattr(asked, box) != getattr(typed, box)}
