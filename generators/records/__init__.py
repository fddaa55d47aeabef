"""The two kinds of record, person and incident, and the documents that a system is given of them.

What a document leaves out (which human a record is of, the naming culture) is the truth's alone.
"""

from typing import TypeVar

from generators.records.incidents import Flag, Incident, Involvement, Risk, Role
from generators.records.names import Name, NameKind
from generators.records.people import Identifier, Person, Sex
from generators.records.places import Address, Place
from generators.records.visibility import Visibility

__all__ = [
    "Address",
    "AnyRecord",
    "Flag",
    "Identifier",
    "Incident",
    "Involvement",
    "Name",
    "NameKind",
    "Person",
    "Place",
    "Record",
    "Risk",
    "Role",
    "Sex",
    "Visibility",
]

Record = Person | Incident
"""Either kind of record."""

AnyRecord = TypeVar("AnyRecord", Person, Incident)
"""One kind of record, the same wherever it stands in a signature."""
