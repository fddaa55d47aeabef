"""Ingest pipelines of ours, which are there for as long as records go through them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from harness.backends.reasons import reason_of
from harness.errors import EngineError, SystemFolderError
from harness.loading.explained import explained
from harness.loading.ours import PREFIX, deleting, require_ours
from harness.loading.places import first_index
from harness.systems import IndexedIntent

__all__ = ["delete_pipelines", "find_pipelines", "pipeline"]


@contextmanager
def pipeline(client: Elasticsearch, searched: IndexedIntent, index: str) -> Iterator[str | None]:
    """Yield the name of the pipeline through which records get into `index`, None where they go straight.

    Of several indices, with commas between them, it is called as the first.  It is ours, and is deleted afterwards.
    Raises :class:`SystemFolderError` where Elasticsearch refuses it.
    """
    if searched.pipeline is None:
        yield None
        return
    name = first_index(index)
    require_ours(name)
    try:
        client.ingest.put_pipeline(id=name, **searched.pipeline)
    except ApiError as error:
        raise SystemFolderError(f"Elasticsearch refuses the ingest pipeline: {reason_of(error)}") from error
    except TransportError as error:
        raise EngineError(f"creating pipeline {name}: {reason_of(error)}") from error
    try:
        yield name
    finally:
        delete_pipelines(client, [name])


def find_pipelines(client: Elasticsearch) -> list[str]:
    """Return the names of the pipelines of ours that a killed run left behind.

    Raises :class:`~harness.errors.EngineError` where the cluster does not list them.
    """
    with explained("listing ingest pipelines"):
        try:
            return sorted(client.ingest.get_pipeline(id=f"{PREFIX}*"))
        except NotFoundError:  # none is there
            return []


def delete_pipelines(client: Elasticsearch, names: Iterable[str]) -> None:
    """Delete pipelines of ours; one that cannot be is told of.

    Raises :class:`ValueError` for a name that is not ours.
    """
    for name in names:
        with deleting("pipeline", name):
            client.ingest.delete_pipeline(id=name)
