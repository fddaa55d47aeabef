"""Reads one planted incident."""

import re
from collections.abc import Mapping
from datetime import datetime

from generators.incidents import LOCAL_TIME
from generators.narratives import CATEGORIES
from generators.records import Flag, Incident, Involvement, Person, Risk, Role
from harness.errors import did_you_mean
from harness.golden.parts import read_address, read_name, read_visibility
from harness.golden.unissuable import phone_fault, vehicle_fault
from harness.toml import Table

__all__ = ["read_incident"]

_ID = re.compile(r"GI-[a-z\d]+(-[a-z\d]+)*")
_REFERENCE = re.compile(r"\d\d[A-Z]{2}/\d{6}/(?P<year>\d\d)")
_CRIME_REFERENCE = re.compile(r"X[A-Z]/\d{6}/\d\d")
_GRADES = range(1, 5)
_USUAL_GRADE = 3
_QUALIFIERS = {category.name: category.qualifiers for category in CATEGORIES}


def read_incident(key: str, table: Table, people: Mapping[str, Person | None]) -> Incident | None:
    """Return the incident `key` that `table` describes; None where something is wrong with it.

    `linked` is read as it stands: whether those incidents exist, only the whole cast shows.
    """
    if not _ID.fullmatch(key):
        table.problem("", "the id of a planted incident begins with GI- and goes on in small letters")
    opened = _opened(table)
    incident = Incident(
        id=key,
        reference=_reference(table, opened),
        number=table.count("number"),
        opened=opened,
        category=table.one_of("category", _QUALIFIERS),
        address=read_address(table.table("address"), housed=False),
        narrative=table.text("narrative"),
        involved=tuple(filter(None, (_involvement(i, people) for i in table.tables("involved")))),
        flags=table.members("flags", Flag),
        caller_phone=table.text("caller_phone", default=""),
        vehicle=table.text("vehicle", default=""),
        open=table.truth("open"),
        crime_reference=_crime_reference(table),
        qualifiers=table.texts("qualifiers"),
        crossing=table.text("crossing", default=""),
        landmark=table.text("landmark", default=""),
        risk=table.member("risk", Risk) if table.has("risk") else Risk.NONE,
        grade=table.count("grade", default=_USUAL_GRADE),
        officers=table.texts("officers"),
        linked=table.texts("linked"),
        visibility=read_visibility(table),
    )
    if incident.caller_phone and (fault := phone_fault(incident.caller_phone)):
        table.problem("caller_phone", fault)
    if incident.vehicle and (fault := vehicle_fault(incident.vehicle)):
        table.problem("vehicle", fault)
    if incident.grade not in _GRADES:
        table.problem("grade", f"must be from {_GRADES[0]} to {_GRADES[-1]}, not {incident.grade}")
    for qualifier in incident.qualifiers:
        if incident.category and qualifier not in (known := _QUALIFIERS.get(incident.category, ())):
            said = f"{qualifier!r} is no qualifier of {incident.category!r}"
            table.problem("qualifiers", f"{said}{did_you_mean(qualifier, known)}")
    table.close()
    return incident if table.sound else None


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


def _crime_reference(table: Table) -> str:
    reference = table.text("crime_reference", default="")
    if reference and not _CRIME_REFERENCE.fullmatch(reference):
        table.problem("crime_reference", f"{reference!r} is not of the form 'XG/004512/26'")
    return reference


def _involvement(table: Table, people: Mapping[str, Person | None]) -> Involvement | None:
    person, role = table.text("person"), table.member("role", Role)
    name = read_name(table.table("name")) if table.has("name") else None
    if person and person not in people:
        table.problem("person", f"{person!r} is not in the cast{did_you_mean(person, people)}")
    table.close()
    # Without a name of its own, the one recorded of the person was taken down.
    known = people.get(person)
    taken_down = name or (known.name if known else None)
    return Involvement(person=person, role=role, name=taken_down) if taken_down else None
