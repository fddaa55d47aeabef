"""Misses of one cause together: what is behind most of them comes first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.diagnosis.cause import Cause, Diagnosis

__all__ = ["Group", "grouped"]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Misses that have one cause: `told` in words, with an `example` of it, the `records` missed and the `topics`.

    `before` says by what a baseline found that of the example, where one was asked.
    """

    told: str
    example: Cause
    records: frozenset[str]
    topics: tuple[str, ...]
    before: str = ""


def grouped(diagnoses: Iterable[Diagnosis]) -> Sequence[Group]:
    """Return the misses of each cause, that of most records first: it is people who are missed, not questions."""
    together: defaultdict[str, list[Diagnosis]] = defaultdict(list)
    for diagnosis in diagnoses:
        together[diagnosis.cause.group].append(diagnosis)
    groups = [
        Group(
            told=told,
            example=of[0].cause,
            records=frozenset(diagnosis.record for diagnosis in of),
            topics=tuple(diagnosis.topic for diagnosis in of),
            before=of[0].before,
        )
        for told, of in together.items()
    ]
    return sorted(groups, key=lambda group: (-len(group.records), -len(group.topics), group.told))
