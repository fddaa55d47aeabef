"""The cast: people and incidents planted in front of a corpus, whose truth the golden topics rely on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources.abc import Traversable

from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
from generators.names import CULTURES
from generators.narratives import CATEGORIES
from generators.people import MARKERS
from generators.records import (
    Address,
    Flag,
    Identifier,
    Incident,
    Involvement,
    Name,
    NameKind,
    Person,
    Place,
    Risk,
    Role,
    Sex,
    Visibility,
)
from harness.errors import did_you_mean
from harness.golden.reading import Table, read_folder
from harness.golden.unissuable import IDENTIFIER_FAULTS, phone_fault, postcode_fault, vehicle_fault

__all__ = ["Cast", "CastRead", "read_cast"]

_PERSON_ID = re.compile(r"GP-[a-z\d]+(-[a-z\d]+)*")
_INCIDENT_ID = re.compile(r"GI-[a-z\d]+(-[a-z\d]+)*")
_REFERENCE = re.compile(r"\d\d[A-Z]{2}/\d{6}/(?P<year>\d\d)")


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Every planted record.  Ids begin with GP- and GI-, as no generated record's does."""

    people: tuple[Person, ...] = ()
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CastRead:
    """What was read of a cast, by id; None stands for a record with a problem, so that naming it is no second one."""

    people: Mapping[str, Person | None]
    incidents: Mapping[str, Incident | None]

    @property
    def cast(self) -> Cast:
        """The records without a problem."""
        return Cast(
            people=tuple(filter(None, self.people.values())), incidents=tuple(filter(None, self.incidents.values()))
        )


def read_cast(root: Traversable, *, problems: list[str]) -> CastRead:
    """Read ``cast/people`` and ``cast/incidents`` below `root`."""
    people = {key: _person(key, table) for key, table in read_folder(root, "cast/people", problems=problems)}
    incidents = {
        key: _incident(key, table, people) for key, table in read_folder(root, "cast/incidents", problems=problems)
    }
    return CastRead(people=people, incidents=incidents)


def _person(key: str, table: Table) -> Person | None:
    if not _PERSON_ID.fullmatch(key):
        table.problem("", "the id of a planted person begins with GP- and goes on in small letters")
    person = Person(
        id=key,
        human=table.text("human", default=key),
        culture=table.one_of("culture", CULTURES),
        sex=table.member("sex", Sex),
        name=_name(table.table("name")),
        aliases=tuple(_name(alias, kind=NameKind.ALIAS) for alias in table.tables("aliases")),
        born=_born(table),
        ethnicity=table.text("ethnicity", default=""),
        occupation=table.text("occupation", default=""),
        addresses=tuple(_address(address) for address in table.tables("addresses")),
        phones=table.texts("phones"),
        identifiers=tuple(_identifier(identifier) for identifier in table.tables("identifiers")),
        vehicles=table.texts("vehicles"),
        markers=table.texts("markers"),
        visibility=_visibility(table),
    )
    for key, faults in (("phones", map(phone_fault, person.phones)), ("vehicles", map(vehicle_fault, person.vehicles))):
        for fault in filter(None, faults):
            table.problem(key, fault)
    for marker in person.markers:
        if marker not in MARKERS:
            table.problem("markers", f"{marker!r} is not known{did_you_mean(marker, MARKERS)}")
    table.close()
    return person if table.sound else None


def _incident(key: str, table: Table, people: Mapping[str, Person | None]) -> Incident | None:
    if not _INCIDENT_ID.fullmatch(key):
        table.problem("", "the id of a planted incident begins with GI- and goes on in small letters")
    opened = _opened(table)
    incident = Incident(
        id=key,
        reference=_reference(table, opened),
        number=table.number("number"),
        opened=opened,
        category=table.one_of("category", [category.name for category in CATEGORIES]),
        address=_address(table.table("address")),
        narrative=table.text("narrative"),
        involved=tuple(filter(None, (_involvement(i, people) for i in table.tables("involved")))),
        flags=table.members("flags", Flag),
        caller_phone=table.text("caller_phone", default=""),
        vehicle=table.text("vehicle", default=""),
        open=table.truth("open"),
        crime_reference=table.text("crime_reference", default=""),
        crossing=table.text("crossing", default=""),
        landmark=table.text("landmark", default=""),
        risk=table.member("risk", Risk) if table.has("risk") else Risk.NONE,
        officers=table.texts("officers"),
        visibility=_visibility(table),
    )
    if incident.caller_phone and (fault := phone_fault(incident.caller_phone)):
        table.problem("caller_phone", fault)
    if incident.vehicle and (fault := vehicle_fault(incident.vehicle)):
        table.problem("vehicle", fault)
    table.close()
    return incident if table.sound else None


def _name(table: Table, kind: NameKind = NameKind.RECORDED) -> Name:
    name = Name(
        forename=table.text("forename", default=""),
        middle=table.text("middle", default=""),
        title=table.text("title", default=""),
        surname=table.text("surname"),
        kind=table.member("kind", NameKind) if table.has("kind") else kind,
    )
    table.close()
    return name


def _visibility(table: Table) -> Visibility:
    return table.member("visibility", Visibility) if table.has("visibility") else Visibility.OPEN


def _born(table: Table) -> PartialDate | None:
    text = table.text("born", default="")
    born = PartialDate.parse(text)
    if text and (born is None or born.iso != text):
        table.problem("born", f"{text!r} is no date of the form '1984-03-09', '1984-03' or '1984'")
    return born


def _address(table: Table) -> Address:
    place = Place(street=table.text("street"), town=table.text("town"), postcode=table.text("postcode"))
    if place.postcode and (fault := postcode_fault(place.postcode)):
        table.problem("postcode", fault)
    address = Address(house=table.text("house"), place=place, current=not table.truth("previous"))
    table.close()
    return address


def _identifier(table: Table) -> Identifier:
    identifier = Identifier(scheme=table.one_of("scheme", IDENTIFIER_FAULTS), value=table.text("value"))
    check = IDENTIFIER_FAULTS.get(identifier.scheme)
    if check and identifier.value and (fault := check(identifier.value)):
        table.problem("value", fault)
    table.close()
    return identifier


def _opened(table: Table) -> datetime:
    written = table.moment("opened")
    if written is None:
        return datetime.fromtimestamp(0, tz=LOCAL_TIME)  # of a record that is not kept
    local = written.astimezone(LOCAL_TIME)
    if written.utcoffset() != local.utcoffset():
        table.problem("opened", f"{written.isoformat()} is {local.isoformat()} by the clock in London: write that")
    return local


def _reference(table: Table, opened: datetime) -> str:
    reference = table.text("reference")
    match = _REFERENCE.fullmatch(reference)
    if reference and match is None:
        table.problem("reference", f"{reference!r} is not of the form '42XG/000417/26'")
    elif match and table.sound and match["year"] != f"{opened:%y}":
        table.problem("reference", f"{reference!r} names another year than that of `opened`")
    return reference


def _involvement(table: Table, people: Mapping[str, Person | None]) -> Involvement | None:
    person, role = table.text("person"), table.member("role", Role)
    name = _name(table.table("name")) if table.has("name") else None
    if person and person not in people:
        table.problem("person", f"{person!r} is not in the cast{did_you_mean(person, people)}")
    table.close()
    # Without a name of its own, the one recorded of the person was taken down.
    known = people.get(person)
    taken_down = name or (known.name if known else None)
    return Involvement(person=person, role=role, name=taken_down) if taken_down else None
