"""One seed's people, incidents and the links between them, identified by the SHA-256 of their content."""

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import orjson

from generators.districts import districts
from generators.ids import FOR_THE_CAST, Ids
from generators.records import Incident, Person

__all__ = ["Corpus", "canonical", "person_line", "planted"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Corpus:
    """People and incidents whose truth is known because they were built, not found.

    `people` and `incidents` hold the cast of the golden queries, if it was planted, before what the seed gave.
    """

    seed: str
    people: tuple[Person, ...]
    incidents: tuple[Incident, ...]

    @classmethod
    def from_seed(cls, seed: str, *, people_count: int, incident_count: int) -> "Corpus":
        """Build the corpus of `seed`; the same seed and versions give the same records on any machine.

        Raises :class:`ValueError` for a negative count, or for incidents without people.
        """
        people: list[Person] = []
        incidents: list[Incident] = []
        for district in districts(seed, people_count=people_count, incident_count=incident_count):
            people += district.people
            incidents += district.incidents
        return cls(seed=seed, people=tuple(people), incidents=tuple(incidents))

    def with_cast(self, cast_people: Sequence[Person], cast_incidents: Sequence[Incident]) -> "Corpus":
        """Return this corpus with the hand-written records of the golden queries :func:`planted` first."""
        people, incidents = planted(self.seed, cast_people, cast_incidents)
        return Corpus(seed=self.seed, people=(*people, *self.people), incidents=(*incidents, *self.incidents))

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of every document and of the truth beside it, in order."""
        digest = hashlib.sha256()
        for line in self._lines():
            digest.update(line)
        return digest.hexdigest()

    @cached_property
    def cast(self) -> Mapping[str, str]:
        """The keys of the records that were planted, by their ids."""
        records: tuple[Person | Incident, ...] = (*self.people, *self.incidents)
        return {record.id: record.key for record in records if record.key}

    @cached_property
    def person(self) -> dict[str, Person]:
        """Every person by its id."""
        return {record.id: record for record in self.people}

    @cached_property
    def incident(self) -> dict[str, Incident]:
        """Every incident by its id."""
        return {record.id: record for record in self.incidents}

    def _lines(self) -> Iterator[bytes]:
        yield from map(person_line, self.people)
        yield from (canonical(incident.document()) for incident in self.incidents)


def planted(
    seed: str, people: Sequence[Person], incidents: Sequence[Incident]
) -> tuple[tuple[Person, ...], tuple[Incident, ...]]:
    """Return the cast as it stands in the corpus of `seed`: each record with an id like all others, and its own as key.

    Ids of the cast would tell a search which records it is asked about; so they are drawn, and others in every seed.
    """
    ids = Ids.of_seed(seed)
    drawn = iter(random.Random(f"{seed}:cast").sample(FOR_THE_CAST, len(people) + len(incidents)))
    of_people = {person.id: ids.person(serial) for person, serial in zip(people, drawn, strict=False)}
    of_incidents = {incident.id: ids.incident(serial) for incident, serial in zip(incidents, drawn, strict=False)}
    return (
        tuple(replace(person, id=of_people[person.id], key=person.id) for person in people),
        tuple(
            replace(
                incident,
                id=of_incidents[incident.id],
                key=incident.id,
                involved=tuple(replace(i, person=of_people.get(i.person, i.person)) for i in incident.involved),
                linked=tuple(of_incidents.get(other, other) for other in incident.linked),
            )
            for incident in incidents
        ),
    )


def person_line(person: Person) -> bytes:
    """Return one line of JSON: the document of `person`, and what only the truth knows."""
    return canonical({**person.document(), "human": person.human, "culture": person.culture})


def canonical(document: dict[str, Any]) -> bytes:
    """Return `document` as one line of JSON that is the same wherever it is written."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
