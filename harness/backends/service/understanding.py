"""What a service answered: a ranking, or why it is none.

An error page, an answer that breaks off, an empty one, and that to another question all look like "nothing found" to a
reader in a hurry; each is told for what it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import Any

import orjson

from harness.backends.base import Question
from harness.backends.service.sending import Reply
from harness.runs import Answer, Failure, Ranking
from harness.systems.service import Path, Reading, ServiceIntent

__all__ = ["understood"]

_TOLD_CHARACTERS = 120
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


class _NoAnswer(Exception):  # noqa: N818
    """Why what came is no answer."""


def understood(question: Question, reply: Reply, searched: ServiceIntent) -> Answer:
    """Return what `reply` says to `question`."""
    reading, topic = searched.reading, question.topic
    if reply.seconds > searched.timeout:
        reason = f"took {reply.seconds:.1f} s, and the system allows {searched.timeout:g} s"
        return Failure(topic=topic, reason=reason, late=True)
    if reply.status in reading.refused:
        return Failure(topic=topic, reason=_said(reply), status=reply.status)
    size = searched.size(question.size)
    if reply.status in reading.nobody:
        return Ranking(topic=topic, hits=(), size=size, total=0, repeats=reply.repeats)
    try:
        return _ranking(question, reply, reading, size)
    except _NoAnswer as why:
        return Failure(topic=topic, reason=str(why))


def _ranking(question: Question, reply: Reply, reading: Reading, size: int) -> Ranking:
    if reply.status not in reading.found:
        raise _NoAnswer(_said(reply))
    whole = _json(reply)
    if reading.error and (errors := [error for error in reading.error.values(whole) if error]):
        raise _NoAnswer(f"answered {reply.status} with an error: {_cut(errors[0])}")
    _require_echoed(question, reading, whole, size)
    hits = _hits(reading, whole, reply)
    ids = [_one(reading.id, hit, f"hit {place}") for place, hit in enumerate(hits, start=1)]
    return Ranking.of(
        question.topic,
        ((record, _score(reading, hit)) for record, hit in zip(ids, hits, strict=True)),
        size=size,
        total=_total(reading, whole),
        lower_bound=bool(reading.at_least and any(reading.at_least.values(whole))),
        took=round(reply.seconds * 1000),
        markers=_markers(reading, ids, hits),
        repeats=reply.repeats,
    )


def _json(reply: Reply) -> Any:  # noqa: ANN401
    if not reply.body.strip():
        raise _NoAnswer(f"answered {reply.status} with nothing in it")
    try:
        return orjson.loads(reply.body)
    except orjson.JSONDecodeError as error:
        if reply.body.lstrip()[:1] == b"<":
            raise _NoAnswer(f"answered {reply.status} with a page instead of JSON{_page(reply.body)}") from None
        if error.pos >= len(error.doc.rstrip()):
            raise _NoAnswer(f"answered {reply.status} with JSON that breaks off after {error.pos} characters") from None
        raise _NoAnswer(f"answered {reply.status} with what is no JSON: {error.msg}") from None


def _require_echoed(question: Question, reading: Reading, whole: Any, size: int) -> None:  # noqa: ANN401
    for echo in reading.echoes:
        asked = echo.text.render(question.query, size=size, start=question.start)
        said = [str(value) for value in echo.path.values(whole)]
        if said != [asked]:
            there = _cut(said[0]) if said else "nothing"
            raise _NoAnswer(f"answers another question: at {echo.path.text} stands {there!r}, not {_cut(asked)!r}")


def _hits(reading: Reading, whole: Any, reply: Reply) -> list[Any]:  # noqa: ANN401
    match reading.hits.values(whole):
        case [list(hits)]:
            return hits
        case []:
            raise _NoAnswer(f"answered {reply.status} without {reading.hits.text}, where its hits should stand")
        case _:
            raise _NoAnswer(f"answered {reply.status} with something else than one list at {reading.hits.text}")


def _one(path: Path, hit: Any, where: str) -> str:  # noqa: ANN401
    match path.values(hit):
        case [str() | int() as value] if not isinstance(value, bool):
            return str(value)
        case [] | [None]:
            raise _NoAnswer(f"{where} carries nothing at {path.text}, which should hold its record's id")
        case _:
            raise _NoAnswer(f"{where} carries something else than one id at {path.text}")


def _score(reading: Reading, hit: Any) -> float | None:  # noqa: ANN401
    match reading.score.values(hit) if reading.score else []:
        case [int() | float() as score] if not isinstance(score, bool):
            return float(score)
    return None


def _total(reading: Reading, whole: Any) -> int | None:  # noqa: ANN401
    if reading.total is None:
        return None
    match reading.total.values(whole):
        case [int(total)] if not isinstance(total, bool):
            return total
        case _:
            raise _NoAnswer(f"has no number at {reading.total.text}, where it should say how many records match")


def _markers(reading: Reading, ids: Sequence[str], hits: Sequence[Any]) -> Mapping[str, frozenset[str]]:
    """Return the warning markers of each hit that shows any, by id."""
    shown: dict[str, frozenset[str]] = {}
    for record, hit in zip(ids, hits, strict=True) if reading.markers else ():
        if record and (markers := frozenset(_texts(reading.markers, hit))):
            shown.setdefault(record, markers)
    return MappingProxyType(shown)


def _texts(path: Path | None, hit: Any) -> Iterator[str]:  # noqa: ANN401
    for value in path.values(hit) if path else ():
        yield from (str(one) for one in (value if isinstance(value, list) else [value]) if one is not None)


def _said(reply: Reply) -> str:
    """Return status and reason, and the beginning of what came with it."""
    again = f", after it was asked {reply.repeats + 1} times" if reply.repeats else ""
    to = f", to {reply.headers['Location'].split('?')[0]}, where nothing is sent" if "Location" in reply.headers else ""
    body = reply.body.lstrip()
    with_it = _page(body) if body[:1] == b"<" else f": {_cut(body.decode('utf-8', 'replace'))}" if body else ""
    return f"answered {reply.line}{to}{again}{with_it}"


def _page(body: bytes) -> str:
    title = _TITLE.search(body)
    return f" ({_cut(unescape(title[1].decode('utf-8', 'replace')))})" if title else ""


def _cut(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _TOLD_CHARACTERS else f"{text[:_TOLD_CHARACTERS]}…"
