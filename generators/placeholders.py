"""What is typed where a form insists on a forename and nobody knows one: it says nothing of whom one means."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generators.records import Sex
from generators.text import joined

__all__ = ["BY_SEX", "NONE_GIVEN", "is_placeholder"]

NONE_GIVEN: Sequence[str] = ("UNKNOWN", "Unknown", "NOT GIVEN", "NOT KNOWN", "N/K", "NK", "BABY")
"""What stands for a name that was not given, or for one that a child does not have yet."""

BY_SEX: Mapping[Sex, str] = MappingProxyType({Sex.FEMALE: "MRS", Sex.MALE: "MR"})
"""The title that is typed instead."""

_FOLDED = frozenset(map(joined, (*NONE_GIVEN, *BY_SEX.values())))


def is_placeholder(forename: str) -> bool:
    """Return whether `forename`, as typed, stands for one that nobody knows."""
    return joined(forename) in _FOLDED
