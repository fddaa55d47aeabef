"""Variations: the typed ways in which what an officer types differs from what is recorded.

A variation takes a query whose boxes hold exactly what is recorded and returns the query as typed, or None where it
does not apply.  What it returns differs from what it took, and is something that can be typed: no thirteenth month.
To add one, write a function in the module of its field and decorate it; everything else finds it in :data:`VARIATIONS`.
"""

from generators.variations import addresses, composition, dates, identifiers, incidents, mixture, names, wrong
from generators.variations.registry import FIELDS, VARIATIONS, Variation

__all__ = [
    "FIELDS",
    "VARIATIONS",
    "Variation",
    "addresses",
    "composition",
    "dates",
    "identifiers",
    "incidents",
    "mixture",
    "names",
    "wrong",
]
