"""How much of a suite says the same: of mutants that went through all of it, which parts noticed what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.mutants.outcome import Outcome, Result, Until

__all__ = ["Redundancy", "redundancy"]


@dataclass(frozen=True)
class Redundancy:
    """What `parts` of a suite noticed, by the ids of mutants.

    Mutants that the same parts noticed are one of `patterns`: to notice one of them is to notice all.  `alone` are
    those that one part noticed, with that part.  `smallest` is a suite that notices as many, by a greedy cover:
    first the part that notices most, then the one that notices most of the rest (Chvátal, "A greedy heuristic for the
    set-covering problem", Mathematics of Operations Research 4, 1979).
    """

    parts: Mapping[str, frozenset[str]]
    patterns: Mapping[frozenset[str], tuple[str, ...]]
    alone: Mapping[str, str]
    smallest: tuple[str, ...]


def redundancy(outcomes: Iterable[Outcome]) -> Redundancy:
    """Return how much of the suite says the same, by those of `outcomes` that went through all of it."""
    killed = {
        one.mutant: frozenset(killer.part for killer in one.killers)
        for one in outcomes
        if one.result is Result.KILLED and one.until is Until.ALL
    }
    parts: defaultdict[str, set[str]] = defaultdict(set)
    patterns: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for mutant, by in killed.items():
        patterns[by].append(mutant)
        for part in by:
            parts[part].add(mutant)
    return Redundancy(
        parts={part: frozenset(of) for part, of in sorted(parts.items())},
        patterns={by: tuple(of) for by, of in patterns.items()},
        alone={mutant: next(iter(by)) for mutant, by in killed.items() if len(by) == 1},
        smallest=_cover(parts),
    )


def _cover(parts: Mapping[str, set[str]]) -> tuple[str, ...]:
    left, chosen = set[str]().union(*parts.values()), []
    while left:
        best = max(sorted(parts), key=lambda part: len(parts[part] & left))
        chosen.append(best)
        left -= parts[best]
    return tuple(chosen)
