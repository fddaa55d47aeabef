"""`search-harness judge`: the verdict on a run that was saved, or on answers that somebody else got."""

import sys
from pathlib import Path

import click

from harness.commands.answered import SYSTEM_HELP, answered_system
from harness.commands.asking import keep_run
from harness.errors import ConfigurationError
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.measuring.answered import answered_session
from harness.measuring.whole import measure
from harness.outputs import output_path
from harness.report.model import Conclusion
from harness.report.text.summary import summary_lines
from harness.runs import Run
from harness.runs.file import read_run

__all__ = ["judge"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)
_OF_ANSWERS = ("corpus", "system", "save_run")


@click.command()
@click.argument("run", type=_FILE, required=False)
@click.option("--answers", type=_FILE, help="Instead of RUN: what came of `search-harness questions`.")
@click.option("--corpus", type=_PATH, metavar="DIR", help="With --answers: the corpus that was asked about.")
@click.option("--system", type=_PATH, metavar="DIR", help=f"With --answers: {SYSTEM_HELP[0].lower()}{SYSTEM_HELP[1:]}")
@click.option("--save-run", type=_PATH, metavar="FILE", help="With --answers: write a run, to be compared.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
@click.option("-v", "--verbose", count=True, help="Tell more: -v all classes, -vv every topic that was missed.")
def judge(run: Path | None, answers: Path | None, policy: Path | None, verbose: int, **how: object) -> None:
    """Judge RUN, a file of `pytest harness --save-run`, from its answers alone, and end with the verdict's status.

    Every answer is assessed anew, so that nobody needs to believe what was said when it was asked. docs/runs.md
    describes the file. With --answers, those that any other program got are judged; docs/answers.md says how.
    """
    rules = Policy.find(policy)
    if answers:
        if run:
            raise ConfigurationError(f"RUN {run} and --answers {answers} exclude each other")
        _judge_answers(answers, rules, verbose, **how)  # type: ignore[arg-type]  # as the options declare them
    if given := [name for name in _OF_ANSWERS if how[name]]:
        raise ConfigurationError(f"--{given[0].replace('_', '-')} goes with --answers")
    if run is None:
        raise ConfigurationError("say what to judge: RUN, or --answers FILE --corpus DIR")
    saved = read_run(run)
    conclusion = _concluded(saved.run, rules, verbose)
    if saved.judged.policy_sha256 != rules.sha256:
        click.echo(f"when it was asked, another policy judged the run {saved.judged.kind}: {saved.judged.policy}")
    sys.exit(conclusion.verdict.exit_status)


def _judge_answers(
    answers: Path,
    policy: Policy,
    verbose: int,
    *,
    corpus: Path | None,
    system: Path | None,
    save_run: Path | None,
) -> None:
    if corpus is None:
        raise ConfigurationError("--answers needs --corpus DIR, the corpus that was asked about")
    kept = output_path(save_run, "--save-run") if save_run else None
    session = answered_session(answered_system(system, name=answers.stem), corpus, answers)
    run = measure(session, progress=True)
    conclusion = _concluded(run, policy, verbose)
    if kept:
        keep_run(kept, run, conclusion.verdict, policy)
    sys.exit(conclusion.verdict.exit_status)


def _concluded(run: Run, policy: Policy, verbose: int) -> Conclusion:
    """Judge `run` by `policy`, and print what it came to."""
    conclusion = Conclusion.of(run, judge_run(run, policy, progress=True), policy)
    for line in summary_lines(conclusion, verbosity=verbose, colour=False):
        click.echo(line)
    return conclusion
