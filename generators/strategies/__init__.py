"""Hypothesis strategies for records, questions and what is typed, made of the values that generated records have.

Each value is drawn by itself from a list that begins with the simplest, and everything optional may be left out: a
failing example shrinks to a small record that can be read.  Only this package of the generators needs Hypothesis.
"""

from generators.strategies.questions import Varied, incident_queries, person_queries, varied
from generators.strategies.records import addresses, choices, incidents, names, partial_dates, people, places
from generators.strategies.typed import LONGEST, MARKS, any_text, spaces

__all__ = [
    "LONGEST",
    "MARKS",
    "Varied",
    "addresses",
    "any_text",
    "choices",
    "incident_queries",
    "incidents",
    "names",
    "partial_dates",
    "people",
    "person_queries",
    "places",
    "spaces",
    "varied",
]
