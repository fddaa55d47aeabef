"""What texts share: named lines, counts with their noun, and records told within the width."""

from collections.abc import Mapping

from harness.report.records import Record, described
from harness.report.table import WIDTH

__all__ = ["INDENT", "counted", "cut", "field", "told"]

INDENT = " " * 12
"""Below which what a line says begins."""


def field(name: str, text: str) -> str:
    """Return the line that says `text` of `name`."""
    return f"{name:>10}  {text}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return `count` with the noun that goes with it: `one`, or `many`, which adds an s unless it is said."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def cut(line: str) -> str:
    """Return `line`, without its end where there is no room for it behind the indent."""
    room = WIDTH - len(INDENT)
    return line if len(line) <= room else f"{line[: room - 1].rstrip()}…"


def told(record: str, records: Mapping[str, Record]) -> str:
    """Return the record of that id in one line."""
    return described(records[record]) if record in records else "(no record of the corpus)"
