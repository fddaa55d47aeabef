"""The relations, one module a family.  Importing this package registers all of them."""

from harness.relations.families import (
    accents,
    change,
    hidden,
    identity,
    narrowing,
    ordering,
    partition,
    places,
    repeated,
    robustness,
    same_answer,
    widening,
    wrong_boxes,
)

__all__ = [
    "accents",
    "change",
    "hidden",
    "identity",
    "narrowing",
    "ordering",
    "partition",
    "places",
    "repeated",
    "robustness",
    "same_answer",
    "widening",
    "wrong_boxes",
]
