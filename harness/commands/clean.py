"""`search-harness clean`: what a killed run left in a cluster, listed and deleted."""

from contextlib import AbstractContextManager, nullcontext

import click
from elasticsearch import Elasticsearch

from harness.engine import Engine, EngineRequest, open_engine
from harness.engine.kept import kept_engine
from harness.errors import ConfigurationError, EngineError
from harness.loading.leftovers import delete_indices, find_leftovers
from harness.loading.pipelines import delete_pipelines, find_pipelines
from harness.report.text.lines import ITEM, counted

__all__ = ["clean"]


@click.command()
@click.option("--es-url", metavar="URL", help="The cluster to clean (or HARNESS_ES_URL).")
@click.option("--yes", is_flag=True, help="Delete without asking.")
def clean(*, es_url: str | None, yes: bool) -> None:
    """List the indices and ingest pipelines that a killed run left in a cluster, and delete them if that is right.

    Nothing whose name does not start with "harness-" is touched, nor an index for which such a name is but an alias.
    Do not run it while a run is under way in the same cluster.  Without a URL, the node kept by `search-harness engine
    start` is cleaned.
    """
    request = EngineRequest.from_environment(es_url=es_url)
    with _to_clean(request) as found, found.client() as client:
        left = find_leftovers(client)
        pipelines = _pipelines(client)
        for name in (*left.indices, *pipelines):
            click.echo(name)
        for index, aliases in left.others.items():
            for line in ITEM.wrap(f"{', '.join(aliases)}: an alias of {index}, which is not ours and stays"):
                click.echo(line)
        if not left.indices and not pipelines:
            click.echo("nothing of ours is left")
            return
        told = f"{counted(len(left.indices), 'index', 'indices')} and {counted(len(pipelines), 'ingest pipeline')}"
        if yes or click.confirm(f"delete {told}?"):
            delete_indices(client, left.indices)
            delete_pipelines(client, pipelines)
            click.echo(f"deleted {told}")


def _pipelines(client: Elasticsearch) -> list[str]:
    try:
        return find_pipelines(client)
    except EngineError as error:  # whoever may not see them has not made any
        click.echo(f"{error}", err=True)
        return []


def _to_clean(request: EngineRequest) -> AbstractContextManager[Engine]:
    if request.es_url:
        return open_engine(request)
    if kept := kept_engine(None):
        return nullcontext(kept)
    raise ConfigurationError("no node is kept, so name the cluster to clean: --es-url or HARNESS_ES_URL")
