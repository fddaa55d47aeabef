"""How much of what is asked may be missed."""

from enum import StrEnum

__all__ = ["Tier"]


class Tier(StrEnum):
    """How much may be missed: nothing, a little, or what is merely reported."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
