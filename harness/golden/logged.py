"""Questions that officers asked, from the log of a search, with what the right answers are.

``person/NAME.csv`` or ``person/NAME.ndjson`` (``incident/`` likewise) has a row for each question: a column for each
box, and for each key of a topic.  Records stand there by the ids that the system has for them.  Where the columns are
called otherwise, ``columns.toml`` says how.  Judgements may stand beside the questions, in ``NAME.qrels``.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import orjson

from generators.tiers import Tier
from generators.topics import Intent
from harness.errors import did_you_mean
from harness.golden.judged import Judgements, read_judgements
from harness.golden.reading import files_in, read_document
from harness.systems.system import ASKED_WITH

__all__ = ["COLUMNS", "LOGGED", "Row", "log_files", "read_rows", "topic_name"]

COLUMNS = "columns.toml"
"""The file that says how the columns of a log are called."""

LOGGED = "from-a-log"
"""The class of a question whose row names none."""

_LISTS = ("find", "exactly", "forbidden", "marked")
_KEYS = (*_LISTS, "id", "class", "tier", "why", "within", "nothing")
_SAID = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_NO_NAME = re.compile(r"[^a-z\d]+")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question: its `name`, the `file` where it stands, and its `values` as a topic in TOML has them."""

    name: str
    file: str
    values: Mapping[str, Any]

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that it names."""
        return tuple(record for key in _LISTS for record in self.values.get(key, ()))

    def naming(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return its values with every record by its name: `names` are those by id."""
        return {
            key: [names.get(record, record) for record in value] if key in _LISTS else value
            for key, value in self.values.items()
        }


def log_files(root: Traversable) -> list[str]:
    """Return every file of the logs below `root`, by its name there, in the order in which they are read."""
    named = [COLUMNS] if root.joinpath(COLUMNS).is_file() else []
    return named + [
        file for intent in Intent for kind in (*_PARSED, ".qrels") for file in files_in(root, intent.value, kind)
    ]


def read_rows(root: Traversable, intent: Intent, *, problems: list[str]) -> Iterator[Row]:
    """Yield every question of the logs of `intent` below `root`."""
    boxes = ASKED_WITH[intent].boxes()
    called = _called(root, intent, boxes, problems)
    for kind, parse in _PARSED.items():
        for file in files_in(root, intent.value, kind):
            judgements = read_judgements(root, file.removesuffix(kind), problems=problems)
            try:
                content = root.joinpath(*file.split("/")).read_text(encoding="utf-8-sig")
                asked = [_ours(cells, called) for cells in parse(content)]
            except (OSError, ValueError, csv.Error) as error:
                problems.append(f"{file}: cannot be read: {error}")
                continue
            columns = dict.fromkeys(column for cells in asked for column in cells)
            unknown = [column for column in columns if column not in {*boxes, *_KEYS}]
            problems += [f"{file}, {one}: no box and no key{did_you_mean(one, (*boxes, *_KEYS))}" for one in unknown]
            for number, cells in enumerate(asked, start=1):
                yield _row(file, number, cells, boxes, judgements)
            problems += judgements.unasked()


def _called(root: Traversable, intent: Intent, boxes: Iterable[str], problems: list[str]) -> Mapping[str, str] | None:
    """Return what each column of theirs is to us; None where they are called as ours are."""
    if not root.joinpath(COLUMNS).is_file():
        return None
    known = (*boxes, *_KEYS)
    written = read_document(root, COLUMNS, problems=problems).get(intent.value, {})
    for ours, theirs in written.items():
        if ours not in known:
            problems.append(f"{COLUMNS}, {intent}, {ours}: no box and no key{did_you_mean(ours, known)}")
        elif not isinstance(theirs, str):
            problems.append(f"{COLUMNS}, {intent}, {ours}: must be the name of a column in quotes, not {theirs!r}")
    return {theirs: ours for ours, theirs in written.items() if isinstance(theirs, str) and ours in known}


def _ours(cells: Mapping[str, Any], called: Mapping[str, str] | None) -> dict[str, Any]:
    """Return the cells that are not empty, by what we call their columns; a log has others that say nothing to us."""
    known = cells if called is None else {called[theirs]: value for theirs, value in cells.items() if theirs in called}
    return {column: value for column, value in known.items() if value not in (None, "", [])}


def _row(file: str, number: int, cells: dict[str, Any], boxes: Iterable[str], judgements: Judgements) -> Row:
    stem = file.rpartition("/")[2].partition(".")[0]
    question = str(cells.get("id", number))
    values: dict[str, Any] = {
        "class": LOGGED,
        "tier": Tier.STRONG.value,
        "why": f"asked in row {number} of {file}",
        "typed": {box: str(cells[box]) for box in boxes if box in cells},
        **judgements.of(question),
    }
    for key in _KEYS:
        if key in cells and key != "id":
            values[key] = _value(key, cells[key])
    return Row(name=topic_name(str(cells.get("id", f"{stem}-{number}"))), file=file, values=values)


def topic_name(text: str) -> str:
    """Return `text` as the name of a topic, which is empty where no letter or digit is in it."""
    return _NO_NAME.sub("-", text.lower()).strip("-")


def _value(key: str, cell: Any) -> Any:  # noqa: ANN401
    """Return what a topic in TOML would have under `key`; what cannot be read stays as it is, to be told."""
    if key in _LISTS:
        return [str(one) for one in cell] if isinstance(cell, list) else [one.strip() for one in str(cell).split(";")]
    if key == "within":
        return int(cell) if str(cell).isdecimal() else cell
    if key == "nothing":
        return _SAID.get(str(cell).lower(), cell)
    return cell


def _csv(content: str) -> Iterator[Mapping[str, Any]]:
    for row in csv.DictReader(content.splitlines(), strict=True):
        if None in row:
            raise ValueError(f"a row has more cells than there are columns: {len(row[None])} too many")
        yield row


def _ndjson(content: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            row = orjson.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"line {number} is no object")  # it is the file that is wrong
            yield row


_PARSED = {".csv": _csv, ".ndjson": _ndjson}
"""How the rows of a file are read, by the end of its name."""
