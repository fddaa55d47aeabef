"""What went wrong in an index that was full, and in the cluster that holds it."""

from collections.abc import Callable

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from generators.topics import Intent
from harness.mutants.changes import Beside, Defined, Filled, Lot
from harness.mutants.edits.indices import delete, documents_of, full, put, reanalysed
from harness.mutants.index import Index
from harness.mutants.mutant import Layer, maker

__all__ = ["CLUSTER"]

_RECORDS = ("records/person", "records/incident")


def _unrefreshed(client: Elasticsearch, index: str) -> None:
    """Let searches not see what was written last."""
    documents = documents_of(client, index, Lot(0.02, "unrefreshed").hits)
    client.indices.put_settings(index=index, settings={"refresh_interval": "-1"})
    delete(client, index, list(documents))
    put(client, index, documents, refresh=False)


def _tail_lost(share: float) -> Callable[[Elasticsearch, str], None]:
    """Let the last records, by their ids, not be there."""

    def change(client: Elasticsearch, index: str) -> None:
        ids = sorted(hit["_id"] for hit in scan(client, index=index, source=False))
        delete(client, index, ids[-max(1, int(len(ids) * share)) :])

    return change


def _twice(client: Elasticsearch, index: str) -> None:
    """Let some records be there a second time, under another id."""
    documents = documents_of(client, index, Lot(0.01, "twice").hits)
    put(client, index, {f"X{i}": source for i, source in documents.items()})


def _renamed(client: Elasticsearch, index: str) -> None:
    documents = documents_of(client, index, Lot(0.01, "renamed").hits)
    delete(client, index, list(documents))
    put(client, index, {f"X{i}": source for i, source in documents.items()})


def _out_of_date(client: Elasticsearch, intent: Intent, index: str) -> None:
    """Let some records be as they were before the last update: with the first of several, and nothing behind it."""
    documents = documents_of(client, index, Lot(0.02, "conflict").hits)
    for source in documents.values():
        for name in ("addresses", "phones") if intent is Intent.PERSON else ("involved", "officers"):
            if isinstance(source.get(name), list):
                source[name] = source[name][1:]
    put(client, index, documents)


def _unfolded(index: Index) -> None:
    """Let nothing be folded by a filter of its own, which may be changed later."""
    index.analysis("filter")["mutant_fold"] = {"type": "trim"}
    for analyser in index.everywhere():
        some = analyser.get("filter", [])
        analyser["filter"] = ["mutant_fold" if name == "asciifolding" else name for name in some]


def _folded_now(client: Elasticsearch, index: str) -> None:
    reanalysed(client, index, {"filter": {"mutant_fold": {"type": "asciifolding"}}})


def _two_shards(index: Index) -> None:
    index.settings.get("index", {}).pop("number_of_shards", None)
    index.settings["number_of_shards"] = 2


_mutant = maker(Layer.CLUSTER)

CLUSTER = (
    _mutant(
        "idle-refresh", "what was written last is not searched yet", "es#57006", _RECORDS, full(_unrefreshed)
    ),
    _mutant(
        "reindex-abort", "what stood behind the first bad record is not there", "es#22471", _RECORDS,
        full(_tail_lost(0.03)),
    ),
    _mutant(
        "alias-early", "the index was put in its place before it was full", "addons-server#9811", _RECORDS,
        full(_tail_lost(0.3)),
    ),
    _mutant(
        "conflicts-proceed", "updates that met others were skipped", "es#17544", _RECORDS, Filled(_out_of_date)
    ),
    _mutant(
        "loaded-twice", "some records are there twice, under two ids", "own", ("person/*", "incident/*", "golden/*"),
        full(_twice),
    ),
    _mutant("other-ids", "some records got other ids", "own", _RECORDS, full(_renamed)),
    _mutant(
        "fold-no-reindex", "accents are folded now, and older records were not indexed again", "search-api#963",
        ("person/as-recorded/*", "person/diacritics/*"),
        Defined(_unfolded), full(_folded_now),
    ),
    _mutant(
        "one-shard-asked", "of two shards one is asked, which answers for both", "es#106805",
        ("person/as-recorded/*", "incident/as-recorded/*", *_RECORDS),
        Defined(_two_shards), Beside(beside={"preference": "_shards:0"}),
    ),
)  # fmt: skip
