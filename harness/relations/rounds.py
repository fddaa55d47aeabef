"""What may have to hold between two rounds of the same questions: one before the records change, one after it."""

from collections.abc import Mapping, Set

from generators.queries import Query
from harness.relations.checks import COMPLETE, complete, never_lower
from harness.relations.questions import (
    NOTHING_SAID,
    Broken,
    Change,
    Check,
    NothingSaid,
    Question,
    Questions,
    Rankings,
)

__all__ = ["appears", "found_by_now", "goes", "same_but", "twice"]


def twice(asked: Mapping[Query, Check], change: Change) -> Questions:
    """Return questions of which each has a check of its own: of the rankings before the change and after it."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        rounds = zip(asked.values(), rankings[: len(asked)], rankings[len(asked) :], strict=True)
        outcomes = [of_one((before, after)) for of_one, before, after in rounds]
        for number, outcome in enumerate(outcomes, start=1):
            if isinstance(outcome, Broken):
                return outcome._replace(question=len(asked) + number)
        return None if None in outcomes else NOTHING_SAID

    return Questions(asked=tuple(Question(query, COMPLETE) for query in asked), check=check, change=change)


def appears(record: str) -> Check:
    """Return a check that the second question alone finds `record`, and besides all that the first finds."""

    def check(rankings: Rankings) -> Broken | None:
        before, after = rankings
        if before.rank(record):
            return Broken(f"{record} is found before it is there")
        if not after.rank(record):
            return Broken(f"{record} is not found")
        lost = set(before.hits).difference(after.hits) if complete(before, after) else set()
        return Broken(f"{min(lost)} is lost for {record}") if lost else None

    return check


def goes(record: str) -> Check:
    """Return a check that the second question finds what the first finds, but for `record`."""
    unmoved = same_but({record})

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        before, after = rankings
        if not before.rank(record):
            return NOTHING_SAID
        return Broken(f"{record} is still found") if after.rank(record) else unmoved(rankings)

    return check


def same_but(records: Set[str]) -> Check:
    """Return a check that both questions find the same, leaving `records` aside."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        before, after = (set(ranking.hits) - records for ranking in rankings)
        if not complete(*rankings):
            return NothingSaid(f"{COMPLETE} or more are found")
        if moved := before ^ after:
            record = min(moved)
            return Broken(f"{record} is {'lost' if record in before else 'found'} with the change")
        return None

    return check


def found_by_now(record: str) -> Check:
    """Return a check that the second question finds `record`, and no lower than the first."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        before, after = rankings
        if before.rank(record):
            return never_lower(record)(rankings)
        return None if after.rank(record) else Broken(f"{record} is not found")

    return check
