"""`search-harness report`: a saved run as a file that is handed over."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from harness.diagnosis.cause import Cause, Diagnosis
from harness.diagnosis.kept import read_causes
from harness.errors import ConfigurationError
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.outputs import output_path, written_whole
from harness.report.html.page import MissedTopic, run_page
from harness.report.model import Conclusion
from harness.runs import Run
from harness.runs.baseline import digest_of
from harness.runs.file import read_run

__all__ = ["report"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TOLD = 200
"""So many misses are told one by one."""


@click.command()
@click.argument("run", type=_FILE)
@click.option("--html", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
@click.option("--causes", type=_FILE, help="What `search-harness explain RUN --json FILE` wrote: why they were missed.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
def report(run: Path, html: Path, causes: Path | None, policy: Path | None) -> None:
    """Write RUN, a file of `pytest harness --save-run`, as one page to read, print and hand over.

    It needs no network, no script and no other file; the same run gives the same bytes. docs/report.md says what stands
    in it.
    """
    path, rules = output_path(html, "--html"), Policy.find(policy)
    saved, sha256 = read_run(run).run, digest_of(run)
    diagnoses = read_causes(causes, sha256).diagnoses if causes else ()
    verdict = judge_run(saved, rules, progress=True)
    told = Conclusion(
        verdict=verdict, settings=saved.settings, policy=rules, provenance=saved.provenance, timing=saved.timing
    )
    page = run_page(
        told,
        saved.provenance,
        list(islice(_misses(saved, verdict, diagnoses), _TOLD)),
        sum(len(judged.result.missed) for judged in verdict.classes),
        file=run.name,
        sha256=sha256,
        diagnoses=diagnoses,
    )
    try:
        with written_whole(path) as beside:
            beside.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigurationError(f"--html {path}: could not be written: {error.strerror}") from error
    click.echo(f"{html}: {verdict.kind}, {len(page.encode()) / 1_000_000:.1f} MB")


def _misses(run: Run, verdict: Verdict, diagnoses: Sequence[Diagnosis]) -> Iterator[MissedTopic]:
    """Yield what was missed, class by class: those of a class that breaks a rule first, as the verdict has them."""
    options = run.settings.options()
    causes: defaultdict[str, list[Cause]] = defaultdict(list)
    for diagnosis in diagnoses:
        causes[diagnosis.topic] += diagnosis.causes
    for judged in sorted(verdict.classes, key=lambda one: (one.kind is None, one.kind != verdict.kind, one.result.id)):
        missed = frozenset(judged.result.missed)
        part = run.part(judged.result.id) if missed else None
        if part:
            rankings = part.rankings
            for topic in part.topics:
                if topic.id in missed and topic.id in rankings:
                    yield MissedTopic(
                        topic=topic, ranking=rankings[topic.id], options=options, causes=tuple(causes.get(topic.id, ()))
                    )
