"""Why records were missed: the causes, that of most records first."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from tabulate import tabulate

from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.groups import grouped
from harness.report.text.lines import ITEM, PARAGRAPH, counted

__all__ = ["causes_lines"]

_WHERE = 30
"""Columns that the place of a cause may take in the table; below it stands in full."""


def causes_lines(diagnoses: Sequence[Diagnosis], missed: int) -> Iterator[str]:
    """Yield the lines that tell why `missed` records were, as far as they were looked at: `diagnoses`."""
    groups = grouped(diagnoses)
    looked_at = "" if len(diagnoses) == missed else f", of which {len(diagnoses):,} were looked at"
    yield f"{counted(missed, 'record')} missed{looked_at}"
    yield ""
    rows = [
        (
            f"{len(group.records):,}",
            f"{len(group.topics):,}",
            f"({place})",
            group.example.why.value,
            shorten(group.example.where, _WHERE, placeholder=" …") or "-",
        )
        for place, group in enumerate(groups, start=1)
    ]
    headers = ("records", "topics", "", "cause", "where")
    yield from tabulate(rows, headers=headers, colalign=("right", "right", "left", "left", "left")).splitlines()
    for place, group in enumerate(groups, start=1):
        yield ""
        yield from PARAGRAPH.wrap(f"({place}) {group.told}")
        example = group.example.evidence
        yield from ITEM.wrap(f"{group.topics[0]}: {example}" if example else group.topics[0])
        if group.before:
            yield from ITEM.wrap(f"before it was found by {group.before}")
