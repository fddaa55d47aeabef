"""The command line beside pytest: engines, and what a killed run left behind."""

import sys
from contextlib import AbstractContextManager, nullcontext

import click

from harness import __version__
from harness.commands.bless import bless_command
from harness.commands.compare import compare_command
from harness.commands.corpus import corpus
from harness.commands.engine import engine
from harness.commands.golden import golden
from harness.commands.judge import judge
from harness.commands.questions import questions
from harness.commands.relations import relations
from harness.commands.run import run_command
from harness.commands.side_by_side import side_by_side_command
from harness.commands.survey import survey
from harness.commands.system import system
from harness.commands.upgrade import upgrade
from harness.commands.variations import variations
from harness.commands.verify import verify
from harness.engine import Engine, EngineRequest, open_engine
from harness.engine.kept import kept_engine
from harness.errors import ConfigurationError, ExitStatus, HarnessError
from harness.loading.index import delete_leftovers
from harness.loading.pipelines import delete_pipelines

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="search-harness")
def commands() -> None:
    """Measure whether a police records search finds the right person and the right incident.

    The measuring itself is `pytest harness`; these commands look after what it needs.
    """


@commands.command()
@click.option("--es-url", metavar="URL", help="The cluster to clean (or HARNESS_ES_URL).")
def clean(es_url: str | None) -> None:
    """Delete the indices and ingest pipelines that a killed run left in a cluster.

    Nothing whose name does not start with "harness-" is touched.  Do not run it while a run is under way in the same
    cluster. Without a URL, the node kept by `search-harness engine start` is cleaned.
    """
    request = EngineRequest.from_environment(es_url=es_url)
    with _to_clean(request) as found, found.client() as client:
        deleted = {"indices": delete_leftovers(client), "pipelines": delete_pipelines(client)}
    for name in (name for names in deleted.values() for name in names):
        click.echo(f"deleted {name}")
    click.echo(f"{', '.join(f'{len(names)} {what}' for what, names in deleted.items())} deleted")


def _to_clean(request: EngineRequest) -> AbstractContextManager[Engine]:
    if request.es_url:
        return open_engine(request)
    if kept := kept_engine(None):
        return nullcontext(kept)
    raise ConfigurationError("no node is kept, so name the cluster to clean: --es-url or HARNESS_ES_URL")


commands.add_command(engine)
commands.add_command(survey)
commands.add_command(side_by_side_command)
commands.add_command(variations)
commands.add_command(corpus)
commands.add_command(golden)
commands.add_command(questions)
commands.add_command(run_command)
commands.add_command(judge)
commands.add_command(compare_command)
commands.add_command(upgrade)
commands.add_command(bless_command)
commands.add_command(relations)
commands.add_command(verify)
commands.add_command(system)


def main() -> None:
    """Run the command line; a harness error is one line and its own exit status."""
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
