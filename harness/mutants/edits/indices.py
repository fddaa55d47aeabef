"""Changes of indices that are full."""

from collections.abc import Callable, Mapping
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk, scan

from harness.loading.ours import PREFIX
from harness.mutants.changes import Filled, Json

__all__ = ["Change", "delete", "documents_of", "full", "merged", "put", "reanalysed", "renamed", "written_again"]

Change = Callable[[Elasticsearch, str], None]
"""Changes the index of that name."""


def full(change: Change) -> Filled:
    """Return the change of the index of each kind of records."""
    return Filled(lambda client, _, index: change(client, index))


def documents_of(client: Elasticsearch, index: str, hits: Callable[[str], bool]) -> dict[str, Json]:
    """Return the documents in an index whose id `hits`, by that."""
    return {hit["_id"]: hit["_source"] for hit in scan(client, index=index) if hits(hit["_id"])}


def put(client: Elasticsearch, index: str, documents: Mapping[str, Json], *, refresh: bool = True) -> None:
    """Write `documents` into an index, each under its id."""
    bulk(client, ({"_index": index, "_id": i, "_source": source} for i, source in documents.items()), refresh=refresh)


def delete(client: Elasticsearch, index: str, ids: list[str]) -> None:
    """Take the documents with these `ids` out of an index."""
    bulk(client, ({"_op_type": "delete", "_index": index, "_id": i} for i in ids), refresh=True)


def reanalysed(client: Elasticsearch, index: str, analysis: Mapping[str, Any]) -> None:
    """Change how an index analyses, and leave what is in it as it was."""
    client.indices.close(index=index)
    client.indices.put_settings(index=index, settings={"analysis": analysis})
    client.indices.open(index=index, wait_for_active_shards="1")


def written_again(client: Elasticsearch, index: str, *, every: int = 10) -> None:
    """Write every tenth record again as it is: it gets another place in the index, and its old one is deleted."""
    hits = list(scan(client, index=index, size=1000, sort="_doc"))[::every]
    put(client, index, {hit["_id"]: hit["_source"] for hit in reversed(hits)}, refresh=False)
    client.indices.refresh(index=index)


def merged(client: Elasticsearch, index: str, *, every: int = 10) -> None:
    """Merge an index in which records have been written again."""
    written_again(client, index, every=every)
    client.indices.forcemerge(index=index, max_num_segments=1)
    client.indices.refresh(index=index)


def renamed(client: Elasticsearch, index: str) -> None:
    """Let an alias stand for the index, which goes on under another name."""
    other = f"{PREFIX}renamed-{index.removeprefix(PREFIX)}"
    client.indices.add_block(index=index, block="write")
    client.indices.clone(index=index, target=other, settings={"index.blocks.write": None})
    client.indices.delete(index=index)
    client.indices.put_alias(index=other, name=index)
