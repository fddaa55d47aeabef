"""Every record of a corpus, looked up in a system and compared."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from tqdm import tqdm

from generators.corpus import Corpus
from generators.records import Record
from generators.topics import Intent
from harness.fidelity.damage import Damage
from harness.fidelity.differences import Difference, differences
from harness.fidelity.holding import Holding

__all__ = ["Fidelity", "Finding", "check"]

Expected = Callable[[Intent, Record], Mapping[str, Any]]
"""Returns what a system should hold of a record."""

_AT_ONCE = 500
_OF_RECORDS = frozenset({Damage.RECORD_LOST, Damage.RECORD_DOUBLED})
_TOLD = 3
"""So many records are named of each finding."""


class _Example(NamedTuple):
    record: str
    expected: object
    held: object


@dataclass(kw_only=True)
class Finding:
    """What happened to a `field` of how many `records`; of the first few, what was expected and what is held.

    The field is empty where a record itself is meant.
    """

    intent: Intent
    field: str
    damage: Damage
    records: int = 0
    examples: list[_Example] = dataclasses.field(default_factory=list)

    def add(self, record: str, difference: Difference) -> None:
        """Take note of what happened to a `record`."""
        self.records += 1
        if len(self.examples) < _TOLD:
            self.examples.append(_Example(record, difference.expected, difference.held))


class _Findings:
    """Everything that is found wrong, by field and by what happened."""

    def __init__(self) -> None:
        self._found: dict[tuple[Intent, str, Damage], Finding] = {}

    def add(self, intent: Intent, record: str, wrong: Sequence[Difference]) -> None:
        """Take note of all that is `wrong` with a `record`: of what happened to a field more than once, the first."""
        for one in {(one.field, one.damage): one for one in reversed(wrong)}.values():
            finding = Finding(intent=intent, field=one.field, damage=one.damage)
            self._found.setdefault((intent, one.field, one.damage), finding).add(record, one)

    def gravest_first(self) -> tuple[Finding, ...]:
        """Return them: records that are not there, or there twice, then what happened to the most."""
        return tuple(
            sorted(
                self._found.values(),
                key=lambda one: (one.damage not in _OF_RECORDS, -one.records, one.intent.value, one.field, one.damage),
            )
        )


@dataclass(frozen=True, kw_only=True)
class Fidelity:
    """What a system holds of a corpus: `asked` records of each kind, `sound` of them without anything wrong.

    `others` are records that it holds beside those, where that is known.  `findings` are the gravest first.
    """

    asked: Mapping[Intent, int]
    sound: Mapping[Intent, int]
    others: Mapping[Intent, int]
    findings: tuple[Finding, ...]

    @property
    def faithful(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check(corpus: Corpus, holding: Holding, expected: Expected, *, progress: bool = False) -> Fidelity:
    """Look every record of `corpus` up, a few at once, so that memory does not grow, and say what is wrong.

    Raises :class:`~harness.errors.HarnessError` where that cannot be known.
    """
    records: dict[Intent, tuple[Record, ...]] = {Intent.PERSON: corpus.people, Intent.INCIDENT: corpus.incidents}
    findings = _Findings()
    sound, copies = dict.fromkeys(records, 0), dict.fromkeys(records, 0)
    total = sum(map(len, records.values()))
    with tqdm(total=total, desc="verifying", unit=" records", disable=None if progress else True, leave=False) as bar:
        for intent, of_intent in records.items():
            for few in _batches(of_intent):
                arriving = holding.arriving(intent, {record.id: expected(intent, record) for record in few})
                held = holding.held(intent, [record.id for record in few])
                for record in few:
                    documents = held.get(record.id, [])
                    copies[intent] += len(documents)
                    wrong = list(_wrong(arriving.get(record.id, {}), documents))
                    sound[intent] += not wrong
                    findings.add(intent, record.id, wrong)
                bar.update(len(few))
    counts = {intent: holding.count(intent) for intent in records}
    return Fidelity(
        asked={intent: len(of_intent) for intent, of_intent in records.items()},
        sound=sound,
        others={intent: count - copies[intent] for intent, count in counts.items() if count is not None},
        findings=findings.gravest_first(),
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
