"""`search-harness explain`: why the records were missed that a saved run missed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click

from generators.topics import PAGE, Topic
from harness.commands.asking import chosen_engine, code_option, engine_options, read_whole
from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.kept import Causes
from harness.errors import ConfigurationError, IncomparableError, did_you_mean
from harness.interrupts import ended_as_interrupted
from harness.judging.results import ClassResult
from harness.measuring.diagnosing import diagnosed, found_before
from harness.measuring.session import Session, open_session
from harness.outputs import output_path, write_whole
from harness.report.text.causes import causes_lines
from harness.report.text.failure import Miss, miss_text
from harness.report.text.lines import described
from harness.runs import GOLDEN, Ranking, Run, Status
from harness.runs.baseline import digest_of, read_baseline
from harness.runs.file import SavedRun, read_run

__all__ = ["explain"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)
_MISSED = frozenset({Status.BROKEN, Status.KNOWN_FAILURE, Status.REPORTED})


@click.command()
@click.argument("run", type=_FILE)
@click.argument("topic", required=False)
@click.option("--system", type=_PATH, help="The system folder, where it is no longer where the run was told it was.")
@click.option(
    "--baseline", type=_FILE, help="A run that found more: explain only what this one lost, and what found it."
)
@click.option("--json", "out", type=_PATH, metavar="FILE", help="Write the causes to this file, for the report.")
@click.option("--most", type=click.IntRange(min=1), default=500, show_default=True, help="Look at so many records.")
@code_option
@engine_options
def explain(
    run: Path,
    topic: str | None,
    *,
    system: Path | None,
    baseline: Path | None,
    out: Path | None,
    most: int,
    allow_code: bool,
    **choices: Any,  # noqa: ANN401  # as the options are declared
) -> None:
    """Say why RUN, a file of `pytest harness --save-run`, missed what it missed: by cause, or of one TOPIC in full.

    The system that was asked is asked again, and nothing but that: whether it holds the record, which clauses of its
    own request keep the record out, what becomes of a text. docs/diagnosis.md says what is looked for. With --baseline
    it is asked of that run's system too by which clauses it found what RUN lost.
    """
    saved, path = read_run(run).run, output_path(out, "--json") if out else None
    before = read_baseline(baseline) if baseline else None
    missed = dict(_missed(saved))
    if before:
        found = _found(before.run)
        missed = {name: one for name, one in missed.items() if name in found}
    if topic is not None and topic not in missed:
        raise ConfigurationError(f"{run} missed nothing of a topic {topic!r}{did_you_mean(topic, missed)}")
    if not missed:
        click.echo("nothing was missed")
        return
    asked = [missed[topic]] if topic is not None else _in_turn(missed.values())
    settings = replace(saved.settings, system=system or saved.settings.system, allow_code=allow_code)
    golden, tested = read_whole(settings)
    opening = open_session(settings, chosen_engine(choices), golden, progress=True, system=tested)
    with ended_as_interrupted(), opening as session:
        _require_the_same(saved, session)
        causes = diagnosed(session, asked, most=most, progress=True)
        if before:
            causes = _with_before(before, saved, causes, {of.id: of for of, _ in asked}, choices, allow_code=allow_code)
        if session.provenance.system_sha256 != saved.provenance.system_sha256:
            click.echo("the system is not as it was when it was asked: what follows is said of how it is now")
        if path:  # first, for whoever ends this while it prints
            records = _told(session, asked, {cause.topic for cause in causes})
            kept = Causes(run_sha256=digest_of(run), diagnoses=tuple(causes), records=records)
            write_whole(path, kept.encoded())
        if topic is None:
            lines = causes_lines(causes, sum(len(of.wanted - set(got.hits)) for of, got in asked))
        else:
            (of, got), options = asked[0], settings.options()
            lines = iter(
                [miss_text(Miss(topic=of, ranking=got, causes=tuple(causes)), session.records, options=options)]
            )
        for line in lines:
            click.echo(line)


def _missed(run: Run) -> Iterator[tuple[str, tuple[Topic, Ranking]]]:
    """Yield every topic of which `run` missed a record, by its id, with what was answered."""
    fallen = {outcome.topic for outcome in run.golden if outcome.status in _MISSED}
    for asked in (None, *run.classes):
        part = run.part(asked.id if asked else GOLDEN)
        if part is None:
            continue
        missed, rankings = set(ClassResult.from_part(asked, part).missed) if asked else fallen, part.rankings
        for of in part.topics:
            if of.id in missed and of.id in rankings and of.wanted - set(rankings[of.id].hits):
                yield of.id, (of, rankings[of.id])


def _found(run: Run) -> frozenset[str]:
    """Return the topics of classes that `run` found."""
    parts = ((asked, run.part(asked.id)) for asked in run.classes)
    results = (ClassResult.from_part(asked, part) for asked, part in parts if part)
    return frozenset(page.topic for result in results for page in result.assessments if page.found)


def _with_before(
    before: SavedRun,
    now: Run,
    causes: list[Diagnosis],
    topics: Mapping[str, Topic],
    choices: dict[str, Any],
    *,
    allow_code: bool,
) -> list[Diagnosis]:
    """Return `causes` with what found each record `before`, by asking the system of that run as it is now."""
    settings = replace(before.run.settings, allow_code=allow_code)
    if before.run.provenance.corpus_sha256 != now.provenance.corpus_sha256:
        raise IncomparableError(f"{before.path} was asked about another corpus: nothing of it was lost by this run")
    golden, tested = read_whole(settings)
    with open_session(settings, chosen_engine(choices), golden, progress=True, system=tested) as session:
        return found_before(session, causes, topics)


def _in_turn(missed: Iterable[tuple[Topic, Ranking]]) -> list[tuple[Topic, Ranking]]:
    """Return `missed` with the first of every class before the second of any: the first so many tell of all classes."""
    by_class: defaultdict[str, list[tuple[Topic, Ranking]]] = defaultdict(list)
    for one in missed:
        by_class[one[0].topic_class].append(one)
    return [one for turn in zip_longest(*by_class.values()) for one in turn if one]


def _told(session: Session, asked: Iterable[tuple[Topic, Ranking]], explained: Collection[str]) -> dict[str, str]:
    """Return the records of every topic `explained`, those wanted and those shown, by their ids, each in a line."""
    ids = {record for of, got in asked if of.id in explained for record in (*of.wanted, *got.hits[:PAGE])}
    return {record: described(session.records[record]) for record in sorted(ids) if record in session.records}


def _require_the_same(run: Run, session: Session) -> None:
    """Raise :class:`ConfigurationError` where `session` holds other records than those that `run` was asked about."""
    now, then = session.provenance.corpus_sha256, run.provenance.corpus_sha256
    if now != then:
        raise ConfigurationError(
            f"the run was asked about corpus {then[:12]}, and what its settings make is {now[:12]}: another version of "
            "the harness made it"
        )
