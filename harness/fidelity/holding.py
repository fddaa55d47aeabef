"""What a system holds of a record, wherever that is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import orjson
from elasticsearch import Elasticsearch

from generators.topics import Intent
from harness.backends.elasticsearch import by_ids, values_of
from harness.backends.service import ServiceBackend
from harness.backends.service.sending import Reply, Unreached
from harness.errors import EngineError, HarnessError
from harness.fidelity.piped import piped
from harness.loading.explained import explained
from harness.loading.places import first_index
from harness.systems import IndexedIntent, RequestedSystem

__all__ = ["Holding", "IndexHolding", "ServiceHolding", "UnreadableError"]

_MOST_COPIES = 10
"""So many copies of a record are looked for, on average over those of a request."""

_OK = 200
_NOT_THERE = frozenset({204, 404, 410})


class UnreadableError(HarnessError):
    """A system keeps no documents that anybody could read."""


class Holding(Protocol):
    """Looks records up."""

    def held(self, intent: Intent, ids: Sequence[str]) -> Mapping[str, list[Mapping[str, Any]]]:
        """Return every document that there is of each of `ids`, of a few at once; none of one that is not there.

        Raises :class:`~harness.errors.HarnessError` where that cannot be known.
        """

    def arriving(self, intent: Intent, documents: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
        """Return what becomes of `documents`, by the ids of their records, on their way in.

        Raises :class:`~harness.errors.HarnessError` where that cannot be known.
        """

    def count(self, intent: Intent) -> int | None:
        """Return how many records there are, None where nobody says so."""


class IndexHolding:
    """What the indices of a system hold, read by the ids that their documents bear."""

    def __init__(self, client: Elasticsearch, system: RequestedSystem, indices: Mapping[Intent, str]) -> None:
        self._client = client
        self._system = system
        self._indices = indices

    def held(self, intent: Intent, ids: Sequence[str]) -> Mapping[str, list[Mapping[str, Any]]]:
        """Return every document of each of `ids`."""
        field = self._system.intents[intent].id_field
        found: dict[str, list[Mapping[str, Any]]] = {}
        for hit in self._search(intent, query=by_ids(field, ids), size=min(10_000, _MOST_COPIES * len(ids))):
            for record in values_of(hit, field):
                found.setdefault(record, []).append(hit["_source"])
        return found

    def arriving(self, intent: Intent, documents: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
        """Return what the system's ingest pipeline makes of `documents`, if it has one."""
        searched = self._system.intents[intent]
        if not isinstance(searched, IndexedIntent) or searched.pipeline is None:
            return documents
        return piped(self._client, searched.pipeline, documents, index=first_index(self._indices[intent]))

    def count(self, intent: Intent) -> int:
        """Return how many documents there are."""
        with explained(f"counting {self._indices[intent]}"):
            return int(self._client.count(index=self._indices[intent])["count"])

    def _search(self, intent: Intent, **body: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
        index = self._indices[intent]
        with explained(f"reading {index}"):
            answer = self._client.search(index=index, source=True, **body)
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError(f"reading {index}: only a part of it answered")
        for hit in answer["hits"]["hits"]:
            if "_source" not in hit:
                raise UnreadableError(f"{index} keeps no _source, so that nobody can read what it holds")
            yield hit


class ServiceHolding:
    """What a service gives out of each record, asked for by its id."""

    def __init__(self, backend: ServiceBackend) -> None:
        self._backend = backend

    def held(self, intent: Intent, ids: Sequence[str]) -> Mapping[str, list[Mapping[str, Any]]]:
        """Return what is given out of each of `ids`: at most one document, since a service gives out one."""
        try:
            replies = dict(zip(ids, self._backend.records(intent, ids), strict=True))
        except Unreached as error:
            raise EngineError(f"reading records: {error}") from None
        return {
            record: [_document(record, reply)] for record, reply in replies.items() if reply.status not in _NOT_THERE
        }

    def arriving(
        self,
        intent: Intent,  # noqa: ARG002
        documents: Mapping[str, Mapping[str, Any]],
    ) -> Mapping[str, Mapping[str, Any]]:
        """Return `documents`: what becomes of them on their way into a service, the folder says."""
        return documents

    def count(self, intent: Intent) -> None:
        """Return None: nobody says how many there are."""


def _document(record: str, reply: Reply) -> Mapping[str, Any]:
    """Return the document that `reply` is; raises :class:`EngineError` where it is none."""
    try:
        document = orjson.loads(reply.body) if reply.status == _OK else None
    except orjson.JSONDecodeError:
        document = None
    if not isinstance(document, dict):
        raise EngineError(f"reading record {record}: answered {reply.line}, and no record in JSON")
    return document
