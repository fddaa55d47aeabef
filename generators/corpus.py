"""One seed's people, incidents and the links between them, identified by the SHA-256 of their content."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from generators.incidents import incidents
from generators.people import people
from generators.places import Gazetteer
from generators.records import Incident, Person

__all__ = ["Corpus"]

_PEOPLE_PER_TOWN, _STREETS_PER_TOWN, _MOST_TOWNS = 400, 60, 60


@dataclass(frozen=True, kw_only=True, eq=False)
class Corpus:
    """People and incidents whose truth is known because they were built, not found.

    `people` and `incidents` hold the cast of the golden queries, if it was planted, before what the seed gave.
    """

    seed: str
    people: tuple[Person, ...]
    incidents: tuple[Incident, ...]
    cast: frozenset[str] = frozenset()

    @classmethod
    def from_seed(cls, seed: str, *, people_count: int, incident_count: int) -> "Corpus":
        """Build the corpus of `seed`; the same seed and versions give the same records on any machine.

        Raises :class:`ValueError` for a negative count, or for incidents without people.
        """
        if people_count < 1 or incident_count < 0:
            raise ValueError(
                f"a corpus needs at least one person and no negative counts, not {people_count} and {incident_count}"
            )
        towns = min(_MOST_TOWNS, 1 + people_count // _PEOPLE_PER_TOWN)
        gazetteer = Gazetteer.from_seed(seed, towns=towns, streets=_STREETS_PER_TOWN)
        everyone = tuple(people(seed, people_count, gazetteer))
        return cls(seed=seed, people=everyone, incidents=tuple(incidents(seed, incident_count, everyone, gazetteer)))

    def with_cast(self, cast_people: Sequence[Person], cast_incidents: Sequence[Incident]) -> "Corpus":
        """Return this corpus with the hand-written records of the golden queries planted first."""
        return Corpus(
            seed=self.seed,
            people=(*cast_people, *self.people),
            incidents=(*cast_incidents, *self.incidents),
            cast=frozenset([*(person.id for person in cast_people), *(incident.id for incident in cast_incidents)]),
        )

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of every document and of the truth beside it, in order."""
        digest = hashlib.sha256()
        for line in self._lines():
            digest.update(line)
        return digest.hexdigest()

    @cached_property
    def person(self) -> dict[str, Person]:
        """Every person by its id."""
        return {record.id: record for record in self.people}

    @cached_property
    def incident(self) -> dict[str, Incident]:
        """Every incident by its id."""
        return {record.id: record for record in self.incidents}

    def _lines(self) -> Iterator[bytes]:
        truths = ({**p.document(), "human": p.human, "culture": p.culture} for p in self.people)
        yield from _canonical(truths)
        yield from _canonical(i.document() for i in self.incidents)


def _canonical(documents: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for document in documents:
        yield orjson.dumps(document, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
