"""The command line beside pytest: engines, and what a killed run left behind."""

import sys
import warnings

import click

from harness import __version__
from harness.commands.bless import bless_command
from harness.commands.check import check
from harness.commands.clean import clean
from harness.commands.compare import compare_command
from harness.commands.corpus import corpus
from harness.commands.engine import engine
from harness.commands.explain import explain
from harness.commands.export import export
from harness.commands.golden import golden
from harness.commands.importing import import_command
from harness.commands.judge import judge
from harness.commands.mutants import mutants
from harness.commands.questions import questions
from harness.commands.relations import relations
from harness.commands.replay import replay
from harness.commands.report import report
from harness.commands.run import run_command
from harness.commands.side_by_side import side_by_side_command
from harness.commands.sign import sign, verify_run
from harness.commands.survey import survey
from harness.commands.system import system
from harness.commands.upgrade import upgrade
from harness.commands.variations import variations
from harness.commands.verify import verify
from harness.errors import ExitStatus, HarnessError

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="search-harness")
def commands() -> None:
    """Measure whether a police records search finds the right person and the right incident.

    The measuring itself is `pytest harness`; these commands look after what it needs.
    """


commands.add_command(engine)
commands.add_command(survey)
commands.add_command(side_by_side_command)
commands.add_command(variations)
commands.add_command(corpus)
commands.add_command(golden)
commands.add_command(questions)
commands.add_command(run_command)
commands.add_command(judge)
commands.add_command(explain)
commands.add_command(replay)
commands.add_command(export)
commands.add_command(import_command)
commands.add_command(compare_command)
commands.add_command(upgrade)
commands.add_command(bless_command)
commands.add_command(relations)
commands.add_command(mutants)
commands.add_command(report)
commands.add_command(sign)
commands.add_command(verify_run)
commands.add_command(verify)
commands.add_command(system)
commands.add_command(check)
commands.add_command(clean)


def main() -> None:
    """Run the command line; a harness error is one message and its own exit status, and a warning is one line."""
    warnings.formatwarning = _warned
    try:
        commands.main(standalone_mode=False)
    except HarnessError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(error.exit_status)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitStatus.USAGE)
    except click.Abort:
        click.echo("interrupted", err=True)
        sys.exit(ExitStatus.INTERRUPTED)


def _warned(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None
) -> str:
    """Return what a warning says, without the line of code that says it."""
    del category, filename, lineno, line
    return f"warning: {message}\n"
