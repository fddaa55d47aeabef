"""The rules that hold for the records themselves: what was lost on its way into a system no search can find."""

from collections.abc import Iterator, Sequence

from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.runs import Fidelity

__all__ = ["record_reasons"]


def record_reasons(records: Sequence[Fidelity], policy: Policy) -> Iterator[Reason]:
    """Yield why a system does not hold its `records` as they were: one reason for each kind of record."""
    too_many = sum(one.damaged for one in records) > policy.damaged
    for one in records:
        if one.error:
            yield Reason(Kind.INVALID, f"{one.name}: could not be looked up: {one.error}")
        elif one.damaged and too_many:
            yield Reason(
                Kind.NO_GO, f"{one.name}: {one.damaged:,} of {one.asked:,} are not held as they were: {one.told}"
            )
