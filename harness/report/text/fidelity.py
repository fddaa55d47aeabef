"""What a system holds of the records, told as a table: what was lost, doubled, shifted or damaged, and where."""

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from harness.report.text.lines import PARAGRAPH, counted
from harness.runs import Fidelity
from harness.runs.fidelity import Finding

__all__ = ["fidelity_lines"]

_TOLD = 40
"""Characters of a value that are told."""


def fidelity_lines(records: Sequence[Fidelity]) -> Iterator[str]:
    """Yield what by design is not held, then what is wrong, a row a field and a damage, and the sum of it last.

    Of records that nobody looked up nothing is yielded.
    """
    for one in records:
        if one.unheld:
            fields = ", ".join(one.unheld)
            yield from PARAGRAPH.wrap(f"not held by design, and not looked at: of {one.intent} records {fields}")
    found = [(one, finding) for one in sorted(records, key=lambda one: one.intent) for finding in one.findings]
    if found:
        rows = [_cells(one, finding) for one, finding in sorted(found, key=lambda of: of[1].gravity)]
        yield from tabulate(
            rows, headers="keys", disable_numparse=True, colalign=("left", "left", "right", "left")
        ).splitlines()
        yield ""
    for one in records:
        if one.asked:
            beside = f", beside {counted(one.others, 'other record')}" if one.others else ""
            yield f"{one.intent}: {one.sound:,} of {counted(one.asked, 'record')} as they were{beside}"


def _cells(of: Fidelity, finding: Finding) -> dict[str, str]:
    example = finding.examples[0]
    told = example.record
    if finding.field:
        told += f": {_told(example.expected)} \u2192 {_told(example.held)}"
    elif example.held is not None:  # of a record itself it is how often it is there
        told += f", {example.held} times"
    return {
        "field": f"{of.intent} {finding.field}".strip(),
        "what happened": finding.damage,
        "records": f"{finding.records:,}",
        "for example": told,
    }


def _told(value: object) -> str:
    text = "nothing" if value in (None, "", [], {}) else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _TOLD else f"{text[: _TOLD - 1]}\u2026"
