"""Asks a system the topics, in batches, and says for each what it answered or why it could not be asked."""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import MappingProxyType
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch, TransportError

from generators.topics import Intent, Topic
from generators.variations import Tier
from harness.backends.question import Question
from harness.backends.reasons import reason_of
from harness.runs import Answer, Failure, Ranking
from harness.systems import SearchedIntent, System

__all__ = ["BATCH", "Indices", "Search"]

Indices = Mapping[Intent, str]
"""The name of the index in which each kind of record is searched."""

BATCH = 50
"""Searches in one ``_msearch``."""

_IN_FLIGHT = 3
"""Batches under way at once: while one is searched, the next waits behind it and the last is being read."""


class Search:
    """Searches of one system.

    Requests go out as ``_msearch`` without retries: a search that fails, times out or answers from fewer shards than
    asked gives a :class:`Failure`, never an empty ranking.  `waited` is how many seconds requests were under way.
    """

    def __init__(self, client: Elasticsearch, system: System, indices: Indices) -> None:
        self._client = client
        self._system = system
        self._headers = {intent: orjson.dumps({"index": name}) for intent, name in indices.items()}
        self.waited = 0.0

    def ask(self, topics: Iterable[Topic], *, size: int | None = None) -> Iterator[Answer]:
        """Yield the answer to each of `topics`, in their order, asking for `size` hits: a page of the system's own."""
        waiting: deque[Future[list[Answer]]] = deque()
        remaining = iter(topics)
        with ThreadPoolExecutor(max_workers=_IN_FLIGHT, thread_name_prefix="msearch") as sender:
            try:
                while batch := list(islice(remaining, BATCH)):
                    sizes = [size or self._system.intents[topic.intent].page_size for topic in batch]
                    waiting.append(sender.submit(self._ask, batch, self.requests(batch, size=size), sizes))
                    if len(waiting) >= _IN_FLIGHT:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                sender.shutdown(wait=True, cancel_futures=True)

    def ask_together(self, questions: Iterable[Question]) -> list[Answer]:
        """Return the answers to `questions`, asked in one ``_msearch``; they bear their numbers from 1."""
        asked = list(questions)
        topics = [_topic(str(number), question) for number, question in enumerate(asked, start=1)]
        lines = [line for question in asked for line in (self._headers[question.intent], self.body(question))]
        return self._ask(topics, lines, [question.size for question in asked])

    def body(self, question: Question) -> bytes:
        """Return the request body of `question`, as one line of JSON."""
        return self._system.intents[question.intent].request(question.query, size=question.size, start=question.start)

    def requests(self, topics: Sequence[Topic], *, size: int | None = None) -> list[bytes]:
        """Return the lines of one ``_msearch`` that asks `topics`: a header and a body for each.

        Without a `size` a page of the system's own is asked for.
        """
        lines: list[bytes] = []
        for topic in topics:
            lines.append(self._headers[topic.intent])
            lines.append(self._system.intents[topic.intent].request(topic.typed, size=size))
        return lines

    def _ask(self, topics: Sequence[Topic], lines: list[bytes], sizes: Sequence[int]) -> list[Answer]:
        began = time.perf_counter()
        try:
            answer = self._client.msearch(searches=lines)  # type: ignore[arg-type]  # the client passes bytes on
        except (ApiError, TransportError) as error:
            return [Failure(topic=topic.id, reason=reason_of(error)) for topic in topics]
        finally:
            self.waited += time.perf_counter() - began
        responses = answer["responses"]
        if len(responses) != len(topics):
            reason = f"{len(responses)} answers to {len(topics)} searches"
            return [Failure(topic=topic.id, reason=reason) for topic in topics]
        return [
            read(topic, response, self._system.intents[topic.intent], size=size)
            for topic, response, size in zip(topics, responses, sizes, strict=True)
        ]


def _topic(name: str, question: Question) -> Topic:
    """Return `question` as a topic of which nothing is known but what is typed."""
    query = question.query
    return Topic(
        id=name, topic_class="", intent=question.intent, tier=Tier.STRONG, typed=query, meant=query, judgements={}
    )


def read(topic: Topic, response: Mapping[str, Any], searched: SearchedIntent, *, size: int | None = None) -> Answer:
    """Return what one search of an ``_msearch``, for `size` hits, answered to `topic`."""
    if error := response.get("error"):
        return Failure(topic=topic.id, reason=_refusal(response, error), status=response.get("status"))
    if lateness := _lateness(response, searched.timeout):
        return Failure(topic=topic.id, reason=lateness, late=True)
    if partly := _partly(response):
        return Failure(topic=topic.id, reason=partly)
    hits = response["hits"]["hits"]
    ids = [next(_values(hit, searched.id_field), None) for hit in hits]
    if None in ids:
        return Failure(
            topic=topic.id, reason=f"a hit carries no {searched.id_field}, which should hold its record's id"
        )
    scores: dict[str, float | None] = {}
    repeated = []
    for record, hit in zip(ids, hits, strict=True):
        if record in scores:
            repeated.append(record)
        elif record:
            scores[record] = hit.get("_score")
    total = response["hits"].get("total") or {}
    return Ranking(
        topic=topic.id,
        hits=tuple(scores),
        scores=tuple(scores.values()),
        repeated=tuple(repeated),
        nameless=ids.count(""),
        size=size,
        total=total.get("value"),
        lower_bound=total.get("relation") == "gte",
        took=response["took"],
        markers=_markers(ids, hits, searched.markers_field),
    )


def _partly(response: Mapping[str, Any]) -> str:
    """Return why a response is only a part of the answer; nothing where it is the whole."""
    shards = response["_shards"]
    if shards["failed"] or shards["successful"] < shards["total"]:
        return f"only {shards['successful']} of {shards['total']} shards answered"
    if response.get("terminated_early"):
        return "ended early: not every record was looked at"
    return ""


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


def _refusal(response: Mapping[str, Any], error: object) -> str:
    causes = error.get("root_cause") or [error] if isinstance(error, dict) else [{"reason": str(error)}]
    return f"{response.get('status', '')} {causes[0].get('reason') or causes[0].get('type')}".strip()


def _lateness(response: Mapping[str, Any], timeout: float) -> str:
    """Return by how much a response came too late; nothing where it came in time."""
    if response.get("timed_out"):
        return f"timed out after {response.get('took')} ms"
    if response["took"] > timeout * 1000:
        return f"took {response['took']} ms, and the system allows {timeout:g} s"
    return ""
