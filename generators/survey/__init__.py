"""A survey of a corpus: what it holds of all that makes search hard, counted, and what it lacks."""

from generators.survey.incidents import incident_tables
from generators.survey.people import people_tables, surname_counts
from generators.survey.table import Table
from generators.survey.topics import topic_tables

__all__ = ["Table", "incident_tables", "people_tables", "surname_counts", "topic_tables"]
