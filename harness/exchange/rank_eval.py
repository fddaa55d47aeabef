"""Judgements with the requests of a system, as ``_rank_eval`` of Elasticsearch asks them and counts what comes back.

A request goes by the id of its topic and, behind a space, what was typed: the response tells both, and no two share
them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import orjson

from generators.topics import PAGE, Intent, Topic
from harness.errors import ConfigurationError
from harness.exchange.exported import Export, Exported, Written, lost_of_topics
from harness.exchange.flat import boxes_of, flattened
from harness.exchange.judged import JudgedQuestion, Rating, asked_by, graded
from harness.exchange.reading import read_json, read_text
from harness.exchange.trec import one_word
from harness.outputs import written_whole
from harness.systems import ExistingSystem, RequestedIntent, System

__all__ = ["read_rank_eval", "write_rank_eval"]

_INDEX = "INDEX"
"""Stands for the name of an index that nobody told."""

_METRIC = {"recall": {"k": PAGE, "relevant_rating_threshold": 2}}
_REFUSED = ("aggs", "aggregations", "suggest", "highlight", "explain", "profile")
"""What ``_rank_eval`` takes in no request.  None of it changes which records are found."""

_MEGABYTE, _MOST = 2**20, 100
"""In bytes, and how many of them a body may have by default."""

_SHAPE = '{"requests": [{"id": …, "request": …, "ratings": [{"_index": …, "_id": …, "rating": …}]}]}'
_FULL_TEXT = ("match", "match_phrase", "match_phrase_prefix", "match_bool_prefix")
_OF_MANY = ("multi_match", "query_string", "simple_query_string", "combined_fields")


class _Rating(msgspec.Struct, frozen=True, kw_only=True):
    record: str = msgspec.field(name="_id")
    rating: int | float


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    ratings: list[_Rating]
    request: dict[str, Any] | None = None
    params: dict[str, Any] | None = None


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    requests: list[_Request]


def write_rank_eval(export: Export, path: Path) -> Written:
    """Write the body to `path`.

    Raises :class:`~harness.errors.ConfigurationError` where nobody here asks the system by requests to an
    Elasticsearch, or the run asks for people and incidents; :class:`OSError` where the file cannot be written.
    """
    system = export.system()
    lost = lost_of_topics(export.parts())
    written = 0
    with written_whole(path) as beside, beside.open("wb") as out:
        stored: set[str] = set()
        out.write(b'{"requests":[')
        for topic in _of_one_kind(export):
            searched = _searched(system, topic)
            stored.add(searched.stored)
            request = _request(searched, topic, _index(system, topic, export.index, lost), lost)
            out.write((b",\n" if written else b"\n") + orjson.dumps(request))
            written += 1
        templates = [{"id": name, "template": {"id": name}} for name in sorted(stored - {""})]
        rest = {**({"templates": templates} if templates else {}), "metric": _METRIC}
        out.write(b"\n]," + orjson.dumps(rest).removeprefix(b"{") + b"\n")
    size = path.stat().st_size / _MEGABYTE
    much = f", {size:,.0f} MB: an Elasticsearch takes {_MOST} unless its http.max_content_length says more"
    return Written(f"{written:,} requests of {export.name}{much if size > _MOST else ''}", +lost)


def _of_one_kind(export: Export) -> Iterator[Topic]:
    kinds: set[Intent] = set()
    for part in export.parts():
        for topic in Exported.of(part).topics:
            kinds.add(topic.intent)
            if len(kinds) > 1:
                raise ConfigurationError(
                    "--rank-eval: the run asks for people and for incidents, and a body is asked of one index: say "
                    f"which with --kind {'|'.join(Intent)}"
                )
            yield topic


def _searched(system: System, topic: Topic) -> RequestedIntent:
    searched = system.intents[topic.intent]
    if not isinstance(searched, RequestedIntent):
        raise ConfigurationError(
            f"--rank-eval: {system.name} is asked by no requests to an Elasticsearch (kind = {system.kind!r}), so "
            "there are none to evaluate"
        )
    return searched


def _request(searched: RequestedIntent, topic: Topic, index: str, lost: Counter[str]) -> dict[str, Any]:
    """Return the request of `topic`, by which it is `searched`, with its ratings."""
    text = flattened(topic.typed.typed())
    lost["requests whose boxes cannot be told apart in their ids"] += (
        boxes_of(text, topic.intent) != topic.typed.typed()
    )
    lost["requests of which preference and routing are not there"] += bool(searched.beside)
    if searched.id_field != "_id":
        lost[f"ids of documents: records go by {searched.id_field!r}, and stand where _id is asked for"] += len(
            topic.judgements
        )
    body: dict[str, Any] = orjson.loads(searched.request(topic.typed))
    asked: dict[str, Any]
    if not searched.stored:
        kept = {key: value for key, value in body.items() if key not in _REFUSED}
        lost["requests without what _rank_eval refuses, such as aggregations and highlights"] += len(kept) < len(body)
        asked = {"request": kept}
    else:
        asked = {"template_id": searched.stored, "params": body["params"]}
    return {
        "id": f"{one_word(topic.id)} {text}",
        **asked,
        "ratings": [
            {"_index": index, "_id": record, "rating": grade} for record, grade in sorted(topic.judgements.items())
        ],
    }


def _index(system: System, topic: Topic, told: str, lost: Counter[str]) -> str:
    """Return the index that the records of `topic` are in, as it was `told` or else as `system` calls it."""
    if told:
        return told
    named = system.indices[topic.intent] if isinstance(system, ExistingSystem) else ""
    if not named or any(character in named for character in ",*"):
        lost[f"ratings whose index is not known: {_INDEX} stands for it (--index)"] += len(topic.judgements)
        return _INDEX
    lost[f"ratings by the name {named!r}: of an alias, hits bear the name of the index behind it (--index)"] += len(
        topic.judgements
    )
    return named


def read_rank_eval(path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
    """Return the questions that are judged in `path`; what cannot be read of it is counted in `lost`.

    What is asked is known where we wrote it, where a template has boxes, or one text, for its parameters, and where the
    query is one clause of full text.  Raises :class:`~harness.errors.ConfigurationError`, with the place in the JSON,
    for what is no such file.
    """
    questions: list[JudgedQuestion] = []
    for place, request in enumerate(read_json(read_text(path), _Body, where=path, shape=_SHAPE).requests):
        where = f"$.requests[{place}]"
        ratings = [Rating(f"{where}.ratings[{n}]", one.record, one.rating) for n, one in enumerate(request.ratings)]
        grades = graded(path, ratings)
        name, _, text = request.id.partition(" ")
        ours = any(boxes_of(text, intent) for intent in Intent)
        asked = text if ours else _asked(request)
        if not grades:
            lost["questions that nobody judged"] += 1
        elif asked is None:
            lost["requests that are neither boxes nor one text"] += 1
        else:
            questions.append(JudgedQuestion(where=where, name=name if ours else request.id, asked=asked, grades=grades))
    return questions


def _asked(request: _Request) -> str | Mapping[str, str] | None:
    if request.params:
        return asked_by(request.params)
    match (request.request or {}).get("query"):
        case {**clauses} if len(clauses) == 1:
            (kind, clause), *_ = clauses.items()
            return _text(str(kind), clause)
    return None


def _text(kind: str, clause: object) -> str | None:
    """Return the text that a `clause` of full text asks for; None where it is none, or asks for more."""
    if kind in _FULL_TEXT and isinstance(clause, dict) and len(clause) == 1:
        (asked,) = clause.values()
        clause = asked if isinstance(asked, dict) else {"query": asked}
    elif kind not in _OF_MANY:
        return None
    text = clause.get("query") if isinstance(clause, dict) else None
    return text if isinstance(text, str) and text else None
