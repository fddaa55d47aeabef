"""The relations, one module a family.  Importing this package registers all of them."""

from harness.properties.relations import identity, narrowing, ordering, partition, repeated, same_answer, widening

__all__ = ["identity", "narrowing", "ordering", "partition", "repeated", "same_answer", "widening"]
