"""Every record of one kind, looked up in a system and compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from tqdm import tqdm

from generators.records import Record
from generators.topics import Intent
from harness.fidelity.damage import Damage
from harness.fidelity.differences import Difference, differences
from harness.fidelity.holding import Holding
from harness.runs.fidelity import Example, Fidelity, Finding

__all__ = ["check"]

Expected = Callable[[Record], Mapping[str, Any]]
"""Returns what a system should hold of a record."""

_AT_ONCE = 500
_TOLD = 3
"""So many records are named of each finding."""


class _Findings:
    """Everything that is found wrong: how many records, and the first of them, by field and by what happened."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, Damage], int] = {}
        self._examples: dict[tuple[str, Damage], list[Example]] = {}

    def add(self, record: str, wrong: Sequence[Difference]) -> None:
        """Take note of all that is `wrong` with a `record`: of what happened to a field more than once, the first."""
        for key, one in {(one.field, one.damage): one for one in reversed(wrong)}.items():
            self._records[key] = self._records.get(key, 0) + 1
            examples = self._examples.setdefault(key, [])
            if len(examples) < _TOLD:
                examples.append(Example(record=record, expected=one.expected, held=one.held))

    def told(self) -> tuple[Finding, ...]:
        """Return them, the gravest first."""
        found = (
            Finding(field=field, damage=damage.value, records=records, examples=tuple(self._examples[field, damage]))
            for (field, damage), records in self._records.items()
        )
        return tuple(sorted(found, key=lambda one: (*one.gravity, one.field, one.damage)))


def check(
    intent: Intent,
    records: Sequence[Record],
    holding: Holding,
    expected: Expected,
    *,
    unheld: Iterable[str] = (),
    progress: bool = False,
) -> Fidelity:
    """Look every one of `records` up, a few at once, so that memory does not grow, and say what is wrong.

    `unheld` are the fields of which nothing is expected.  Raises :class:`~harness.errors.HarnessError` where it cannot
    be known what is held.
    """
    findings = _Findings()
    sound = copies = 0
    told = f"verifying {intent} records"
    with tqdm(total=len(records), desc=told, unit=" records", disable=None if progress else True, leave=False) as bar:
        for few in _batches(records):
            arriving = holding.arriving(intent, {record.id: expected(record) for record in few})
            held = holding.held(intent, [record.id for record in few])
            for record in few:
                documents = held.get(record.id, [])
                copies += len(documents)
                wrong = list(_wrong(arriving.get(record.id, {}), documents))
                sound += not wrong
                findings.add(record.id, wrong)
            bar.update(len(few))
    count = holding.count(intent)
    return Fidelity(
        intent=intent,
        asked=len(records),
        sound=sound,
        others=None if count is None else count - copies,
        findings=findings.told(),
        unheld=tuple(unheld),
    )


def _wrong(expected: Mapping[str, Any], documents: list[Mapping[str, Any]]) -> Iterator[Difference]:
    """Yield what is wrong with the `documents` that there are of a record."""
    if not documents:
        yield Difference("", Damage.RECORD_LOST, None, None)
    if len(documents) > 1:
        yield Difference("", Damage.RECORD_DOUBLED, 1, len(documents))
    for document in documents:
        yield from differences(expected, document)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    remaining = iter(records)
    return iter(lambda: list(islice(remaining, _AT_ONCE)), [])
