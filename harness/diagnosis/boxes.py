"""Which boxes kept a record out: what the officer would have had to type, and what not.

All that is asked is the search itself, so that it can be found out of every system that answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from generators.queries import Query
from generators.topics import Topic
from harness.backends.base import Backend, Question
from harness.diagnosis.cause import Cause, Why
from harness.diagnosis.deeper import DEPTH
from harness.diagnosis.texts import difference
from harness.runs import Ranking

__all__ = ["MOST", "kept_out_by"]

MOST = 32
"""So many questions are asked of one topic at most."""
_TOGETHER = 8
"""So many of them are asked at once."""


class _Way(NamedTuple):
    """What could have been typed instead: the `query`, the boxes that are other, and how many hits are looked at."""

    query: Query
    boxes: tuple[str, ...]
    size: int | None = None


def kept_out_by(backend: Backend, topic: Topic, record: str) -> Cause | None:
    """Return which boxes keep `record` out of the page of `topic`; None where that cannot be told.

    Each box that was not typed as it is recorded is put back, alone, then in pairs, then all together.  Where nothing
    was typed otherwise, or that does not help, each box is left out, alone and in pairs, and then asked by itself: the
    record counts as found wherever it stands among the first hits, since fewer boxes find more people.
    """
    ways = islice((*_put_back(topic), *_left_out(topic)), MOST)
    for way, answer in _asked(backend, ways):
        if record in answer.hits:
            return _cause(topic, way, answer, record)
    return _of_each(backend, topic, record)


def _asked(backend: Backend, ways: Iterable[_Way]) -> Iterator[tuple[_Way, Ranking]]:
    """Yield the answer to each of `ways` that got one, in batches, since the first that helps ends it."""
    known = list(ways)
    for start in range(0, len(known), _TOGETHER):
        few = known[start : start + _TOGETHER]
        asked = [Question(way.query, way.size, topic=str(number)) for number, way in enumerate(few)]
        for way, answer in zip(few, backend.answer(asked), strict=True):
            if isinstance(answer, Ranking):
                yield way, answer


def _of_each(backend: Backend, topic: Topic, record: str) -> Cause | None:
    """Return which boxes, each asked by itself, do not find `record`."""
    typed = topic.typed.typed()
    ways = [_Way(topic.typed.with_boxes(dict.fromkeys(set(typed) - {box}, "")), (box,), DEPTH) for box in typed]
    finding = {way.boxes[0]: record in answer.hits for way, answer in _asked(backend, ways)}
    failing = [box for box in typed if finding.get(box) is False]
    if not failing:
        return None
    how = "by itself it does not find what is recorded" if len(failing) == 1 else "none of them finds it by itself"
    return Cause(why=Why.BOX, where=" + ".join(failing), how=how, evidence=str(topic.typed))


def _cause(topic: Topic, way: _Way, answer: Ranking, record: str) -> Cause:
    typed, now = topic.typed.typed(), way.query.typed()
    told = ", ".join(f"{box} {typed.get(box, '')!r} → {now.get(box, '')!r}" for box in way.boxes)
    how = _difference(topic, way.boxes) if any(now.get(box) for box in way.boxes) else "found without it"
    evidence = f"{told}: found, rank {answer.rank(record)} of {len(answer.hits)} hits"
    return Cause(why=Why.BOX, where=" + ".join(way.boxes), how=how, evidence=evidence)


def _difference(topic: Topic, changed: Sequence[str]) -> str:
    values = [(getattr(topic.typed, box), getattr(topic.meant, box)) for box in changed]
    ways = [difference(typed, meant) for typed, meant in values if typed and meant]
    return f"found as recorded, which differs in {', '.join(dict.fromkeys(ways))}" if ways else "found in its own box"


def _put_back(topic: Topic) -> Iterator[_Way]:
    """Yield what would have been typed with some boxes as recorded, the fewest first."""
    meant: Mapping[str, str] = {box: getattr(topic.meant, box) for box in topic.meant.boxes()}
    other = [box for box in topic.typed.boxes() if getattr(topic.typed, box) != meant[box]]
    for few in sorted({1, 2, len(other)}):
        for boxes in combinations(other, few) if 0 < few <= len(other) else ():
            yield _Way(topic.typed.with_boxes({box: meant[box] for box in boxes}), boxes)


def _left_out(topic: Topic) -> Iterator[_Way]:
    """Yield what would have been typed without some boxes, the fewest first."""
    typed = list(topic.typed.typed())
    for few in (1, 2):
        for boxes in combinations(typed, few) if len(typed) > few else ():
            yield _Way(topic.typed.with_boxes(dict.fromkeys(boxes, "")), boxes, DEPTH)
