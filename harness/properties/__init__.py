"""Relations between searches that a right search keeps, whoever is asked for.

``relation``
    what a relation is; :data:`RELATIONS` has every one by its name
``relations/``
    the relations themselves, each family in a module or two: to add one, write a function that asks two or more
    questions of a record and says what their answers must be, and decorate it
``questions``, ``checks``, ``rounds``
    what a relation asks, and what may have to hold between the answers, or between those before a change and after it
``case``, ``arena``
    what a relation draws from, and where its questions are asked
``trial``
    lets Hypothesis look for a record that breaks a relation
"""

from harness.properties import relations
from harness.properties.relation import RELATIONS, Family, Relation

__all__ = ["RELATIONS", "Family", "Relation", "relations"]
