"""`search-harness golden`: the hand-written topics, checked without a search."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import click
from tabulate import tabulate

from generators.tiers import Tier
from generators.topics import Intent
from harness.commands.asking import code_option
from harness.errors import ConfigurationError, SystemFolderError
from harness.golden import GoldenSuite, GoldenTopic, load_golden
from harness.golden.apart import apart_problems
from harness.golden.marks import known_failures, mark_problems
from harness.golden.suite import refuse
from harness.report.text.lines import counted
from harness.runs import Status
from harness.runs.file import read_run
from harness.systems import System, find_system

__all__ = ["golden"]

FAILURES = tuple(f"F{number}" for number in range(1, 12))
"""The failures of real systems that a reason may cite: a topic's ``why`` begins with them, with ``Trap`` or both."""

_TRAP = "trap"
_CITED = re.compile(r"(?:F\d+|[Tt]rap)(?:, (?:F\d+|trap))*(?=:)")


class _Row(NamedTuple):
    topic_class: str
    counts: tuple[int, ...]
    known: int


@click.group()
def golden() -> None:
    """Look after the golden queries: topics written by hand, over people and incidents planted for them."""


@golden.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--system",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Check the known failures that this system folder declares; or a shipped one, by its name.",
)
@click.option(
    "--run",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A run of that system (pytest harness --save-run): a known failure that held there is a stale mark.",
)
@code_option
def check(folder: Path | None, *, system: Path | None, run: Path | None, allow_code: bool) -> None:
    """Read golden queries and count them; every mistake is named with its file, topic and key.

    Without DIR, the golden queries that are shipped are read.  Another folder must have the same shape, which
    golden_queries/README.md describes; its cast must keep out of the way of whatever is generated.  One about records
    that are there already has none (docs/canaries.md).  No search is asked: `pytest harness -k golden` does that.

    Exit status: 0 where everything is right, 4 where anything is wrong.
    """
    suite = load_golden(folder)
    refuse(list(apart_problems(suite)))
    tested = find_system(system, allow_code=allow_code) if system else None
    marks = _marks(suite, tested, run)
    for intent in Intent:
        click.echo(_intent_table(intent, [topic for topic in suite.topics if topic.intent is intent], marks))
        click.echo()
    click.echo(_cited_table(suite.topics))
    click.echo()
    click.echo(_sum(suite, marks))


def _marks(suite: GoldenSuite, system: System | None, run: Path | None) -> Mapping[str, str]:
    """Return the known failures of `system`, none without one, if nothing is wrong with them."""
    if system is None:
        if run:
            raise ConfigurationError("--run says which marks are stale: name the system that they are of, --system")
        return {}
    held = _held(run, system) if run else frozenset[str]()
    if problems := list(mark_problems(system, suite, held=held)):
        raise SystemFolderError("\n  ".join((f"{counted(len(problems), 'problem')} in the marks:", *problems)))
    return known_failures(system, suite)


def _held(path: Path, system: System) -> frozenset[str]:
    """Return the golden topics that held in the run in `path`, which must be of `system`."""
    run = read_run(path).run
    if (name := run.provenance.system) != system.name:
        raise ConfigurationError(f"{path} is of the system {name}, not of {system.name}")
    return frozenset(o.topic for o in run.golden if o.status in {Status.HELD, Status.STALE_MARK})


def cited(why: str) -> frozenset[str]:
    """Return what the reason of a topic cites: failures as ``F3``, and ``trap``."""
    found = _CITED.match(why)
    return frozenset(found[0].replace("Trap", _TRAP).split(", ")) if found else frozenset()


def _intent_table(intent: Intent, topics: Iterable[GoldenTopic], marks: Collection[str]) -> str:
    rows = list(_rows(topics, marks))
    total = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)] or [0] * len(Tier)
    return tabulate(
        [
            *([row.topic_class, *map(_shown, row.counts), sum(row.counts), _shown(row.known)] for row in rows),
            ["all", *total, sum(total), _shown(sum(row.known for row in rows))],
        ],
        headers=[intent.value, *(tier.value for tier in Tier), "all", "known to fail"],
        disable_numparse=True,
        colalign=("left", *["right"] * (len(Tier) + 2)),
    )


def _rows(topics: Iterable[GoldenTopic], marks: Collection[str]) -> Iterator[_Row]:
    for name, group in groupby(sorted(topics, key=lambda t: t.topic_class), key=lambda t: t.topic_class):
        of_class = list(group)
        tiers = Counter(topic.tier for topic in of_class)
        known = sum(topic.id in marks for topic in of_class)
        yield _Row(topic_class=name, counts=tuple(tiers[tier] for tier in Tier), known=known)


def _cited_table(topics: Iterable[GoldenTopic]) -> str:
    counts = Counter((reason, topic.intent) for topic in topics for reason in cited(topic.why))
    return tabulate(
        [[reason, *(_shown(counts[reason, intent]) for intent in Intent)] for reason in (*FAILURES, _TRAP)],
        headers=["reason", *(intent.value for intent in Intent)],
        disable_numparse=True,
        colalign=("left", *["right"] * len(Intent)),
    )


def _sum(suite: GoldenSuite, marks: Collection[str]) -> str:
    topics = suite.topics
    classes = {topic.topic_class for topic in topics}
    lines = [f"nothing is wrong: topics {len(topics)}, classes {len(classes)}, known to fail {len(marks)}"]
    if suite.own is not None:
        return "\n".join((*lines, f"records that are there already: {len(suite.own)}"))
    lines.append(f"cast: people {len(suite.cast.people)}, incidents {len(suite.cast.incidents)}")
    missing = [failure for failure in FAILURES if not any(failure in cited(topic.why) for topic in topics)]
    unclassed = sorted(set(suite.classes) - classes)
    uncited = [topic.id for topic in topics if not cited(topic.why)]
    if missing:
        lines.append(f"no topic cites {', '.join(missing)}")
    if unclassed:
        lines.append(f"no topic is of the class {', '.join(unclassed)}")
    if uncited:
        lines.append(f"neither a failure nor a trap is cited by {', '.join(uncited)}")
    return "\n".join(lines)


def _shown(count: int) -> str:
    return str(count) if count else "-"
