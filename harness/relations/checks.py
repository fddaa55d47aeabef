"""What may have to hold between rankings: the checks that several relations share."""

from collections.abc import Iterable
from itertools import pairwise

from harness.relations.questions import NOTHING_SAID, Broken, Check, NothingSaid, Rankings
from harness.runs import Ranking

__all__ = [
    "COMPLETE",
    "complete",
    "if_complete",
    "keeps_order",
    "never_lower",
    "same_answer",
    "still_found",
    "subset",
    "superset",
]

COMPLETE = 200
"""Hits asked for where a whole set is compared: enough for all that a street sees in two years."""


def complete(*rankings: Ranking, size: int = COMPLETE) -> bool:
    """Whether each of `rankings`, asked for `size` hits, shows all that match; of others no set can be compared."""
    return all(len(ranking.hits) < size for ranking in rankings)


def if_complete(check: Check, *, size: int = COMPLETE) -> Check:
    """Return `check`, which says nothing where a question, asked for `size` hits, does not show all that match."""

    def checked(rankings: Rankings) -> Broken | NothingSaid | None:
        return check(rankings) if complete(*rankings, size=size) else NothingSaid(f"a question finds {size} or more")

    return checked


def same_answer(rankings: Rankings) -> Broken | NothingSaid | None:
    """Every question has the same hits in the same order, but for the order of equals."""
    first, *others = rankings
    for number, other in enumerate(others, start=2):
        if not (keeps_order(first, other) and keeps_order(other, first)):
            return Broken(f"question {number} has other hits than question 1, or in another order", number)
    return None if first.hits else NothingSaid("nothing is found")


def keeps_order(one: Ranking, other: Ranking) -> bool:
    """Whether every group of equals of `one` has the same places in `other`.

    Which of several equals are the last on a page, where more may match, decides nothing but their order.
    """
    start = 0
    for group in one.groups:
        end = start + len(group)
        cut_off = one.more and other.more and end == len(one.hits)
        if group != frozenset(other.hits[start:end]) and not cut_off:
            return False
        start = end
    return len(one.hits) == len(other.hits)


def still_found(*records: str) -> Check:
    """Return a check that every question finds all of `records` that the first finds."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        first, *others = rankings
        expected = [record for record in records if first.rank(record)]
        for number, other in enumerate(others, start=2):
            if lost := [record for record in expected if other.rank(record) is None]:
                return Broken(f"{_listed(lost)} not found by question {number}", number)
        return None if expected else NOTHING_SAID

    return check


def never_lower(record: str, *, but_for: int = 0) -> Check:
    """Return a check that no later question ranks `record` below its place in the first, but for so many places.

    Of equals none is below another.
    """

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        before, *later = (ranking.place(record) for ranking in rankings)
        if before is None:
            return NOTHING_SAID
        for number, after in enumerate(later, start=2):
            if after is None or after > before + but_for:
                return Broken(f"{record} falls from place {before} to {after or 'none'}", number)
        return None

    return check


def subset(*kept: str, size: int = COMPLETE) -> Check:
    """Return a check that all that the second question finds is found by the first, and that both find `kept`."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        outer, inner = rankings
        if not complete(outer, size=size):
            return NothingSaid(f"the wider question finds {size} or more")
        if lost := [record for record in kept if inner.rank(record) is None]:
            return Broken(f"{_listed(lost)} not found by the narrower question", 2)
        if lost := [record for record in kept if outer.rank(record) is None]:
            return Broken(f"{_listed(lost)} not found by the wider question", 1)
        extra = [record for record in inner.hits if outer.rank(record) is None]
        return Broken(f"{_listed(extra[:3])} found by the narrower question alone", 1) if extra else None

    return check


def superset(*kept: str, size: int = COMPLETE) -> Check:
    """Return a check that every question finds `kept` and all that the question before it finds."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        for number, (inner, outer) in enumerate(pairwise(rankings), start=1):
            broken = subset(*kept, size=size)((outer, inner))
            if isinstance(broken, Broken):
                return broken._replace(question=number + 1 if broken.question == 1 else number)
            if broken:
                return broken
        return None

    return check


def _listed(records: Iterable[str]) -> str:
    names = list(records)
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"
