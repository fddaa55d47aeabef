"""Asks a system the topics, in batches, and says for each what it answered or why it could not be asked."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import MappingProxyType
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch, TransportError

from generators.queries import Query
from generators.topics import PAGE, Intent, Topic
from generators.variations import Tier
from harness.run import Answer, Failure, Ranking
from harness.searching.index import Indices
from harness.searching.reasons import reason_of
from harness.systems import SearchedIntent, System

__all__ = ["BATCH", "Search"]

BATCH = 50
"""Searches in one ``_msearch``."""

_IN_FLIGHT = 2
"""Batches under way at once: while one is searched, the next is on its way and the last is being read."""


class Search:
    """Searches of one system.

    Requests go out as ``_msearch`` without retries: a search that fails, times out or answers from fewer shards than
    asked gives a :class:`Failure`, never an empty ranking.
    """

    def __init__(self, client: Elasticsearch, system: System, indices: Indices) -> None:
        self._client = client
        self._system = system
        self._headers = {intent: orjson.dumps({"index": name}) for intent, name in indices.items()}

    def ask(self, topics: Iterable[Topic], *, size: int = PAGE) -> Iterator[Answer]:
        """Yield the answer to each of `topics`, in their order, asking for `size` hits."""
        waiting: deque[Future[list[Answer]]] = deque()
        remaining = iter(topics)
        with ThreadPoolExecutor(max_workers=_IN_FLIGHT, thread_name_prefix="msearch") as sender:
            try:
                while batch := list(islice(remaining, BATCH)):
                    waiting.append(sender.submit(self._ask, batch, self.requests(batch, size=size)))
                    if len(waiting) >= _IN_FLIGHT:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                sender.shutdown(wait=True, cancel_futures=True)

    def ask_together(self, intent: Intent, queries: Iterable[Query], *, size: int = PAGE) -> list[Answer]:
        """Return the answers to `queries` of one kind, asked in one ``_msearch``; they bear their numbers from 1."""
        topics = [
            Topic(
                id=str(number),
                topic_class="",
                intent=intent,
                tier=Tier.STRONG,
                typed=query,
                meant=query,
                judgements={},
            )
            for number, query in enumerate(queries, start=1)
        ]
        return self._ask(topics, self.requests(topics, size=size))

    def requests(self, topics: Sequence[Topic], *, size: int = PAGE) -> list[bytes]:
        """Return the lines of one ``_msearch`` that asks `topics`: a header and a body for each."""
        lines: list[bytes] = []
        for topic in topics:
            lines.append(self._headers[topic.intent])
            lines.append(self._system.intents[topic.intent].request(topic.typed, size=size))
        return lines

    def _ask(self, topics: Sequence[Topic], lines: list[bytes]) -> list[Answer]:
        try:
            answer = self._client.msearch(searches=lines)  # type: ignore[arg-type]  # the client passes bytes on
        except (ApiError, TransportError) as error:
            return [Failure(topic=topic.id, reason=reason_of(error)) for topic in topics]
        responses = answer["responses"]
        if len(responses) != len(topics):
            reason = f"{len(responses)} answers to {len(topics)} searches"
            return [Failure(topic=topic.id, reason=reason) for topic in topics]
        return [
            read(topic, response, self._system.intents[topic.intent])
            for topic, response in zip(topics, responses, strict=True)
        ]


def read(topic: Topic, response: Mapping[str, Any], searched: SearchedIntent) -> Answer:
    """Return what one search of an ``_msearch`` answered to `topic`."""
    if problem := _problem(response, searched.timeout):
        return Failure(topic=topic.id, reason=problem)
    hits = response["hits"]["hits"]
    ids = [next(_values(hit, searched.id_field), None) for hit in hits]
    if None in ids:
        return Failure(
            topic=topic.id, reason=f"a hit carries no {searched.id_field}, which should hold its record's id"
        )
    total = response["hits"].get("total")
    return Ranking(
        topic=topic.id,
        hits=tuple(dict.fromkeys(filter(None, ids))),
        total=total["value"] if total else None,
        took=response["took"],
        markers=_markers(ids, hits, searched.markers_field),
    )


def _markers(ids: Sequence[str | None], hits: Sequence[Mapping[str, Any]], field: str) -> Mapping[str, frozenset[str]]:
    """Return the warning markers in `field` of each hit that shows any, by id; of none where nothing is read."""
    shown: dict[str, frozenset[str]] = {}
    for record, hit in zip(ids, hits, strict=True) if field else ():
        if record and (markers := frozenset(_values(hit, field))):
            shown.setdefault(record, markers)
    return MappingProxyType(shown)


def _values(hit: Mapping[str, Any], field: str) -> Iterator[str]:
    """Yield what `field` holds: of the hit itself, among the fields fetched, or along a dotted path in the source."""
    if field in hit:
        found = _listed(hit[field])
    elif fetched := hit.get("fields", {}).get(field):
        found = fetched
    else:
        found = [hit.get("_source")]
        for part in field.split("."):
            found = [value for whole in found if isinstance(whole, dict) for value in _listed(whole.get(part))]
    return (str(value) for value in found if value is not None)


def _listed(value: object) -> list[Any]:
    """Return `value` as a list: Elasticsearch makes no difference between one value and a list of it."""
    return value if isinstance(value, list) else [value]


def _problem(response: Mapping[str, Any], timeout: float) -> str:
    """Return why a response cannot be relied on; nothing where it can."""
    if error := response.get("error"):
        causes = error.get("root_cause") or [error] if isinstance(error, dict) else [{"reason": str(error)}]
        return f"{response.get('status', '')} {causes[0].get('reason') or causes[0].get('type')}".strip()
    if response.get("timed_out"):
        return f"timed out after {response.get('took')} ms"
    if response["took"] > timeout * 1000:
        return f"took {response['took']} ms, and the system allows {timeout:g} s"
    shards = response["_shards"]
    if shards["failed"] or shards["successful"] < shards["total"]:
        return f"only {shards['successful']} of {shards['total']} shards answered"
    return ""
