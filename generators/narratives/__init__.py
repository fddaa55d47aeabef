"""Kinds of incident, and what a call handler writes of one."""

from generators.narratives.category import Category, Group, Scenes
from generators.narratives.crime import CRIME
from generators.narratives.other import OTHER
from generators.narratives.safety import SAFETY
from generators.narratives.telling import narrative

__all__ = ["CATEGORIES", "Category", "Group", "Scenes", "narrative"]

CATEGORIES: tuple[Category, ...] = (*CRIME, *SAFETY, *OTHER)
"""Every category, by group."""
