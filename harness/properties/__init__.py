"""Relations between searches that a right search keeps, whoever is asked for.

To add one, write a function in ``person`` or ``incident`` that asks two or more questions of a record and says what
their answers break, and decorate it; the suite finds it in :data:`RELATIONS`.
"""

from harness.properties import incident, person
from harness.properties.relation import RELATIONS, Broken, Relation

__all__ = ["RELATIONS", "Broken", "Relation", "incident", "person"]
"""Importing ``person`` and ``incident`` registers their relations."""
