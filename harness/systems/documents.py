"""What is held of a record: the canonical document, or whatever a template or a function of the folder makes of it."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Protocol

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
from harness.systems.mapping import ENDING, PythonMapping
from harness.systems.templating import AnyTemplate, json_object

__all__ = ["Document", "DocumentTemplate", "read_document", "samples"]


class Document(Protocol):
    """What makes the document of a system of a canonical one.

    `unread` are the fields of that which it makes nothing of: what the system does not hold, by design.
    """

    @property
    def unread(self) -> tuple[str, ...]:
        """The fields of a canonical document that are not held."""

    def document(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document of the canonical one, `record`.

        Raises :class:`~harness.errors.SystemFolderError` where none can be made.
        """


@dataclass(frozen=True, kw_only=True, eq=False)
class DocumentTemplate(AnyTemplate):
    """A template that makes the document of a system of the canonical one, ``record``."""

    unread: tuple[str, ...] = ()

    variables: ClassVar[frozenset[str]] = frozenset({"record"})

    def document(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document of the canonical one; raises as :func:`~harness.systems.templating.json_object` does."""
        return json_object(self, self.make(record, record=record), record)


def read_document(files: SystemFiles, file: str, intent: Intent) -> Document:
    """Return what the template or the code in `file` makes of records of a kind.

    It is tried on such of which everything, and next to nothing, is known.  Raises
    :class:`~harness.errors.SystemFolderError` where it makes no document of one, and for code without leave to run it.
    """
    made: DocumentTemplate | PythonMapping = (
        PythonMapping.from_file(files, file, intent)
        if file.endswith(ENDING)
        else DocumentTemplate.from_file(files, file)
    )
    noted = [_Noted(record.document()) for record in samples(intent)]
    fields = tuple(noted[0])
    for document in noted:
        made.document(document)
    read = {key for document in noted for key in document.read}
    return replace(made, unread=tuple(key for key in fields if key not in read))


def samples(intent: Intent) -> tuple[Record, ...]:
    """Return records of a kind: of the first everything is known, of others next to nothing."""
    return _SAMPLES[intent]


class _Noted(dict[str, Any]):
    """A document that notes which of its fields are read, in whatever way a program may read them."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        super().__init__(document)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:  # without it, Python copies a dictionary behind its back
        return super().__iter__()

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().get(key, default)

    def pop(self, key: str, *default: Any) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().pop(key, *default)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        self.read |= self.keys()
        return super().items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        self.read |= self.keys()
        return super().values()


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
