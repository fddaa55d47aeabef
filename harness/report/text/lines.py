"""What texts share: their width, named lines, counts with their noun, and records told in a line."""

from collections.abc import Iterator, Mapping
from textwrap import TextWrapper, wrap

from generators.records import Incident, Name, Person, Record

__all__ = [
    "INDENT",
    "ITEM",
    "PARAGRAPH",
    "WIDTH",
    "counted",
    "cut",
    "described",
    "field",
    "item",
    "told",
    "wrapped_field",
]

WIDTH = 100
"""Columns that a text takes at most."""

PARAGRAPH = TextWrapper(width=WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
"""Wraps a line that may be long."""

ITEM = TextWrapper(
    width=WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)
"""Wraps what is listed below a line."""

INDENT = " " * 12
"""Below which what a line says begins."""


def field(name: str, text: str) -> str:
    """Return the line that says `text` of `name`."""
    return f"{name:>10}  {text}"


def wrapped_field(name: str, text: str) -> list[str]:
    """Return the lines that say `text` of `name`, however long that is."""
    first, *others = wrap(text, WIDTH - len(INDENT), break_on_hyphens=False) or [""]
    return [field(name, first), *(f"{INDENT}{line}" for line in others)]


def item(text: str) -> list[str]:
    """Return the lines of what is listed below a line: the first of `text` wrapped, those of a table as they are."""
    first, *others = text.splitlines() or [""]
    return [*ITEM.wrap(first), *(f"{ITEM.subsequent_indent}{line}" for line in others)]


def counted(count: int, one: str, many: str = "") -> str:
    """Return `count` with the noun that goes with it: `one`, or `many`, which adds an s unless it is said."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def cut(line: str) -> str:
    """Return `line`, without its end where there is no room for it behind the indent."""
    room = WIDTH - len(INDENT)
    return line.rstrip() if len(line) <= room else f"{line[: room - 1].rstrip()}…"


def told(record: str, records: Mapping[str, Record]) -> str:
    """Return the record of that id in one line; nothing where none is known, since they are not ours."""
    if not records:
        return ""
    return described(records[record]) if record in records else "(no record of the corpus)"


def described(record: Record) -> str:
    """Return `record` in one line: who, when and where first; one of the cast with its key before that."""
    told = ", ".join(_person(record) if isinstance(record, Person) else _incident(record))
    return f"({record.key}) {told}" if record.key else told


def _person(person: Person) -> Iterator[str]:
    yield _name(person.name)
    yield person.sex.value
    yield f"born {person.born.typed}" if person.born else "date of birth unknown"
    current = [address.place for address in person.addresses if address.current]
    yield from (f"{place.town} {place.postcode}" for place in current[:1])
    yield from (f"also {_name(alias)}" for alias in person.aliases)


def _incident(incident: Incident) -> Iterator[str]:
    yield incident.reference
    yield f"no. {incident.number} of {incident.opened:%d/%m/%Y %H:%M}"
    yield incident.category
    place = incident.address.place
    yield f"{incident.address.house} {place.street}".strip()
    yield f"{place.town} {place.postcode}"
    yield from (f"{involved.role} {_name(involved.name)}" for involved in incident.involved)


def _name(name: Name) -> str:
    """Write the surname in capitals, as police do, so that nobody takes one name for the other."""
    return " ".join(part for part in (name.forename, name.middle, name.surname.upper()) if part)
