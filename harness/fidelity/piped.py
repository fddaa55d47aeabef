"""What an ingest pipeline makes of a document, asked of the cluster without anything being written."""

from collections.abc import Iterator, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from harness.errors import EngineError
from harness.loading.explained import explained

__all__ = ["piped"]


def piped(
    client: Elasticsearch, pipeline: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]], *, index: str
) -> dict[str, dict[str, Any]]:
    """Return what becomes of `documents`, by the ids of their records, on their way into `index`; nothing of one that
    is dropped.

    What is of the moment at which a document arrives differs every time, and is left out.  Raises
    :class:`~harness.errors.EngineError` for a document that does not get through.
    """
    docs = [{"_index": index, "_id": record, "_source": document} for record, document in documents.items()]
    with explained(f"simulating the ingest pipeline of {index}"):
        answer = client.ingest.simulate(pipeline=pipeline, docs=docs)
    momentary = frozenset(_momentary(pipeline))
    arriving = {}
    for record, simulated in zip(documents, answer["docs"], strict=True):
        if simulated and "error" in simulated:
            raise EngineError(
                f"record {record} does not get through the ingest pipeline: {simulated['error']['reason']}"
            )
        if simulated and "doc" in simulated:
            source = simulated["doc"]["_source"]
            arriving[record] = {field: value for field, value in source.items() if field not in momentary}
    return arriving


def _momentary(pipeline: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that are set to something of the moment at which a document arrives (``_ingest.timestamp``)."""
    for processor in pipeline["processors"]:
        for said in processor.values():
            if "_ingest" in str(said.get("value", said.get("copy_from", ""))):
                yield said["field"]
