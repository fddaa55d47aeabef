"""What went wrong in an index that was full, and in the cluster that holds it."""

from collections.abc import Callable
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk, scan

from generators.topics import Intent
from harness.mutants.changes import Beside, Defined, Filled, Json, Lot
from harness.mutants.index import Index
from harness.mutants.mutant import Layer, maker

__all__ = ["CLUSTER"]

_RECORDS = ("records/person", "records/incident")


def _some(client: Elasticsearch, index: str, lot: Lot) -> dict[str, Json]:
    return {hit["_id"]: hit["_source"] for hit in scan(client, index=index) if lot.hits(hit["_id"])}


def _put(client: Elasticsearch, index: str, documents: dict[str, Json], *, refresh: bool = True) -> None:
    bulk(client, ({"_index": index, "_id": i, "_source": source} for i, source in documents.items()), refresh=refresh)


def _delete(client: Elasticsearch, index: str, ids: list[str]) -> None:
    bulk(client, ({"_op_type": "delete", "_index": index, "_id": i} for i in ids), refresh=True)


def _full(change: Callable[[Elasticsearch, str], None]) -> Filled:
    return Filled(lambda client, _, index: change(client, index))


def _unrefreshed(client: Elasticsearch, index: str) -> None:
    """Let searches not see what was written last."""
    documents = _some(client, index, Lot(0.02, "unrefreshed"))
    client.indices.put_settings(index=index, settings={"refresh_interval": "-1"})
    _delete(client, index, list(documents))
    _put(client, index, documents, refresh=False)


def _tail_lost(share: float) -> Callable[[Elasticsearch, str], None]:
    """Let the last records, by their ids, not be there."""

    def change(client: Elasticsearch, index: str) -> None:
        ids = sorted(hit["_id"] for hit in scan(client, index=index, source=False))
        _delete(client, index, ids[-max(1, int(len(ids) * share)) :])

    return change


def _twice(client: Elasticsearch, index: str) -> None:
    """Let some records be there a second time, under another id."""
    documents = _some(client, index, Lot(0.01, "twice"))
    _put(client, index, {f"X{i}": source for i, source in documents.items()})


def _renamed(client: Elasticsearch, index: str) -> None:
    documents = _some(client, index, Lot(0.01, "renamed"))
    _delete(client, index, list(documents))
    _put(client, index, {f"X{i}": source for i, source in documents.items()})


def _out_of_date(client: Elasticsearch, intent: Intent, index: str) -> None:
    """Let some records be as they were before the last update: with the first of several, and nothing behind it."""
    documents = _some(client, index, Lot(0.02, "conflict"))
    for source in documents.values():
        for name in ("addresses", "phones") if intent is Intent.PERSON else ("involved", "officers"):
            if isinstance(source.get(name), list):
                source[name] = source[name][1:]
    _put(client, index, documents)


def _unfolded(index: Index) -> None:
    """Let nothing be folded by a filter of its own, which may be changed later."""
    index.analysis("filter")["mutant_fold"] = {"type": "trim"}
    for analyser in index.everywhere():
        some = analyser.get("filter", [])
        analyser["filter"] = ["mutant_fold" if name == "asciifolding" else name for name in some]


def _folded_now(client: Elasticsearch, index: str) -> None:
    _reanalysed(client, index, {"filter": {"mutant_fold": {"type": "asciifolding"}}})


def _reanalysed(client: Elasticsearch, index: str, analysis: dict[str, Any]) -> None:
    """Change how an index analyses, and leave what is in it as it was."""
    client.indices.close(index=index)
    client.indices.put_settings(index=index, settings={"analysis": analysis})
    client.indices.open(index=index, wait_for_active_shards="1")


def _two_shards(index: Index) -> None:
    index.settings.pop("index", None) if "number_of_shards" in index.settings.get("index", {}) else None
    index.settings["number_of_shards"] = 2


_mutant = maker(Layer.CLUSTER)

CLUSTER = (
    _mutant(
        "idle-refresh", "what was written last is not searched yet", "es#57006", _RECORDS, _full(_unrefreshed)
    ),
    _mutant(
        "reindex-abort", "what stood behind the first bad record is not there", "es#22471", _RECORDS,
        _full(_tail_lost(0.03)),
    ),
    _mutant(
        "alias-early", "the index was put in its place before it was full", "addons-server#9811", _RECORDS,
        _full(_tail_lost(0.3)),
    ),
    _mutant(
        "conflicts-proceed", "updates that met others were skipped", "es#17544", _RECORDS, Filled(_out_of_date)
    ),
    _mutant(
        "loaded-twice", "some records are there twice, under two ids", "own", ("person/*", "incident/*", "golden/*"),
        _full(_twice),
    ),
    _mutant("other-ids", "some records got other ids", "own", _RECORDS, _full(_renamed)),
    _mutant(
        "fold-no-reindex", "accents are folded now, and older records were not indexed again", "search-api#963",
        ("person/as-recorded/*", "person/diacritics/*"),
        Defined(_unfolded), _full(_folded_now),
    ),
    _mutant(
        "one-shard-asked", "of two shards one is asked, which answers for both", "es#106805",
        ("person/as-recorded/*", "incident/as-recorded/*", *_RECORDS),
        Defined(_two_shards), Beside(beside={"preference": "_shards:0"}),
    ),
)  # fmt: skip
