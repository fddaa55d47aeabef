"""How often things are so: chances and shares, chosen for what search must cope with, not measured in any force.

What depends on the kind of incident stands with it, in :mod:`generators.narratives`.
"""

__all__ = [
    "CHANGE_NIGHT",
    "DELETED",
    "HOUSEMATE",
    "KNOWN_BEST",
    "LINKED_AGAIN",
    "LINKED_OTHER",
    "NEW_YEAR",
    "OFFICERS",
    "OFFICERS_COUNT",
    "OPEN_LATE",
    "OPEN_OLD",
    "OPEN_RECENT_DAYS",
    "OWN_PHONE",
    "OWN_VEHICLE",
    "PAIR_AGAIN",
    "PHONE",
    "QUALIFIERS",
    "RECORDED_NAME",
    "REPEAT",
    "RESTRICTED",
    "RISKS",
    "STREET_KNOWN",
]

REPEAT = 0.24
"""Chance that a call comes from where there was one before: each earlier call as likely, so that a few addresses gather
many (H. A. Simon, "On a class of skew distribution functions", Biometrika 42, 1955)."""
PAIR_AGAIN = 0.75
"""Chance that a repeat call is between the same victim and suspect again, where the kind of incident has both."""
LINKED_AGAIN = 0.30
"""Chance that officers link a repeat call to the earlier one."""
LINKED_OTHER = 0.01
"""Chance that they link any other call to an earlier one of the district."""

KNOWN_BEST = 0.15
"""How people are skewed: those at the head of the list are drawn 1 / 0.15 times as often as if all were alike."""
HOUSEMATE = 0.55
"""Chance that the suspect of a domestic incident lives with the victim, if anybody does."""
RECORDED_NAME = 0.85
"""Chance that somebody is taken down under the recorded name; otherwise under any of the names."""

PHONE = 0.70
"""Chance that the caller's number is noted."""
OWN_PHONE = 0.50
"""Chance that a noted number is that of a caller or victim, if one is recorded of them."""
OWN_VEHICLE = 0.45
"""Chance that a noted vehicle is that of somebody involved, if one is recorded of them."""
STREET_KNOWN = 0.80
"""Chance that the caller can name the street, so that the narrative may."""

OFFICERS = 60
"""Officers of a district."""
OFFICERS_COUNT = (12, 45, 33, 10)
"""Shares of incidents with no, one, two and three officers, in per cent."""
QUALIFIERS = (45, 42, 13)
"""Shares of incidents with no, one and two qualifiers, in per cent."""
RISKS = (57, 28, 11, 4)
"""Shares of standard, medium and high risk, and of domestic abuse that nobody has graded, in per cent."""

RESTRICTED = 0.02
"""Chance that a record is restricted."""
DELETED = 0.03
"""Chance that a record is marked as deleted."""
OPEN_RECENT_DAYS = 30
"""Days for which an incident counts as recent."""
OPEN_LATE = 0.55
"""Chance that a recent incident is still open."""
OPEN_OLD = 0.06
"""Chance that an older one is."""

CHANGE_NIGHT = 8
"""How many times as many calls as in the same hours of other nights there are in the three hours around a change of
the clocks: far more than in any force, because search goes wrong there."""
NEW_YEAR = 5
"""How many times as many calls as on other nights there are in the night of the new year."""
