"""Asks an Elasticsearch about one record: what it holds, which clauses match it, how a text is analysed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch

from generators.queries import Query
from generators.topics import Intent
from harness.backends.elasticsearch import Indices, by_ids, values_of
from harness.diagnosis.clauses import Clause, Json, Place
from harness.errors import EngineError
from harness.loading.explained import explained
from harness.systems import RequestedSystem

__all__ = ["Probe"]

_AT_ONCE = 100
"""So many clauses are asked about in one search."""

_BESIDE = frozenset({"query", "min_score", "knn", "rank", "retriever", "post_filter", "runtime_mappings"})
"""What of a request decides who is found, and how high."""


class Probe:
    """Asks about the records of one kind, in the index where they are searched.  Nothing is written anywhere."""

    def __init__(self, client: Elasticsearch, system: RequestedSystem, indices: Indices, intent: Intent) -> None:
        self._client = client
        self.searched = system.intents[intent]
        self.index = indices[intent]
        self._analyse = cache(self._analysed)

    def request(self, query: Query) -> Json:
        """Return the body that the system sends for `query`; of a stored template, what the cluster makes of it."""
        body: Json = orjson.loads(self.searched.request(query))
        if not self.searched.stored:
            return body
        with explained(f"rendering the stored search template {self.searched.stored!r}"):
            made: Json = self._client.render_search_template(**body)["template_output"]
        return made

    def is_record(self, record: str) -> Json:
        """Return the clause that matches `record` alone."""
        return by_ids(self.searched.id_field, [record])

    def found(self, body: Json, record: str) -> float | None:
        """Return the score of `record` where the request `body` finds it, on whatever page."""
        query = {"bool": {"must": [body.get("query", {"match_all": {}})], "filter": [self.is_record(record)]}}
        asked = {key: value for key, value in body.items() if key in _BESIDE} | {"query": query}
        hits = self.search(asked | {"size": 1, "_source": False, "track_scores": True})
        return float(hits[0]["_score"] or 0) if hits else None

    def shown(self, body: Json, record: str) -> bool:
        """Whether `record` is on the page that the request `body` asks for."""
        hits = self.search({key: value for key, value in body.items() if key != "fields"} | {"_source": True})
        return any(record in values_of(hit, self.searched.id_field) for hit in hits)

    def above(self, body: Json, score: float) -> int:
        """Return how many records the request `body` finds that score higher than `score`."""
        asked = {key: value for key, value in body.items() if key in _BESIDE}
        with explained(f"counting in {self.index}"):
            least: Json = {"min_score": _next_above(score), "size": 0, "track_total_hits": True}
            answer = self._client.search(index=self.index, body=asked | least)
        return int(answer["hits"]["total"]["value"])

    def matching(self, clauses: Iterable[Clause], record: str, runtime: Json | None = None) -> Mapping[Place, bool]:
        """Return, by place, which of `clauses` match `record`, each asked of it by itself."""
        named = {str(number): clause for number, clause in enumerate(clauses)}
        matched = self.named({name: clause.standing() for name, clause in named.items()}, record, runtime)
        return {clause.place: name in matched for name, clause in named.items()}

    def named(self, queries: Mapping[str, Json], record: str, runtime: Json | None = None) -> Mapping[str, float]:
        """Return the names of those `queries` that match `record`, with the score that each gives it."""
        matched: dict[str, float] = {}
        names = list(queries)
        for start in range(0, len(names), _AT_ONCE):
            few = [{"bool": {"must": [queries[n]], "_name": n}} for n in names[start : start + _AT_ONCE]]
            body: Json = {
                "query": {"bool": {"filter": [self.is_record(record)], "should": few}},
                "size": 1,
                "_source": False,
                **({"runtime_mappings": runtime} if runtime else {}),
            }
            for hit in self.search(body):
                matched |= hit.get("matched_queries", {})
        return matched

    def search(self, body: Json, *, index: str = "") -> Sequence[Mapping[str, Any]]:
        """Return the hits of `body`, asked in the index of these records, or in another."""
        where = index or self.index
        with explained(f"asking {where}"):
            answer = self._client.search(index=where, body=body, include_named_queries_score=True)
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError(f"asking {where}: only a part of it answered")
        hits: Sequence[Mapping[str, Any]] = answer["hits"]["hits"]
        return hits

    def tokens(self, text: str, *, field: str = "", analyzer: str = "") -> tuple[str, ...]:
        """Return what becomes of `text` by the analysis of `field`, as it is indexed, or by an `analyzer`."""
        return self._analyse(text, field, analyzer)

    def _analysed(self, text: str, field: str, analyzer: str) -> tuple[str, ...]:
        how: Json = {"analyzer": analyzer} if analyzer else {"field": field}
        with explained(f"analysing for {analyzer or field} in {self.index}"):
            answer = self._client.indices.analyze(index=self.concrete[0], text=text, **how)
        return tuple(dict.fromkeys(str(token["token"]) for token in answer["tokens"]))

    @cached_property
    def concrete(self) -> tuple[str, ...]:
        """The indices themselves that the name stands for; the name where nobody may know."""
        try:
            return tuple(sorted(self._client.indices.get_alias(index=self.index)))
        except ApiError:
            return (self.index,)

    @cached_property
    def fields(self) -> Mapping[str, Json]:
        """The mapping of every field by its full name, none where nobody may read it.

        Each has the ``parent`` that it is a sub-field of, and the nested objects ``within`` which it lies.
        """
        try:
            answer = self._client.indices.get_mapping(index=self.index)
        except ApiError:
            return {}
        return {name: field for one in answer.values() for name, field in _fields(one["mappings"], "")}

    @cached_property
    def analyses(self) -> bool:
        """Whether we may ask how a text is analysed: with security on, that takes more than to search."""
        try:
            self._client.indices.analyze(index=self.concrete[0], text="a", analyzer="standard")
        except ApiError:
            return False
        return bool(self.fields)

    def live(self, record: str) -> bool:
        """Whether `record` is there by its id even where no search sees it, as before a refresh."""
        with explained(f"getting a record of {self.index}"):
            return any(
                bool(self._client.options(ignore_status=404).get(index=index, id=record, realtime=True).get("found"))
                for index in self.concrete
            )


def _fields(
    mapping: Mapping[str, Any], path: str, parent: str = "", nested: tuple[str, ...] = ()
) -> Iterator[tuple[str, Json]]:
    for key in ("properties", "fields"):
        for name, field in mapping.get(key, {}).items():
            full = f"{path}.{name}" if path else name
            of = parent or (path if key == "fields" else "")
            inside = (*nested, full) if field.get("type") == "nested" else nested
            yield full, {**field, "parent": of, "within": inside}
            yield from _fields(field, full, of, inside)


def _next_above(score: float) -> float:
    """Return a little more than `score`, which the engine keeps in single precision."""
    return score + max(abs(score), 1.0) * 2**-22
