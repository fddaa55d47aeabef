"""What an answer of a service means: which status says what, and where it holds what is read of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from generators.topics import Intent
from harness.systems.files import SystemFiles
from harness.systems.service.paths import Path, compiled, path_at
from harness.systems.system import ASKED_WITH
from harness.systems.templating import QueryTemplate, text_template
from harness.toml import Table

__all__ = ["Echo", "Reading", "read_reading"]

_STATUSES: Mapping[str, tuple[int, ...]] = {"found": (200,), "nobody": (), "refused": (400, 422)}
"""What a status says unless the folder says otherwise; any other says that the search could not be asked."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Echo:
    """What an answer repeats of the question: at `path`, as `text` makes it of what was asked."""

    path: Path
    text: QueryTemplate


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """How an answer is read.

    A status in `found` comes with hits, one in `nobody` says that there are none, one in `refused` that the search does
    not take such a question.  `hits` is where the list of them stands; `id`, `score` and `markers` are read of each
    hit, `total` and `error` of the whole; where something true stands at `at_least`, the total is a lower bound.  An
    answer that has something at `error`, or does not repeat the question as `echoes` say, is none.
    """

    found: frozenset[int]
    nobody: frozenset[int]
    refused: frozenset[int]
    hits: Path
    id: Path
    score: Path | None = None
    markers: Path | None = None
    total: Path | None = None
    at_least: Path | None = None
    error: Path | None = None
    echoes: tuple[Echo, ...] = ()


def read_reading(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> Reading | None:
    """Return how an answer is read by `table`; None where that is not sound."""
    statuses = {
        name: frozenset(table.counts(name, default, least=200, most=599)) for name, default in _STATUSES.items()
    }
    for one, other in combinations(statuses, 2):
        for status in statuses[one] & statuses[other]:
            table.problem(other, f"{status} stands in `{one}` too")
    hits, record = path_at(table, "hits", needed=True), path_at(table, "id", needed=True)
    score, total, at_least, error = (path_at(table, key) for key in ("score", "total", "at_least", "error"))
    markers = path_at(table, "markers") if intent is Intent.PERSON else None
    echoes = _echoes(table, intent, files, problems)
    if hits is None or record is None:
        return None
    return Reading(
        **statuses,
        hits=hits,
        id=record,
        score=score,
        markers=markers,
        total=total,
        at_least=at_least,
        error=error,
        echoes=echoes,
    )


def _echoes(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> tuple[Echo, ...]:
    """Return what is repeated, by ``echoes``: a table of paths, each with the text that must stand there."""
    if not table.has("echoes"):
        return ()
    written, echoes = table.table("echoes"), []
    for key in written.keys:
        path = compiled(written, key, key)
        template = text_template(written, key, written.text(key), ASKED_WITH[intent], files, problems)
        if path and template:
            echoes.append(Echo(path=path, text=template))
    return tuple(echoes)
