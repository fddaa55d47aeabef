"""Merging: one result a class, whatever the number of items and processes that measured parts of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generators.topics import TopicClass
from harness.judging.measures import Assessment
from harness.judging.results import ClassResult

__all__ = ["merged"]


def merged(results: Iterable[ClassResult], *, expected: Iterable[TopicClass] = ()) -> tuple[ClassResult, ...]:
    """Return one result a class, by class id, whatever the order in which the items ended.

    Of a topic measured twice the worse answer counts, a failure before any.  An `expected` class without a result
    becomes one with an error: a class that vanished is not one that passed.
    """
    parts = defaultdict(list)
    for result in results:
        parts[result.id].append(result)
    vanished = [c for c in expected if c.id not in parts]
    every = [
        *map(_joined, parts.values()),
        *(ClassResult.from_error(c, "it gave no result", asked=0) for c in vanished),
    ]
    return tuple(sorted(every, key=lambda result: result.id))


def _joined(parts: Sequence[ClassResult]) -> ClassResult:
    every = sorted((f for part in parts for f in part.failures), key=lambda f: (f.topic, f.reason), reverse=True)
    failures = {failure.topic: failure for failure in every}
    assessments: dict[str, Assessment] = {}
    for assessment in sorted((a for part in parts for a in part.assessments), key=_worst_first):
        if assessment.topic not in failures:
            assessments.setdefault(assessment.topic, assessment)
    return replace(
        parts[0],
        asked=max(part.asked for part in parts),
        assessments=tuple(assessments.values()),
        failures=tuple(sorted(failures.values(), key=lambda failure: failure.topic)),
        error=min((part.error for part in parts if part.error), default=""),
    )


def _worst_first(assessment: Assessment) -> tuple[object, ...]:
    a = assessment
    return (
        a.topic,
        a.found,
        a.grades,
        a.wanted,
        a.acceptable,
        a.returned,
        a.counted,
        -a.uncovered,
        -a.forbidden,
        a.nothing,
        -a.repeated,
        -a.nameless,
        a.marked,
        -a.unmarked,
        -a.overmarked,
        a.record,
        *sorted(a.slices.items()),
    )
