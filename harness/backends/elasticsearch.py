"""Asks an Elasticsearch, in batches, and says for each question what it answered or why it could not be asked."""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from types import MappingProxyType
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch, TransportError

from generators.topics import Intent
from harness.backends.base import Question, numbered
from harness.backends.reasons import reason_of
from harness.runs import Answer, Failure, Ranking
from harness.systems import RequestedIntent, RequestedSystem
from harness.systems.fields import listed

__all__ = ["BATCH", "ElasticsearchBackend", "Indices", "by_ids", "read", "values_of"]

Indices = Mapping[Intent, str]
"""The name of the index in which each kind of record is searched."""

BATCH = 50
"""Searches in one ``_msearch``."""

_IN_FLIGHT = 3
"""Batches under way at once: while one is searched, the next waits behind it and the last is being read."""


class ElasticsearchBackend:
    """Searches of one system.

    Requests go out as ``_msearch``, or as ``_msearch/template`` where the cluster keeps the template, without retries.
    `waited` is how many seconds they were under way.
    """

    def __init__(self, client: Elasticsearch, system: RequestedSystem, indices: Indices) -> None:
        self._client = client
        self._system = system
        self._headers = {
            intent: orjson.dumps({"index": name, **system.intents[intent].beside}) for intent, name in indices.items()
        }
        self.waited = 0.0

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`, in their order; a few are asked in one ``_msearch``."""
        named = numbered(questions)
        batches = iter(lambda: list(islice(named, BATCH)), [])
        first = next(batches, [])
        if len(first) < BATCH:
            yield from self._send(first, self.requests(first)) if first else ()
        else:
            yield from self._in_flight(chain([first], batches))

    def told(self, question: Question) -> bytes:
        """Return the request body of `question`, as one line of JSON."""
        searched = self._system.intents[question.intent]
        return searched.request(question.query, size=question.size, start=question.start)

    def requests(self, questions: Iterable[Question]) -> list[bytes]:
        """Return the lines of one ``_msearch`` that asks `questions`: a header and a body for each."""
        return [line for question in questions for line in (self._headers[question.intent], self.told(question))]

    def _in_flight(self, batches: Iterable[list[Question]]) -> Iterator[Answer]:
        waiting: deque[Future[list[Answer]]] = deque()
        with ThreadPoolExecutor(max_workers=_IN_FLIGHT, thread_name_prefix="msearch") as sender:
            try:
                for batch in batches:
                    waiting.append(sender.submit(self._send, batch, self.requests(batch)))
                    if len(waiting) >= _IN_FLIGHT:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                sender.shutdown(wait=True, cancel_futures=True)

    def _send(self, questions: Sequence[Question], lines: list[bytes]) -> list[Answer]:
        """Return the answer to each of `questions`, which ask for it by two of `lines` each."""
        answers: dict[int, Answer] = {}
        for stored in (False, True):  # which cannot be asked together
            places = [i for i, one in enumerate(questions) if bool(self._system.intents[one.intent].stored) is stored]
            if places:
                of_these = [line for i in places for line in lines[2 * i : 2 * i + 2]]
                answered = self._sent([questions[i] for i in places], of_these, stored=stored)
                answers |= zip(places, answered, strict=True)
        return [answers[i] for i in range(len(questions))]

    def _sent(self, questions: Sequence[Question], lines: list[bytes], *, stored: bool) -> list[Answer]:
        began = time.perf_counter()
        send = self._client.msearch_template if stored else self._client.msearch
        try:
            # The client passes bytes on.
            answer = send(**{"search_templates" if stored else "searches": lines})  # type: ignore[arg-type]
        except (ApiError, TransportError) as error:
            return [Failure(topic=question.topic, reason=reason_of(error)) for question in questions]
        finally:
            self.waited += time.perf_counter() - began
        responses = answer["responses"]
        if len(responses) != len(questions):
            reason = f"{len(responses)} answers to {len(questions)} searches"
            return [Failure(topic=question.topic, reason=reason) for question in questions]
        return [self._read(question, response) for question, response in zip(questions, responses, strict=True)]

    def _read(self, question: Question, response: Mapping[str, Any]) -> Answer:
        searched = self._system.intents[question.intent]
        return read(question.topic, response, searched, size=question.size or searched.page_size)


def read(topic: str, response: Mapping[str, Any], searched: RequestedIntent, *, size: int | None = None) -> Answer:
    """Return what one search of an ``_msearch``, for `size` hits, answered to the topic with this id."""
    if error := response.get("error"):
        return Failure(topic=topic, reason=_refusal(response, error), status=response.get("status"))
    if lateness := _lateness(response, searched.timeout):
        return Failure(topic=topic, reason=lateness, late=True)
    if partly := _partly(response):
        return Failure(topic=topic, reason=partly)
    hits = response["hits"]["hits"]
    ids = [next(values_of(hit, searched.id_field), None) for hit in hits]
    if None in ids:
        return Failure(topic=topic, reason=f"a hit carries no {searched.id_field}, which should hold its record's id")
    total = response["hits"].get("total") or {}
    return Ranking.of(
        topic,
        ((record or "", hit.get("_score")) for record, hit in zip(ids, hits, strict=True)),
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
        if record and (markers := frozenset(values_of(hit, field))):
            shown.setdefault(record, markers)
    return MappingProxyType(shown)


def by_ids(field: str, ids: Sequence[str]) -> dict[str, Any]:
    """Return the query that matches the records with these `ids`, which their documents bear in `field`."""
    return {"ids": {"values": list(ids)}} if field == "_id" else {"terms": {field: list(ids)}}


def values_of(hit: Mapping[str, Any], field: str) -> Iterator[str]:
    """Yield what `field` holds: of the hit itself, among the fields fetched, or along a dotted path in the source."""
    if field in hit:
        found = listed(hit[field])
    elif fetched := hit.get("fields", {}).get(field):
        found = fetched
    else:
        found = [hit.get("_source")]
        for part in field.split("."):
            found = [value for whole in found if isinstance(whole, dict) for value in listed(whole.get(part))]
    return (str(value) for value in found if value is not None)


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
