"""What a system holds of a record that was missed, beside what it should hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from generators.records import Record
from generators.topics import Intent
from harness.fidelity import Difference, Holding, differences

__all__ = ["Held", "held_of", "texts"]

Document = Mapping[str, Any]


class Held:
    """What a system holds of `record`: the `documents`, the one that was `expected`, and what is `wrong` with it."""

    def __init__(self, record: Record, expected: Document, documents: Sequence[Document]) -> None:
        self.record = record
        self.expected = expected
        self.documents = documents
        self.wrong: tuple[Difference, ...] = tuple(differences(expected, documents[0])) if documents else ()


def held_of(holding: Holding, intent: Intent, record: Record, expected: Document) -> Held:
    """Return what `holding` has of `record`."""
    arriving = holding.arriving(intent, {record.id: expected})
    found = holding.held(intent, [record.id]).get(record.id, [])
    return Held(record, arriving.get(record.id, expected), found)


def texts(value: object) -> list[str]:
    """Return every text in the `value` of a document, however deep."""
    match value:
        case dict():
            return [text for one in value.values() for text in texts(one)]
        case list():
            return [text for one in value for text in texts(one)]
        case str():
            return [value]
        case _:
            return []
