"""Judgements as Quepid has them in its CSV "Basic": a row ``query,docid,rating`` for each.

Programs read it, and compare texts: so values stay exact, and nothing is put before one that a spreadsheet would take
for a formula.  Quepid's own export puts a space there, which is taken away again.
"""

import csv
import io
from collections import Counter
from pathlib import Path

from harness.errors import ConfigurationError
from harness.exchange.exported import Export, Written, by_text, lost_of_topics
from harness.exchange.judged import JudgedQuestion, Rating, graded
from harness.exchange.reading import read_text
from harness.outputs import written_whole

__all__ = ["read_quepid", "write_quepid"]

_COLUMNS = ["query", "docid", "rating"]
"""In small letters and in this order: Quepid refuses others."""

_FORMULA = ("-", "=", "+", "@")


def write_quepid(export: Export, path: Path) -> Written:
    """Write the judgements to `path`; raises :class:`OSError` where that cannot be done."""
    lost = lost_of_topics(export.parts())
    judged = by_text(export.parts(), lost)
    with written_whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as out:
        out.write(_row(_COLUMNS))
        for text, judgements in judged.items():
            lost["texts that Quepid's own form misreads: an end of line, or quotes, within a cell"] += any(
                character in text for character in '\r\n"'
            )
            out.writelines(_row([text, record, str(grade)]) for record, grade in sorted(judgements.items()))
    return Written(f"{len(judged):,} queries of {export.name}", +lost)


def _row(cells: list[str]) -> str:
    """Return the row of `cells`, which ends as Quepid's form for imports knows it, with a line feed alone.

    The writer quotes a cell where an end of line stands in it that is one of its own, so it has to know both.
    """
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue().removesuffix("\r\n") + "\n"


def read_quepid(path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
    """Return the questions that are judged in `path`; what cannot be read of it is counted in `lost`.

    Raises :class:`~harness.errors.ConfigurationError`, with the line, for what is no such file.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    ratings: dict[str, list[Rating]] = {}
    try:
        if (names := next(reader, [])) != _COLUMNS:
            raise ConfigurationError(
                f'{path}, line 1: must be {",".join(_COLUMNS)}, as in Quepid\'s export "Basic", not {",".join(names)!r}'
            )
        for row in reader:
            if not row:
                continue
            if len(row) > len(_COLUMNS):
                raise ConfigurationError(
                    f"{path}, line {reader.line_num}: has {len(row)} cells, and there are 3 columns"
                )
            text, record, grade = (*row, "", "")[: len(_COLUMNS)]
            if not text:
                raise ConfigurationError(f"{path}, line {reader.line_num}: has no query")
            judged = ratings.setdefault(_as_typed(text), [])
            if grade:
                judged.append(Rating(f"line {reader.line_num}", record, grade))
            elif record:
                lost["records without a rating"] += 1
    except csv.Error as error:
        raise ConfigurationError(f"{path}, line {reader.line_num}: {error}") from error
    lost["questions that nobody judged"] += sum(not judged for judged in ratings.values())
    return [
        JudgedQuestion(where=judged[0].where, asked=text, grades=graded(path, judged))
        for text, judged in ratings.items()
        if judged
    ]


def _as_typed(text: str) -> str:
    return text[1:] if text[0] == " " and text[1:].startswith(_FORMULA) else text
