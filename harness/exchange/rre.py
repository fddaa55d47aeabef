"""Judgements as the Rated Ranking Evaluator of Sease has them in its ratings, and Quepid where it exports those.

Ratings have ``topics`` with ``query_groups`` with ``queries``, any of which may be left out: what stands in one holds
for all within it.  Records stand there by their grade, ``{"3": ["N1"]}``, or with it, ``{"N1": {"gain": 3}}`` and
``[{"document_id": "N1", "gain": 3}]``.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from harness.errors import ConfigurationError
from harness.exchange.judged import JudgedQuestion, Rating, asked_by, graded
from harness.exchange.reading import read_json, read_text

__all__ = ["read_rre"]

_WITHIN = ("topics", "query_groups", "queries")
_SHAPE = (
    '{"topics": [{"query_groups": [{"queries": [{"placeholders": {"$query": …}}], '
    '"relevant_documents": {"3": [record, …]}}]}]}'
)


class _Gain(msgspec.Struct, frozen=True, kw_only=True):
    gain: str | int | float


class _Relevant(msgspec.Struct, frozen=True, kw_only=True):
    document_id: str | int
    gain: str | int | float


class _Node(msgspec.Struct, frozen=True, kw_only=True):
    """The ratings, a topic, a group or a query."""

    topics: list["_Node"] | None = None
    query_groups: list["_Node"] | None = None
    queries: list["_Node"] | None = None
    placeholders: dict[str, Any] | None = None
    relevant_documents: dict[str, _Gain | list[str | int]] | list[_Relevant] | None = None


class _Query(NamedTuple):
    """A query, where it stands, and what is relevant to it."""

    where: str
    node: _Node
    ratings: list[Rating]


def read_rre(path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
    """Return the questions that are judged in `path`; what cannot be read of it is counted in `lost`.

    Placeholders are boxes by their names, but for the ``$``, and one alone is a text.  Raises
    :class:`~harness.errors.ConfigurationError`, with the place in the JSON, for what is no such file.
    """
    questions: list[JudgedQuestion] = []
    ratings = read_json(read_text(path), _Node, where=path, shape=_SHAPE)
    for where, query, judged in _queries(ratings, "$", []):
        if query.placeholders is None:
            raise ConfigurationError(f"{path}, {where}: has no `placeholders`; it must be of the form {_SHAPE}")
        grades = graded(path, judged)
        asked = asked_by({name.removeprefix("$"): value for name, value in query.placeholders.items()})
        if not grades:
            lost["questions that nobody judged"] += 1
        elif asked is None:
            lost["queries whose placeholders are neither boxes nor one text"] += 1
        else:
            questions.append(JudgedQuestion(where=where, asked=asked, grades=grades))
    return questions


def _queries(node: _Node, where: str, ratings: list[Rating]) -> Iterator[_Query]:
    """Yield every query within `node`, for which these `ratings` hold unless it has others."""
    held = ratings if node.relevant_documents is None else list(_ratings(node, f"{where}.relevant_documents"))
    for name in _WITHIN:
        within: list[_Node] | None = getattr(node, name)
        if within is not None:
            for place, one in enumerate(within):
                yield from _queries(one, f"{where}.{name}[{place}]", held)
            return
    yield _Query(where, node, held)


def _ratings(node: _Node, where: str) -> Iterator[Rating]:
    match node.relevant_documents:
        case list(relevant):
            for place, one in enumerate(relevant):
                yield Rating(f"{where}[{place}]", str(one.document_id), one.gain)
        case dict(relevant):
            for name, said in relevant.items():
                if isinstance(said, _Gain):
                    yield Rating(f"{where}.{name}", name, said.gain)
                else:
                    yield from (Rating(f"{where}.{name}[{n}]", str(record), name) for n, record in enumerate(said))
