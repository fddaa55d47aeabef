"""Puts a corpus into a system's indices, and takes it out again.

Every index has a name that starts with :data:`PREFIX`; nothing else in a cluster is ever written to or deleted.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from types import MappingProxyType
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch, TransportError
from tqdm import tqdm

from generators.corpus import Corpus
from generators.records import Record
from generators.topics import Intent
from harness.backends.elasticsearch import Indices
from harness.backends.reasons import reason_of
from harness.errors import EngineError, SystemFolderError
from harness.loading.definition import with_settings
from harness.loading.explained import explained
from harness.loading.leftovers import delete_indices
from harness.loading.ours import PREFIX, require_ours
from harness.loading.pipelines import pipeline
from harness.loading.places import each_index, names, places
from harness.systems import IndexedIntent, IndexedSystem

__all__ = ["PREFIX", "found_indices", "index_corpus", "kept_indices", "private_indices", "write"]

_NOTHING_ELSE: Mapping[str, Any] = MappingProxyType({})
_BULK = 1000
_OPENING = "50s"  # less than a request may take


@contextmanager
def private_indices(
    client: Elasticsearch,
    system: IndexedSystem,
    corpus: Corpus,
    *,
    progress: bool,
    settings: Mapping[str, Any] = _NOTHING_ELSE,
) -> Iterator[Indices]:
    """Index `corpus` under names of this run's own, and delete them at the end, however it comes.

    Their definitions have `settings` (``index.refresh_interval``) beside the system's own, or in place of those.
    Raises :class:`EngineError` where a record is refused or lost, :class:`SystemFolderError` where an index definition
    is.
    """
    indices = names(system, f"{PREFIX}{secrets.token_hex(6)}")
    try:
        index_corpus(client, system, corpus, indices, progress=progress, settings=settings)
        yield indices
    finally:
        delete_indices(client, each_index(indices))


def kept_indices(
    client: Elasticsearch, system: IndexedSystem, corpus: Corpus, *, progress: bool
) -> tuple[Indices, bool]:
    """Index `corpus` under names made of its hash and the system's, unless a run before this one has.

    Return the names, and whether one has.  For a node of our own that keeps its indices.  An index is marked complete
    in its mapping's ``_meta`` when it is; one without that mark is made again.
    """
    indices = _kept_names(system, corpus)
    reused = all(_complete(client, name, _size(corpus, intent)) for intent, name in indices.items())
    if not reused:
        delete_indices(client, each_index(indices))
        index_corpus(client, system, corpus, indices, progress=progress)
        for name in indices.values():
            with explained(f"marking index {name}"):
                client.indices.put_mapping(index=name, meta={"complete": True})
    return indices, reused


def found_indices(client: Elasticsearch, system: IndexedSystem, corpus: Corpus) -> Indices:
    """Return the indices that :func:`kept_indices` made, and that must still hold `corpus`: nothing is made again.

    A node that has just started may take a while to open them.  Raises :class:`EngineError` where a record is lacking.
    """
    indices = _kept_names(system, corpus)
    for intent, name in indices.items():
        with explained(f"opening index {name}"):
            if client.indices.exists(index=name):  # all of them, of several
                client.cluster.health(index=name, wait_for_status="yellow", timeout=_OPENING)
        if not _complete(client, name, _size(corpus, intent)):
            raise EngineError(f"index {name} no longer holds the {_size(corpus, intent)} records that it was given")
    return indices


def _kept_names(system: IndexedSystem, corpus: Corpus) -> Indices:
    return names(system, f"{PREFIX}kept-{system.sha256[:12]}-{corpus.sha256[:12]}")


def index_corpus(
    client: Elasticsearch,
    system: IndexedSystem,
    corpus: Corpus,
    indices: Indices,
    *,
    progress: bool = False,
    settings: Mapping[str, Any] = _NOTHING_ELSE,
) -> None:
    """Create `indices` as `system` defines them, load every record of their kinds, and check that each is there.

    Their definitions have `settings` beside the system's own, or in place of those.
    """
    for intent, index in indices.items():
        for called, name in places(system.intents[intent], index).items():
            _create(client, system, intent, called, name, settings)
    # By their ids, from which nothing can be told: in the order of the corpus, those of the cast would come first.
    total = sum(_size(corpus, intent) for intent in indices)
    with tqdm(total=total, desc="indexing", unit=" records", disable=None if progress else True, leave=False) as bar:
        for intent in indices:
            records = sorted(_records(corpus, intent), key=_id)
            with pipeline(client, system.intents[intent], indices[intent]) as through:
                for indexed in _load(client, system.intents[intent], indices[intent], records, through):
                    bar.update(indexed)
    for intent, name in indices.items():
        with explained(f"checking index {name}"):
            # One segment: what a search costs then no longer depends on how the records came in.
            client.indices.forcemerge(index=name, max_num_segments=1)
            client.indices.refresh(index=name)
            found = client.count(index=name)["count"]
            if found != _size(corpus, intent):
                raise EngineError(f"index {name} holds {found} of {_size(corpus, intent)} records after loading")


def _id(record: Record) -> str:
    return record.id


def _records(corpus: Corpus, intent: Intent) -> Sequence[Record]:
    return corpus.people if intent is Intent.PERSON else corpus.incidents


def _size(corpus: Corpus, intent: Intent) -> int:
    return len(_records(corpus, intent))


def _create(
    client: Elasticsearch, system: IndexedSystem, intent: Intent, called: str, name: str, settings: Mapping[str, Any]
) -> None:
    require_ours(name)
    definition = with_settings(system.intents[intent].definitions[called], settings)
    try:
        client.indices.create(index=name, **definition)
    except ApiError as error:
        which = f"{intent} index definition" + (f" {called!r}" if called else "")
        raise SystemFolderError(
            f"system {system.name}: Elasticsearch refuses the {which}: {reason_of(error)}"
        ) from error
    except TransportError as error:
        raise EngineError(f"creating index {name}: {reason_of(error)}") from error


def _load(
    client: Elasticsearch, searched: IndexedIntent, index: str, records: Iterable[Record], through: str | None
) -> Iterator[int]:
    remaining, into = iter(records), places(searched, index)
    while batch := list(islice(remaining, _BULK)):
        operations: defaultdict[str, list[bytes]] = defaultdict(list)
        for record in batch:
            operations[into[searched.index(record)]] += (
                orjson.dumps({"index": {"_id": record.id}}),
                searched.indexed(record),
            )
        for name, of_index in operations.items():
            write(client, name, of_index, through=through)
        yield len(batch)


def write(
    client: Elasticsearch,
    name: str,
    operations: Sequence[bytes],
    *,
    through: str | None = None,
    refresh: bool = False,
) -> None:
    """Send the lines of a bulk request to an index of ours; with `refresh`, searches see it when this returns.

    What is written goes `through` the ingest pipeline so called, where there is one.

    Raises :class:`EngineError` where a record is refused, :class:`ValueError` for an index that is not ours.
    """
    require_ours(name)
    with explained(f"loading index {name}"):
        # The lines are bytes, which the client passes on.
        answer = client.bulk(index=name, operations=operations, pipeline=through, refresh=refresh)  # type: ignore[arg-type]
    if answer["errors"]:
        outcomes = [outcome for item in answer["items"] for outcome in item.values()]
        refused = [outcome for outcome in outcomes if "error" in outcome]
        first = refused[0]
        why = first["error"].get("reason", first["error"]["type"])
        raise EngineError(f"index {name} refused {len(refused)} of {len(outcomes)} records; {first['_id']}: {why}")


def _complete(client: Elasticsearch, name: str, size: int) -> bool:
    with explained(f"looking for index {name}"):
        if not client.indices.exists(index=name):
            return False
        found = client.indices.get_mapping(index=name).values()  # under its own name, should ours be an alias
        complete = all(one["mappings"].get("_meta", {}).get("complete") for one in found)
        return complete and client.count(index=name)["count"] == size
