"""`search-harness judge`: the verdict on a run that was saved."""

import sys
from pathlib import Path

import click

from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.report.model import Conclusion
from harness.report.text.summary import summary_lines
from harness.runs.file import read_run

__all__ = ["judge"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("run", type=_FILE)
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
@click.option("-v", "--verbose", count=True, help="Tell more: -v all classes, -vv every topic that was missed.")
def judge(run: Path, policy: Path | None, verbose: int) -> None:
    """Judge RUN, a file of `pytest harness --save-run`, from its answers alone, and end with the verdict's status.

    Every answer is assessed anew, so that nobody needs to believe what was said when it was asked.  docs/runs.md
    describes the file.
    """
    saved = read_run(run)
    rules = Policy.find(policy)
    verdict = judge_run(saved.run, rules, progress=True)
    conclusion = Conclusion(
        verdict=verdict,
        settings=saved.run.settings,
        policy=rules,
        provenance=saved.run.provenance,
        timing=saved.run.timing,
    )
    for line in summary_lines(conclusion, verbosity=verbose, colour=False):
        click.echo(line)
    if saved.judged.policy_sha256 != rules.sha256:
        click.echo(f"when it was asked, another policy judged the run {saved.judged.kind}: {saved.judged.policy}")
    sys.exit(verdict.exit_status)
