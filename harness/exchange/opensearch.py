"""Judgements as a list for the Search Relevance Workbench of OpenSearch.

It is imported there by ``PUT _plugins/_search_relevance/judgments``.  The answer to ``GET`` of a list, which has it
within a hit, is read as well.
"""

from collections import Counter
from pathlib import Path

import msgspec

from harness.errors import ConfigurationError
from harness.exchange.exported import Export, Written, by_text, lost_of_topics
from harness.exchange.judged import JudgedQuestion, Rating, graded
from harness.exchange.reading import read_json, read_text
from harness.outputs import written_whole

__all__ = ["read_opensearch", "write_opensearch"]

_ENCODER = msgspec.json.Encoder()
_SHAPE = '{"judgmentRatings": [{"query": …, "ratings": [{"docId": …, "rating": …}]}]}'
_REFUSED = frozenset('"\\<>\r\n')
"""What no query set of the workbench takes in a text, and no name has: judgements of such a query are never used."""
_LONGEST = 2_000
_LONGEST_NAME = 50


class _Rating(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The `rating` is written as a text, which the workbench demands, and read as a number too."""

    doc_id: str
    rating: str | int | float


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    query: str
    ratings: list[_Rating]


class _Judgements(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    judgment_ratings: list[_Judged]


class _Hit(msgspec.Struct, frozen=True, kw_only=True):
    source: _Judgements = msgspec.field(name="_source")


class _Hits(msgspec.Struct, frozen=True, kw_only=True):
    hits: list[_Hit]


class _Got(msgspec.Struct, frozen=True, kw_only=True):
    hits: _Hits


def write_opensearch(export: Export, path: Path) -> Written:
    """Write the judgements to `path`; raises :class:`OSError` where that cannot be done."""
    lost = lost_of_topics(export.parts())
    judged = by_text(export.parts(), lost)
    head = {
        "name": "".join(" " if c in _REFUSED else c for c in f"search-harness {export.name}")[:_LONGEST_NAME],
        "description": "Judgements of a run of search-harness: 2 asked for, 1 fits as well",
        "type": "IMPORT_JUDGMENT",
    }
    with written_whole(path) as beside, beside.open("wb") as out:
        out.write(_ENCODER.encode(head).removesuffix(b"}") + b',"judgmentRatings":[')
        for place, (text, judgements) in enumerate(judged.items()):
            lost["texts that no query set of OpenSearch takes: a quote, \\, <, >, an end of line, or too long"] += (
                not _REFUSED.isdisjoint(text) or len(text) > _LONGEST
            )
            ratings = [_Rating(doc_id=record, rating=str(grade)) for record, grade in sorted(judgements.items())]
            out.write((b",\n" if place else b"\n") + _ENCODER.encode(_Judged(query=text, ratings=ratings)))
        out.write(b"\n]}\n")
    return Written(f"{len(judged):,} queries of {export.name}", +lost)


def read_opensearch(path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
    """Return the questions that are judged in `path`; what cannot be read of it is counted in `lost`.

    Raises :class:`~harness.errors.ConfigurationError`, with the place in the JSON, for what is no such file.
    """
    text = read_text(path)
    found = read_json(text, dict[str, object], where=path, shape=_SHAPE)
    if "hits" in found:
        lists = [hit.source for hit in read_json(text, _Got, where=path, shape=_SHAPE).hits.hits]
        if len(lists) != 1:
            raise ConfigurationError(f"{path}: holds {len(lists)} lists of judgements: get one alone, by its id")
        within = "$.hits.hits[0]._source"
    else:
        lists, within = [read_json(text, _Judgements, where=path, shape=_SHAPE)], "$"
    questions: list[JudgedQuestion] = []
    for place, judged in enumerate(lists[0].judgment_ratings):
        where = f"{within}.judgmentRatings[{place}]"
        ratings = [
            Rating(f"{where}.ratings[{number}]", rated.doc_id, rated.rating)
            for number, rated in enumerate(judged.ratings)
        ]
        grades = graded(path, ratings)
        if grades:
            questions.append(JudgedQuestion(where=where, asked=judged.query, grades=grades))
        lost["questions that nobody judged"] += not grades
    return questions
