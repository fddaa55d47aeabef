"""A force's districts: what a corpus is built of, one at a time and each for itself.

A district has towns, the people who live there and the incidents logged there; nothing of it depends on another
district, so that districts can be built in any order, by any number of processes, and be forgotten when written.
"""

import gc
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generators.ids import Ids
from generators.incidents import Desk, incidents
from generators.people import people
from generators.places import Gazetteer
from generators.records import Incident, Person

__all__ = ["District", "Plan", "build", "districts", "gc_paused", "plans"]

_PEOPLE = 2000
"""Records of people in one district: enough for namesakes, few enough to be held in memory."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What it takes to build district `number` of `of`; `first_person` and `first_incident` are serials of ids."""

    seed: str
    number: int
    of: int
    people: int
    incidents: int
    first_person: int
    first_incident: int


@dataclass(frozen=True, kw_only=True)
class District:
    """The records of one district."""

    number: int
    people: list[Person]
    incidents: list[Incident]


def plans(seed: str, *, people_count: int, incident_count: int) -> Iterator[Plan]:
    """Yield the plan of every district of a corpus.

    Raises :class:`ValueError` for a negative count, or for incidents without people.
    """
    if people_count < 1 or incident_count < 0:
        raise ValueError(
            f"a corpus needs at least one person and no negative counts, not {people_count} and {incident_count}"
        )
    of = max(1, round(people_count / _PEOPLE))
    for number in range(of):
        first_person, next_person = (people_count * n // of for n in (number, number + 1))
        first_incident, next_incident = (incident_count * n // of for n in (number, number + 1))
        yield Plan(
            seed=seed,
            number=number,
            of=of,
            people=next_person - first_person,
            incidents=next_incident - first_incident,
            first_person=first_person + 1,
            first_incident=first_incident + 1,
        )


def build(plan: Plan) -> District:
    """Build one district."""
    with gc_paused():
        return _built(plan)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector, which would walk every record again and again: records refer to no cycles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _built(plan: Plan) -> District:
    rng = random.Random(f"{plan.seed}:district:{plan.number}")
    gazetteer = Gazetteer.of_district(plan.seed, plan.number)
    ids = Ids.of_seed(plan.seed)
    residents = people(rng, plan.people, gazetteer, first=plan.first_person, ids=ids)
    desk = Desk(number=plan.number, of=plan.of, first=plan.first_incident, ids=ids)
    logged = incidents(rng, plan.incidents, residents, gazetteer, desk)
    return District(number=plan.number, people=residents, incidents=logged)


def districts(seed: str, *, people_count: int, incident_count: int) -> Iterator[District]:
    """Yield every district of a corpus, in order."""
    yield from map(build, plans(seed, people_count=people_count, incident_count=incident_count))
