"""Records that a system holds already, each by a name that tells nothing of it: what canaries ask about.

The folder ``records`` takes the place of a cast.  Nothing of it is planted: the records are somebody else's, and are
only looked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from itertools import count
from types import MappingProxyType

from generators.topics import Intent
from harness.golden.known import Known, KnownRecords
from harness.golden.logged import log_files, read_rows
from harness.golden.parts import read_visibility
from harness.golden.reading import NAME, read_folder
from harness.golden.topics import GoldenTopic, read_topic
from harness.toml import Table

__all__ = ["OWN", "OwnRecords", "read_logged", "read_own"]

OWN = "records"
"""The folder that tells of them, below a folder of golden queries."""


@dataclass(frozen=True, kw_only=True)
class OwnRecords:
    """What is `known` of them, by name, and the names by the `ids` that the system has for them."""

    known: KnownRecords
    ids: Mapping[str, str]

    def with_ids(self, intent: Intent, records: Iterable[str]) -> "OwnRecords":
        """Return these and those of `records`, ids of which nothing else is known, under names made up for them."""
        free = (name for n in count(1) if (name := f"{intent}-{n}") not in self.known.of(intent))
        added = {record: next(free) for record in dict.fromkeys(records) if record not in self.ids}
        return OwnRecords(
            known=self.known.with_records(intent, {name: Known() for name in added.values()}),
            ids=MappingProxyType({**self.ids, **added}),
        )


def read_own(root: Traversable, *, problems: list[str]) -> OwnRecords | None:
    """Read ``records/person`` and ``records/incident`` below `root`; None where its topics are about a cast.

    They are about records of the system's own where there is such a folder, or a log of questions.
    """
    logs = log_files(root)
    if not (logs or root.joinpath(OWN).is_dir()):
        return None
    if root.joinpath("cast").is_dir():
        other = logs[0] if logs else f"{OWN}/"
        problems.append(f"cast/: would be planted, and {other} is about what is there already: leave one of them out")
    names: dict[str, str] = {}
    known = KnownRecords(where=f"{OWN}/", people=MappingProxyType({}), incidents=MappingProxyType({}))
    for intent in Intent:
        read = dict(_records(root, intent, names, problems))
        known = known.with_records(intent, read)
    return OwnRecords(known=known, ids=MappingProxyType(names))


def read_logged(
    root: Traversable, intent: Intent, own: OwnRecords, classes: Iterable[str], *, problems: list[str]
) -> tuple[list[GoldenTopic], OwnRecords]:
    """Return every sound topic of `intent` in the logs below `root`, and its `own` records with those named there."""
    rows = list(read_rows(root, intent, problems=problems))
    named = own.with_ids(intent, (record for row in rows for record in row.records))
    topics, seen = [], set[str]()
    for row in rows:
        table = Table(row.naming(named.ids), file=row.file, problems=problems, name=row.name)
        topic = read_topic(row.name, table, intent, named.known, classes, likely=False)
        if row.name in seen:
            table.problem("id", "this id is already taken")
        seen.add(row.name)
        topics += [topic] if table.sound else []
    return topics, named


def _records(
    root: Traversable, intent: Intent, names: dict[str, str], problems: list[str]
) -> Iterator[tuple[str, Known | None]]:
    """Yield every record that is told of, and note in `names` under which id the system has it."""
    for name, table in read_folder(root, f"{OWN}/{intent}", problems=problems):
        if not NAME.fullmatch(name):
            table.problem("", "the name of a record is made of small letters, digits and hyphens: reports print it")
        record = table.text("id")
        if record in names:
            table.problem("id", f"{names[record]!r} has the same")
        names.setdefault(record, name)
        known = _known(table, intent)
        table.close()
        yield name, known if table.sound else None


def _known(table: Table, intent: Intent) -> Known:
    known = Known(visibility=read_visibility(table))
    if intent is Intent.PERSON:
        return replace(known, markers=frozenset(table.texts("markers")))
    return replace(known, opened=table.moment("opened") if table.has("opened") else None)
