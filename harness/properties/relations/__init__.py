"""The relations, one module a family.  Importing this package registers all of them."""

from harness.properties.relations import (
    change,
    identity,
    narrowing,
    ordering,
    partition,
    repeated,
    robustness,
    same_answer,
    widening,
)

__all__ = [
    "change",
    "identity",
    "narrowing",
    "ordering",
    "partition",
    "repeated",
    "robustness",
    "same_answer",
    "widening",
]
