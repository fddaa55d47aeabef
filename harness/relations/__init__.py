"""Metamorphic relations: what must hold between the answers of a right search, whoever is asked for.

``relation``
    what a relation is; :data:`RELATIONS` has every one by its name
``families/``
    the relations themselves, each family in a module or two: to add one, write a function that asks two or more
    questions of a record and says what their answers must be, and decorate it
``questions``, ``checks``, ``rounds``
    what a relation asks, and what may have to hold between the answers, or between those before a change and after it
``case``, ``arena``
    what a relation draws from, and where its questions are asked
``trial``
    lets Hypothesis look for a record that breaks a relation
"""

from harness.relations import families
from harness.relations.relation import RELATIONS, Family, Relation

__all__ = ["RELATIONS", "Family", "Relation", "families"]
