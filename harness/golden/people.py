"""Reads one planted person."""

import re

from generators.names import CULTURES
from generators.people import MARKERS
from generators.records import Identifier, NameKind, Person, Sex
from harness.errors import did_you_mean
from harness.golden.parts import read_address, read_birth, read_name, read_visibility
from harness.golden.unissuable import IDENTIFIER_FAULTS, phone_fault, vehicle_fault
from harness.toml import Table

__all__ = ["read_person"]

_ID = re.compile(r"GP-[a-z\d]+(-[a-z\d]+)*")


def read_person(key: str, table: Table) -> Person | None:
    """Return the person `key` that `table` describes; None where something is wrong with it."""
    if not _ID.fullmatch(key):
        table.problem("", "the id of a planted person begins with GP- and goes on in small letters")
    person = Person(
        id=key,
        human=table.text("human", default=key),
        culture=table.one_of("culture", CULTURES),
        sex=table.member("sex", Sex),
        name=read_name(table.table("name")),
        aliases=tuple(read_name(alias, kind=NameKind.ALIAS) for alias in table.tables("aliases")),
        born=read_birth(table),
        ethnicity=table.text("ethnicity", default=""),
        occupation=table.text("occupation", default=""),
        addresses=tuple(read_address(address, housed=True) for address in table.tables("addresses")),
        phones=table.texts("phones"),
        identifiers=tuple(_identifier(identifier) for identifier in table.tables("identifiers")),
        vehicles=table.texts("vehicles"),
        markers=table.texts("markers"),
        visibility=read_visibility(table),
    )
    for key, faults in (("phones", map(phone_fault, person.phones)), ("vehicles", map(vehicle_fault, person.vehicles))):
        for fault in filter(None, faults):
            table.problem(key, fault)
    for marker in person.markers:
        if marker not in MARKERS:
            table.problem("markers", f"{marker!r} is not known{did_you_mean(marker, MARKERS)}")
    table.close()
    return person if table.sound else None


def _identifier(table: Table) -> Identifier:
    identifier = Identifier(scheme=table.one_of("scheme", IDENTIFIER_FAULTS), value=table.text("value"))
    check = IDENTIFIER_FAULTS.get(identifier.scheme)
    if check and identifier.value and (fault := check(identifier.value)):
        table.problem("value", fault)
    table.close()
    return identifier
