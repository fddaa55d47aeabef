"""The cast: people and incidents planted in front of a corpus, whose truth the golden topics rely on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from types import MappingProxyType

from generators.records import Incident, Person
from harness.errors import did_you_mean
from harness.golden.incidents import read_incident
from harness.golden.known import Known, KnownRecords
from harness.golden.people import read_person
from harness.golden.reading import read_folder
from harness.toml import Table

__all__ = ["Cast", "CastRead", "read_cast"]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Every record to plant, its key as its id: GP- or GI- and a name.  Planted, it has an id like all others.

    `files` say of each, by its key, where it stands below its folder of golden queries.
    """

    people: tuple[Person, ...] = ()
    incidents: tuple[Incident, ...] = ()
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)


@dataclass(frozen=True, kw_only=True)
class CastRead:
    """What was read of a cast, by id; None stands for a record with a problem, so that naming it is no second one."""

    people: Mapping[str, Person | None]
    incidents: Mapping[str, Incident | None]
    files: Mapping[str, str]

    @property
    def cast(self) -> Cast:
        """The records without a problem."""
        return Cast(
            people=tuple(filter(None, self.people.values())),
            incidents=tuple(filter(None, self.incidents.values())),
            files=self.files,
        )

    @property
    def known(self) -> KnownRecords:
        """What topics have to know of them."""
        return KnownRecords(
            where="the cast",
            people={key: _of_person(person) if person else None for key, person in self.people.items()},
            incidents={
                key: Known(visibility=incident.visibility, opened=incident.opened) if incident else None
                for key, incident in self.incidents.items()
            },
        )


def _of_person(person: Person) -> Known:
    return Known(markers=frozenset(person.markers), visibility=person.visibility, culture=person.culture)


def read_cast(root: Traversable, *, problems: list[str]) -> CastRead:
    """Read ``cast/people`` and ``cast/incidents`` below `root`."""
    people: dict[str, Person | None] = {}
    incidents: dict[str, Incident | None] = {}
    tables: dict[str, Table] = {}
    for key, table in read_folder(root, "cast/people", problems=problems):
        tables[key], people[key] = table, read_person(key, table)
    for key, table in read_folder(root, "cast/incidents", problems=problems):
        tables[key], incidents[key] = table, read_incident(key, table, people)
    _check_links(incidents, tables)
    files = {key: table.file for key, table in tables.items()}
    return CastRead(people=people, incidents=incidents, files=MappingProxyType(files))


def _check_links(incidents: Mapping[str, Incident | None], tables: Mapping[str, Table]) -> None:
    for incident in filter(None, incidents.values()):
        for other in incident.linked:
            if other == incident.id:
                tables[incident.id].problem("linked", "an incident is not linked to itself")
            elif other not in incidents:
                tables[incident.id].problem("linked", f"{other!r} is not in the cast{did_you_mean(other, incidents)}")
