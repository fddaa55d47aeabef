"""One example under trial: a record, and whatever else a relation draws to ask about it."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from hypothesis import strategies as st

from generators.queries import Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS
from generators.records import AnyRecord, Incident, Person, Visibility
from generators.truth import Truth
from generators.variations import VARIATIONS

__all__ = ["Case", "World"]

T = TypeVar("T")

_seeds = st.integers(min_value=0, max_value=99)
"""Forms and variations draw from a generator of their own: few of them, so that a failure shrinks to the first."""


@dataclass(frozen=True, kw_only=True)
class World:
    """What is true of the records that are searched; `lacks` names the boxes that a person search does not have."""

    truth: Truth
    lacks: frozenset[str] = frozenset()

    @cached_property
    def people(self) -> Sequence[Person]:
        """The people whom any search may show, the simplest first, so that Hypothesis shrinks towards them."""
        return sorted(_of(self.truth.corpus.people, hidden=False), key=_size_of_person)

    @cached_property
    def incidents(self) -> Sequence[Incident]:
        """The incidents that any search may show, the simplest first."""
        return sorted(_of(self.truth.corpus.incidents, hidden=False), key=_size_of_incident)

    @cached_property
    def well_known(self) -> Sequence[Person]:
        """The people of whom an address, a telephone number, a vehicle and a date of birth are recorded."""
        known = (p for p in self.people if p.addresses and p.phones and p.vehicles and p.born and p.name.forename)
        return list(known) or self.people

    @cached_property
    def hidden_people(self) -> Sequence[Person]:
        """The people whom no ordinary search may show, the simplest first."""
        return sorted(_of(self.truth.corpus.people, hidden=True), key=_size_of_person)

    @cached_property
    def hidden_incidents(self) -> Sequence[Incident]:
        """The incidents that no ordinary search may show, the simplest first."""
        return sorted(_of(self.truth.corpus.incidents, hidden=True), key=_size_of_incident)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of all records that no ordinary search may show."""
        people, incidents = self.hidden_people, self.hidden_incidents
        return frozenset([*(person.id for person in people), *(incident.id for incident in incidents)])

    @cached_property
    def incidents_of(self) -> Mapping[str, Sequence[Incident]]:
        """The incidents that any search may show, by the id of each person involved."""
        found: defaultdict[str, list[Incident]] = defaultdict(list)
        for incident in self.incidents:
            for person in dict.fromkeys(involvement.person for involvement in incident.involved):
                found[person].append(incident)
        return dict(found)

    @property
    def person(self) -> Mapping[str, Person]:
        """Every person by id."""
        return self.truth.corpus.person

    def agreeing(self, query: Query) -> frozenset[str]:
        """Return the ids of the records whose own values equal everything typed, and that may be shown."""
        return self.truth.agreeing(query)


class Case(Generic[AnyRecord]):
    """What a relation draws from, beside the record it is asked of: everything it draws is shrunk."""

    def __init__(self, draw: st.DrawFn, world: World) -> None:
        self._draw = draw
        self.world = world

    def draw(self, strategy: st.SearchStrategy[T]) -> T:
        """Return a value of `strategy`."""
        return self._draw(strategy)

    def one_of(self, values: Sequence[T]) -> T:
        """Return one of `values`; shrinks to the first."""
        return self._draw(st.sampled_from(values))

    def number(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both included; shrinks to `least`."""
        return self._draw(st.integers(min_value=least, max_value=most))

    def asked(self, record: AnyRecord, form: str) -> Query | None:
        """Return the question that asks for `record` in `form` (of :mod:`generators.questions`); None if none can."""
        rng = random.Random(self._draw(_seeds))
        if isinstance(record, Person):
            return PERSON_FORMS[form].ask(record, rng)
        return INCIDENT_FORMS[form].ask(record, rng)

    def varied(self, query: Query, variation: str) -> Query | None:
        """Return `query` typed with `variation`; None where that would change nothing."""
        return VARIATIONS[variation](query, random.Random(self._draw(_seeds)))


def _of(records: Sequence[AnyRecord], *, hidden: bool) -> list[AnyRecord]:
    return [record for record in records if (record.visibility is not Visibility.OPEN) == hidden]


def _size_of_person(person: Person) -> tuple[bool, int, int, str]:
    name = person.name.full
    values = (person.aliases, person.addresses, person.phones, person.identifiers, person.vehicles, person.markers)
    return not name.isascii(), sum(map(len, values)) + (person.born is not None), len(name), person.id


def _size_of_incident(incident: Incident) -> tuple[int, int, str]:
    values = (
        incident.involved,
        incident.flags,
        incident.officers,
        incident.linked,
        incident.crossing,
        incident.landmark,
    )
    return sum(map(bool, values)), len(incident.narrative), incident.id
