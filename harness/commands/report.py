"""`search-harness report`: a saved run, or the comparison of two, as a file that is handed over."""

from collections.abc import Mapping
from pathlib import Path

import click

from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.kept import Causes, read_causes
from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.outputs import output_path, written_whole
from harness.report.html import FileFacts, comparison_page, run_page, topics_of_comparison, topics_of_run
from harness.report.model import Conclusion
from harness.runs.baseline import digest_of, read_baseline
from harness.runs.file import SavedRun, read_run

__all__ = ["report"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("run", type=_FILE)
@click.argument("baseline", type=_FILE, required=False)
@click.option("--html", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
@click.option("--causes", type=_FILE, help="What `search-harness explain RUN --json FILE` wrote: why they were missed.")
@click.option("--noise", type=_FILE, help="A second run of the baseline: what also changes there is noise.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
def report(
    run: Path, baseline: Path | None, *, html: Path, causes: Path | None, noise: Path | None, policy: Path | None
) -> None:
    """Write RUN, a file of `pytest harness --save-run`, as one page to read, filter, print and hand over.

    With BASELINE, a file of the same kind, it is the page of what RUN loses and gains beside it. It needs no network
    and no other file; the same files give the same bytes. docs/report.md says what stands in it.
    """
    if noise and not baseline:
        raise ConfigurationError("--noise FILE is a second run of a BASELINE, and none is given")
    path, rules = output_path(html, "--html"), Policy.find(policy)
    saved = read_run(run)
    why = read_causes(causes, digest_of(run)) if causes else None
    kind, page = _compared(saved, baseline, noise, why, rules) if baseline else _alone(saved, why, rules)
    try:
        with written_whole(path) as beside:
            beside.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigurationError(f"--html {path}: could not be written: {error.strerror}") from error
    click.echo(f"{html}: {kind}, {len(page.encode()) / 1_000_000:.1f} MB")


def _alone(saved: SavedRun, why: Causes | None, policy: Policy) -> tuple[Kind, str]:
    run, (diagnoses, records) = saved.run, _known(why)
    verdict = judge_run(run, policy, progress=True)
    told = Conclusion(
        verdict=verdict, settings=run.settings, policy=policy, provenance=run.provenance, timing=run.timing
    )
    topics = topics_of_run(saved, verdict, diagnoses, records, progress=True)
    return verdict.kind, run_page(told, run.provenance, topics, _facts(saved), diagnoses)


def _compared(
    saved: SavedRun, baseline: Path, noise: Path | None, why: Causes | None, policy: Policy
) -> tuple[Kind, str]:
    before, (diagnoses, records) = read_baseline(baseline), _known(why)
    compared = compare(before, saved, policy, noise=read_run(noise) if noise else None, progress=True)
    topics = topics_of_comparison(compared, diagnoses, records, progress=True)
    page = comparison_page(compared, policy, topics, (_facts(before), _facts(saved)), diagnoses)
    return compared.kind, page


def _known(why: Causes | None) -> tuple[tuple[Diagnosis, ...], Mapping[str, str]]:
    return (why.diagnoses, why.records) if why else ((), {})


def _facts(saved: SavedRun) -> FileFacts:
    return FileFacts(name=saved.path.name, sha256=digest_of(saved.path))
