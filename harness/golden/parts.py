"""Reads what a planted person and a planted incident have in common: names, addresses, who may see them."""

import re

from generators.dates import PartialDate
from generators.records import Address, Name, NameKind, Place, Visibility
from harness.golden.unissuable import postcode_fault
from harness.toml import Table

__all__ = ["read_address", "read_birth", "read_name", "read_visibility"]

_BEAT = re.compile(r"X[A-Z]\d[\dA-Z]?-\d")


def read_name(table: Table, kind: NameKind = NameKind.RECORDED) -> Name:
    """Return the name in `table`, of `kind` where it does not say so itself."""
    name = Name(
        forename=table.text("forename", default=""),
        middle=table.text("middle", default=""),
        title=table.text("title", default=""),
        surname=table.text("surname"),
        kind=table.member("kind", NameKind) if table.has("kind") else kind,
        born=read_birth(table) if kind is NameKind.ALIAS else None,
    )
    table.close()
    return name


def read_birth(table: Table) -> PartialDate | None:
    """Return the date of birth in `table`, whole or in part; None where it says none."""
    text = table.text("born", default="")
    born = PartialDate.parse(text)
    if text and (born is None or born.iso != text):
        table.problem("born", f"{text!r} is no date of the form '1984-03-09', '1984-03' or '1984'")
    return born


def read_visibility(table: Table) -> Visibility:
    """Return who may see the record in `table`: everybody where it does not say so."""
    return table.member("visibility", Visibility) if table.has("visibility") else Visibility.OPEN


def read_address(table: Table, *, housed: bool) -> Address:
    """Return the address in `table`; it needs a house only where it is `housed`, as no junction is."""
    place = Place(
        street=table.text("street"),
        town=table.text("town"),
        postcode=table.text("postcode"),
        beat=table.text("beat", default=""),
    )
    if place.postcode and (fault := postcode_fault(place.postcode)):
        table.problem("postcode", fault)
    if place.beat and not _BEAT.fullmatch(place.beat):
        table.problem("beat", f"{place.beat!r} is not of the form 'XG1-2': an outward postcode and a figure")
    address = Address(
        house=table.text("house", default=None if housed else ""), place=place, current=not table.truth("previous")
    )
    table.close()
    return address
