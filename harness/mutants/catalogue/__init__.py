"""The mutants that come with the harness, a module for each layer."""

from collections.abc import Mapping
from types import MappingProxyType

from harness.mutants.catalogue.analysers import ANALYSERS
from harness.mutants.catalogue.analysis import ANALYSIS
from harness.mutants.catalogue.boxes import BOXES
from harness.mutants.catalogue.client import CLIENT
from harness.mutants.catalogue.cluster import CLUSTER
from harness.mutants.catalogue.demands import DEMANDS
from harness.mutants.catalogue.equivalents import EQUIVALENT
from harness.mutants.catalogue.mapping import MAPPING
from harness.mutants.catalogue.migration import MIGRATION
from harness.mutants.catalogue.pairs import pairs
from harness.mutants.catalogue.query import QUERY
from harness.mutants.catalogue.ranking import RANKING
from harness.mutants.mutant import Mutant

__all__ = ["EQUIVALENTS", "MUTANTS", "PAIRS"]

MUTANTS: Mapping[str, Mutant] = MappingProxyType(
    {
        one.id: one
        for one in (*ANALYSIS, *ANALYSERS, *MAPPING, *RANKING, *QUERY, *DEMANDS, *CLIENT, *BOXES, *MIGRATION, *CLUSTER)
    }
)
"""Every mutant of the first order, by its id."""

PAIRS: Mapping[str, Mutant] = MappingProxyType(dict(pairs(MUTANTS)))
"""Mutants of the second order, by their ids."""

EQUIVALENTS: Mapping[str, Mutant] = MappingProxyType({one.id: one for one in EQUIVALENT})
"""Changes that should not matter, by their ids."""
