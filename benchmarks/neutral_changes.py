"""Whether what should not matter does not: the whole of ``pytest harness`` on systems that differ only in such things.

    python -m benchmarks.neutral_changes [--seeds N] [--first SEED] [--only CHANGE ...] [--record FILE]
                                         [--markdown FILE] [sizes]

The order of records that fit alike, the number of shards and of replicas, how an index came to hold what it holds, and
the name of an index behind its alias say nothing of a search: each is changed, by itself, in a copy of the reference
system or in an index that the harness has filled, and the verdict must stay GO.

It needs a node kept by ``search-harness engine start``, whose indices are found again by their content: some changes
are made to an index that is full.  What a change made is deleted afterwards.  What is measured goes to ``--record`` at
once, as that of ``benchmarks.false_alarms`` does.
"""

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from elasticsearch import Elasticsearch
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.common import indexed, run_suite
from benchmarks.false_alarms import Record, Row, key_of, summary
from harness.engine import EngineRequest
from harness.engine.kept import find_kept
from harness.errors import EngineError
from harness.golden import load_golden
from harness.interrupts import end_as_interrupted
from harness.loading.leftovers import delete_leftovers
from harness.measuring.session import Session, open_session
from harness.mutants.edits.indices import merged, renamed, written_again
from harness.settings import Settings
from harness.systems import REFERENCE, reference_system

__all__ = ["CHANGES", "Change"]

_DEFINITIONS = ("person.index.json", "incident.index.json")
_TEMPLATES = ("person.search.json.j2", "incident.search.json.j2")
_BY_ID = re.compile(r',\s*\{"id": "asc"\}')


def _unchanged(folder: Path) -> None:
    """Leave a folder as it is."""


def _nothing_done(client: Elasticsearch, index: str) -> None:
    """Leave an index as it is."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is changed, in a copy of the system or in each index that holds the corpus; `told` says it in words."""

    told: str
    to_folder: Callable[[Path], None] = _unchanged
    to_index: Callable[[Elasticsearch, str], None] = _nothing_done


def _templates(replacement: str) -> Callable[[Path], None]:
    """Return a change of how records that fit alike are put in order."""

    def change(folder: Path) -> None:
        for name in _TEMPLATES:
            path = folder / name
            text, count = _BY_ID.subn(replacement, path.read_text(encoding="utf-8"))
            if count != 1:
                raise ValueError(f"{name} breaks ties by id {count} times, not once")
            path.write_text(text, encoding="utf-8")

    return change


def _settings(**settings: object) -> Callable[[Path], None]:
    """Return a change of the settings of both indices."""

    def change(folder: Path) -> None:
        for name in _DEFINITIONS:
            path = folder / name
            definition: dict[str, Any] = orjson.loads(path.read_bytes())
            definition["settings"] |= settings
            path.write_bytes(orjson.dumps(definition, option=orjson.OPT_INDENT_2))

    return change


CHANGES: Mapping[str, Change] = {
    "id-descending": Change(told="equals by id, descending", to_folder=_templates(', {"id": "desc"}')),
    "no-tie-break": Change(told="equals in any order", to_folder=_templates("")),
    "five-shards": Change(told="five shards", to_folder=_settings(number_of_shards=5)),
    "two-replicas": Change(told="two replicas, which one node cannot hold", to_folder=_settings(number_of_replicas=2)),
    "written-again": Change(told="every tenth record written again", to_index=written_again),
    "force-merge": Change(told="the same, and merged", to_index=merged),
    "renamed": Change(told="another index behind the name, by an alias", to_index=renamed),
}
"""Every change by its name."""


def main() -> None:
    """Run the suite for every change and seed, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3, help="how many for each change (default: 3)")
    parser.add_argument("--first", type=int, default=1, help="the first of them (default: 1)")
    parser.add_argument("--only", nargs="+", choices=CHANGES, default=list(CHANGES), metavar="CHANGE")
    parser.add_argument("--record", type=Path, metavar="FILE", help="keep what was measured here, to go on from it")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table here too")
    for name, kind in (("profile", str), *((size, int) for size in ("people", "incidents", "topics"))):
        parser.add_argument(f"--{name}", type=kind, help="as of pytest harness")
    options = parser.parse_args()
    if find_kept() is None:
        parser.error("no node is kept: `search-harness engine start` first")
    end_as_interrupted()
    settings = Settings.from_options(vars(options))
    seeds = [str(options.first + number) for number in range(options.seeds)]
    cases = [(name, replace(settings, seed=seed)) for name in options.only for seed in seeds]
    rows = [(name, _recorded(name, one, options.record)) for name, one in tqdm(cases, desc="runs", disable=None)]
    text = _page(rows)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"{text}\n", encoding="utf-8")


def _recorded(name: str, settings: Settings, path: Path | None) -> Row:
    """Return the row of a change and seed: the one that stands in the record, or a new one that then stands there."""
    record = Record(path, {**key_of(settings, reference_system().sha256), "change": name})
    if settings.seed not in record.rows:
        record.add(_measured(CHANGES[name], settings))
    return record.rows[settings.seed]


def _measured(change: Change, settings: Settings) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system"
        shutil.copytree(REFERENCE, system)
        change.to_folder(system)
        changed = replace(settings, system=system)
        with _filled(changed) as session:
            with indexed(session).engine.client() as client:
                for index in indexed(session).indices.values():
                    change.to_index(client, index)
            return Row.from_report(run_suite(changed))


@contextmanager
def _filled(settings: Settings) -> Iterator[Session]:
    """Yield a session whose indices hold the corpus, under the names by which the next run finds them; then delete."""
    with open_session(settings, EngineRequest(), load_golden(), progress=False) as session:
        if indexed(session).engine.origin != "kept":
            raise EngineError("no node is kept any more: its indices would not be found again")
        try:
            yield session
        finally:
            with indexed(session).engine.client() as client:
                for name in indexed(session).indices.values():
                    delete_leftovers(client, beginning=name)  # or the index for which the name is an alias


def _page(rows: Sequence[tuple[str, Row]]) -> str:
    cells = [
        {
            "changed": CHANGES[name].told,
            "seed": row.seed,
            "verdict": row.verdict,
            "missed, strong": row.missed_strong,
            "missed, medium": row.missed_medium,
        }
        for name, row in rows
    ]
    table = tabulate(cells, headers="keys", tablefmt="pipe", disable_numparse=True)
    why = [f"- {name}, seed {row.seed}: {row.reasons[0]}" for name, row in rows if row.reasons]
    return "\n".join((table, "", summary([row for _, row in rows]), *(["", *why] if why else [])))


if __name__ == "__main__":
    main()
