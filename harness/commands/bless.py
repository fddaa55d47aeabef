"""`search-harness bless`: the run by which candidates are measured from now on."""

from datetime import UTC, datetime
from pathlib import Path

import click

from harness.errors import ConfigurationError, IncomparableError
from harness.judging.comparing import compare
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.outputs import output_path
from harness.runs.baseline import Blessing, bless, digest_of, read_baseline
from harness.runs.file import SavedRun, read_run

__all__ = ["bless_command"]

_FILE, _OUT = click.Path(exists=True, dir_okay=False, path_type=Path), click.Path(path_type=Path)


@click.command("bless")
@click.argument("run", type=_FILE)
@click.option("--as", "baseline", type=_OUT, required=True, metavar="FILE", help="The baseline that it becomes.")
@click.option("--why", required=True, metavar="TEXT", help="Why, for whoever reads it later.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
@click.option("--even-so", is_flag=True, help="Though the run is no GO, or loses what the last baseline found.")
def bless_command(*, run: Path, baseline: Path, why: str, policy: Path | None, even_so: bool) -> None:
    """Let RUN be the baseline that `--baseline FILE` and `search-harness compare FILE` measure candidates by.

    Nothing else moves a baseline.  A run that is no GO is refused, and so is one that loses what the last baseline
    found, unless --even-so says otherwise; one that could not be measured always is.  Beside FILE, as
    FILE.blessed.json, stands every run that it has been, since when and why; a FILE that was exchanged without it is
    refused from then on.
    """
    rules, path, saved = Policy.find(policy), output_path(baseline, "--as"), read_run(run)
    verdict = judge_run(saved.run, rules, progress=True)
    before = read_baseline(path) if path.exists() else None
    compared = _compared(before, saved, rules) if before else None
    problems = [f"the run is {verdict.kind}"] if verdict.kind is not Kind.GO else []
    if compared not in (None, Kind.GO):
        problems.append(f"beside the baseline it is {compared}: `search-harness compare {baseline} {run}` tells why")
    if verdict.kind is Kind.INVALID or (problems and not even_so):
        raise ConfigurationError(f"{run} was not blessed, and {baseline} is as it was: {'; '.join(problems)}")
    blessing = Blessing(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        why=why,
        sha256=digest_of(run),
        judged=verdict.kind.value,
        policy_sha256=rules.sha256,
        before=digest_of(path) if before else "",
        compared=compared.value if compared else "",
    )
    try:
        bless(path, run, blessing)
    except OSError as error:
        raise ConfigurationError(f"--as {baseline}: could not be written: {error.strerror}") from error
    click.echo(f"{baseline} is {run} from now on ({blessing.sha256[:12]}), judged {verdict.kind}: {why}")


def _compared(before: SavedRun, saved: SavedRun, rules: Policy) -> Kind | None:
    """Return what is said of `saved` beside the baseline; None where they were asked something else."""
    try:
        return compare(before, saved, rules, progress=True).kind
    except IncomparableError:
        return None
