"""Merging: one result a class, whatever the number of items and processes that measured parts of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from harness.judging.results import ClassResult
from harness.runs import AskedClass

__all__ = ["merged"]


def merged(results: Iterable[ClassResult], *, expected: Iterable[AskedClass] = ()) -> tuple[ClassResult, ...]:
    """Return one result a class, by class id, whatever the order in which the items ended.

    Of a topic measured twice the worse answer counts, a failure before any.  An `expected` class without a result
    becomes one with an error: a class that vanished is not one that passed.
    """
    parts = defaultdict(list)
    for result in results:
        parts[result.id].append(result)
    vanished = [asked for asked in expected if asked.id not in parts]
    every = [*map(_joined, parts.values()), *map(ClassResult.vanished, vanished)]
    return tuple(sorted(every, key=lambda result: result.id))


def _joined(parts: Sequence[ClassResult]) -> ClassResult:
    return ClassResult.worst_of(
        max(parts, key=lambda part: part.asked),
        (assessment for part in parts for assessment in part.assessments),
        failures=(failure for part in parts for failure in part.failures),
        error=min((part.error for part in parts if part.error), default=""),
    )
