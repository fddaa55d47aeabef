"""What is indexed of a record: the canonical document, or whatever a template of the folder makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
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
    Record,
    Risk,
    Role,
    Sex,
    Visibility,
)
from generators.topics import Intent
from harness.systems.files import SystemFiles
from harness.systems.templating import AnyTemplate, json_object

__all__ = ["DocumentTemplate", "read_document", "samples"]


@dataclass(frozen=True, kw_only=True, eq=False)
class DocumentTemplate(AnyTemplate):
    """A template that makes the document of a system of the canonical one, ``record``.

    `unread` are the fields of that which it makes nothing of: what the system does not hold, by design.
    """

    unread: tuple[str, ...] = ()

    variables: ClassVar[frozenset[str]] = frozenset({"record"})

    def document(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document of the canonical one; raises as :func:`~harness.systems.templating.json_object` does."""
        return json_object(self, self.make(record, record=record), record)


def read_document(files: SystemFiles, file: str, intent: Intent) -> DocumentTemplate:
    """Return the template in `file`, tried on records of which everything, and next to nothing, is known.

    Raises :class:`~harness.errors.SystemFolderError` where it makes no document of one.
    """
    template = DocumentTemplate.from_file(files, file)
    noted = [_Noted(record.document()) for record in samples(intent)]
    for document in noted:
        template.document(document)
    read = {key for document in noted for key in document.read}
    return replace(template, unread=tuple(key for key in noted[0] if key not in read))


def samples(intent: Intent) -> tuple[Record, ...]:
    """Return records of a kind: of the first everything is known, of others next to nothing."""
    return _SAMPLES[intent]


class _Noted(dict[str, Any]):
    """A document that notes which of its fields are read."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        super().__init__(document)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().__getitem__(key)


_HOME = Address(house="7", place=Place(street="Mill Lane", town="Ashby", postcode="XN4 1ZL", beat="XN4-1"))
_SAMPLES: Mapping[Intent, tuple[Record, ...]] = {
    Intent.PERSON: (
        Person(
            id="N0000001",
            human="",
            culture="",
            sex=Sex.FEMALE,
            name=Name(title="Dr", forename="Anna", middle="Maria", surname="O'Brien"),
            aliases=(
                Name(forename="Anna", surname="Smith", kind=NameKind.MAIDEN),
                Name(forename="Ann", surname="Smith", kind=NameKind.ALIAS, born=PartialDate(year=1985, month=1)),
            ),
            born=PartialDate(year=1984, month=3, day=9),
            ethnicity="W1",
            occupation="Nurse",
            addresses=(_HOME, replace(_HOME, current=False)),
            phones=("07700900123",),
            identifiers=(Identifier(scheme="pnc", value="2041/0000034U"),),
            vehicles=("QA12BCD",),
            markers=("FI", "WE"),
            visibility=Visibility.RESTRICTED,
        ),
        Person(id="N0000002", human="", culture="", sex=Sex.MALE, name=Name(forename="", surname="Ng")),
        Person(
            id="N0000003",
            human="",
            culture="",
            sex=Sex.MALE,
            name=Name(forename="Wei", surname="Ng"),
            born=PartialDate(year=1990),
        ),
    ),
    Intent.INCIDENT: (
        Incident(
            id="I0000001",
            reference="42XN/000001/26",
            crime_reference="XN/000001/26",
            number=1,
            opened=datetime(2026, 3, 9, 23, 45, tzinfo=LOCAL_TIME),
            category="burglary",
            qualifiers=("domestic",),
            address=_HOME,
            crossing="High Street",
            landmark="Central Library",
            narrative='Rear window forced, "crowbar" found.',
            involved=(Involvement(person="N0000001", role=Role.VICTIM, name=Name(forename="Anna", surname="Smith")),),
            flags=(Flag.WEAPON,),
            risk=Risk.HIGH,
            officers=("1234", "5678"),
            caller_phone="07700900123",
            vehicle="QA12BCD",
            linked=("I0000002",),
        ),
        Incident(
            id="I0000002",
            reference="42XN/000002/26",
            number=2,
            opened=datetime(2026, 7, 1, 0, 0, tzinfo=LOCAL_TIME),
            category="noise",
            address=replace(_HOME, house=""),
            narrative="",
        ),
    ),
}
"""Records on which a template is tried: of one everything is known, of others next to nothing."""
