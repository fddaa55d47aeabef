"""Ingest pipelines of ours, which are there for as long as records go through them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, Elasticsearch, TransportError

from harness.backends.reasons import reason_of
from harness.errors import EngineError, SystemFolderError
from harness.systems import IndexedIntent

__all__ = ["PREFIX", "delete_pipelines", "pipeline"]

PREFIX = "harness-"
"""With what the name of everything begins that is ours in a cluster."""

_log = logging.getLogger(__name__)


@contextmanager
def pipeline(client: Elasticsearch, searched: IndexedIntent, index: str) -> Iterator[str | None]:
    """Yield the name of the pipeline through which records get into `index`, None where they go straight.

    It is ours, and is deleted afterwards.  Raises :class:`SystemFolderError` where Elasticsearch refuses it.
    """
    if searched.pipeline is None:
        yield None
        return
    try:
        client.ingest.put_pipeline(id=index, **searched.pipeline)
    except ApiError as error:
        raise SystemFolderError(f"Elasticsearch refuses the ingest pipeline: {reason_of(error)}") from error
    except TransportError as error:
        raise EngineError(f"creating pipeline {index}: {reason_of(error)}") from error
    try:
        yield index
    finally:
        _delete(client, index)


def delete_pipelines(client: Elasticsearch) -> list[str]:
    """Delete every pipeline of ours that a killed run left behind, and return their names."""
    try:
        names = sorted(client.ingest.get_pipeline(id=f"{PREFIX}*"))
    except ApiError as error:
        if error.status_code == 404:  # none is there
            return []
        raise EngineError(f"listing pipelines: {reason_of(error)}") from error
    for name in names:
        _delete(client, name)
    return names


def _delete(client: Elasticsearch, name: str) -> None:
    if not name.startswith(PREFIX):
        raise ValueError(f"{name} is not ours to delete")
    try:
        client.ingest.delete_pipeline(id=name)
    except (ApiError, TransportError) as error:
        _log.warning("pipeline %s could not be deleted (`search-harness clean` removes it): %s", name, reason_of(error))
