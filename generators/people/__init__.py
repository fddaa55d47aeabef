"""People as a force records them: households, namesakes, twins, aliases, gaps, and humans recorded twice."""

from generators.people.clerk import MARKERS
from generators.people.population import people

__all__ = ["MARKERS", "people"]
