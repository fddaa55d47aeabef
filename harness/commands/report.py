"""`search-harness report`: a saved run, or the comparison of two, as a file that is handed over."""

from pathlib import Path

import click

from harness.diagnosis.kept import read_causes
from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.outputs import output_path
from harness.report.html import write_comparison_page, write_run_page
from harness.report.model import Conclusion
from harness.runs import Run
from harness.runs.baseline import digest_of, read_baseline
from harness.runs.file import read_run

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
    try:
        if baseline:
            again = read_run(noise) if noise else None
            compared = compare(read_baseline(baseline), saved, rules, noise=again, progress=True)
            write_comparison_page(path, compared, rules, why, progress=True)
            kind = compared.kind
        else:
            told = _judged(saved.run, rules)
            write_run_page(path, saved, told, why, progress=True)
            kind = told.verdict.kind
    except OSError as error:
        raise ConfigurationError(f"--html {path}: could not be written: {error.strerror}") from error
    click.echo(f"{html}: {kind}, {path.stat().st_size / 1_000_000:.1f} MB")


def _judged(run: Run, policy: Policy) -> Conclusion:
    verdict = judge_run(run, policy, progress=True)
    return Conclusion(
        verdict=verdict, settings=run.settings, policy=policy, provenance=run.provenance, timing=run.timing
    )
