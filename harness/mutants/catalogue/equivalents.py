"""Changes that should not matter: whoever notices one of them cries wolf."""

from collections.abc import Callable
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk, scan

from harness.loading.ours import PREFIX
from harness.mutants.changes import Asked, Change, Defined, Filled, Json, Requested
from harness.mutants.index import Index
from harness.mutants.mutant import Layer, Mutant

__all__ = ["EQUIVALENT"]


def _settings(**settings: object) -> Defined:
    def edit(index: Index) -> None:
        index.settings.update(settings)

    return Defined(edit)


def _equals(*keys: Json) -> Requested:
    """Return the change by which equals stand in the order of `keys`."""

    def edit(body: Json, asked: Asked) -> None:  # noqa: ARG001
        sort: list[Any] = body.get("sort", ["_score"])
        body["sort"] = [key for key in sort if not (isinstance(key, dict) and "id" in key)] + list(keys)

    return Requested(edit)


def _counted(body: Json, asked: Asked) -> None:  # noqa: ARG001
    body["track_total_hits"] = True


def _full(change: Callable[[Elasticsearch, str], None]) -> Filled:
    return Filled(lambda client, _, index: change(client, index))


def _written_again(client: Elasticsearch, index: str) -> None:
    """Write every tenth record again as it is: it gets another place in the index, and its old one is deleted."""
    hits = list(scan(client, index=index, size=1000, sort="_doc"))[::10]
    bulk(client, ({"_index": index, "_id": hit["_id"], "_source": hit["_source"]} for hit in reversed(hits)))
    client.indices.refresh(index=index)


def _merged(client: Elasticsearch, index: str) -> None:
    _written_again(client, index)
    client.indices.forcemerge(index=index, max_num_segments=1)
    client.indices.refresh(index=index)


def _in_another_order(client: Elasticsearch, index: str) -> None:
    """Write all records again, the last first."""
    hits = list(scan(client, index=index, size=1000, sort="_doc"))
    bulk(client, ({"_index": index, "_id": hit["_id"], "_source": hit["_source"]} for hit in reversed(hits)))
    client.indices.forcemerge(index=index, max_num_segments=1)
    client.indices.refresh(index=index)


def _renamed(client: Elasticsearch, index: str) -> None:
    """Let an alias stand for the index, which goes on under another name."""
    other = f"{PREFIX}renamed-{index.removeprefix(PREFIX)}"
    client.indices.add_block(index=index, block="write")
    client.indices.clone(index=index, target=other, settings={"index.blocks.write": None})
    client.indices.delete(index=index)
    client.indices.put_alias(index=other, name=index)


def _equivalent(name: str, story: str, *changes: Change) -> Mutant:
    return Mutant(id=name, layer=Layer.CLUSTER, story=story, source="own", shows=(), changes=changes)


EQUIVALENT = (
    _equivalent("id-descending", "equals by id, descending", _equals({"id": "desc"})),
    _equivalent("no-tie-break", "equals in any order", _equals()),
    _equivalent("by-place", "equals as they stand in the index", _equals({"_doc": "desc"})),
    _equivalent("five-shards", "five shards", _settings(number_of_shards=5)),
    _equivalent("one-replica", "a replica that one node cannot hold", _settings(number_of_replicas=1)),
    _equivalent("slow-refresh", "an index that is refreshed every minute", _settings(refresh_interval="60s")),
    _equivalent("all-counted", "all matches are counted", Requested(_counted)),
    _equivalent("written-again", "every tenth record written again", _full(_written_again)),
    _equivalent("force-merge", "the same, and merged", _full(_merged)),
    _equivalent("other-order", "all records written again, the last first", _full(_in_another_order)),
    _equivalent("renamed", "another index behind the name, by an alias", _full(_renamed)),
)
