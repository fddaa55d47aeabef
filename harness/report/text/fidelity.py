"""What a system holds of a corpus, told as a table: what was lost, doubled, shifted or damaged, and where."""

from collections.abc import Iterator, Mapping, Sequence

from tabulate import tabulate

from generators.topics import Intent
from harness.fidelity import Damage, Fidelity, Finding
from harness.report.text.lines import PARAGRAPH, counted

__all__ = ["fidelity_lines", "unheld_lines"]

_TOLD = 40
"""Characters of a value that are told."""


def fidelity_lines(fidelity: Fidelity) -> Iterator[str]:
    """Yield what is wrong, a row for each field and each thing that happened to it, and the sum of it last."""
    if fidelity.findings:
        rows = [_cells(finding) for finding in fidelity.findings]
        yield from tabulate(
            rows, headers="keys", disable_numparse=True, colalign=("left", "left", "right", "left")
        ).splitlines()
        yield ""
    for intent, asked in fidelity.asked.items():
        others = fidelity.others.get(intent)
        beside = f", beside {counted(others, 'other record')}" if others else ""
        yield f"{intent}: {fidelity.sound[intent]:,} of {counted(asked, 'record')} as they were{beside}"


def unheld_lines(unread: Mapping[Intent, Sequence[str]]) -> Iterator[str]:
    """Yield which fields of a record a system does not hold by design, as its own folder says."""
    for intent, fields in unread.items():
        if fields:
            yield from PARAGRAPH.wrap(f"not held by design, and not looked at: of {intent} records {', '.join(fields)}")


def _cells(finding: Finding) -> dict[str, str]:
    example = finding.examples[0]
    told = example.record
    if finding.damage is Damage.RECORD_DOUBLED:
        told += f", {example.held} times"
    elif finding.field:
        told += f": {_told(example.expected)} \u2192 {_told(example.held)}"
    return {
        "field": f"{finding.intent} {finding.field}".strip(),
        "what happened": finding.damage.value,
        "records": f"{finding.records:,}",
        "for example": told,
    }


def _told(value: object) -> str:
    text = "nothing" if value in (None, "", [], {}) else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _TOLD else f"{text[: _TOLD - 1]}\u2026"
