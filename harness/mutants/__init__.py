"""Searches broken on purpose, in the ways in which real ones were: a suite that notices is to be trusted.

A mutant is a change to a system folder as it was read, to what is typed and answered, to documents on their way in, or
to an index that is full.
"""

from harness.mutants.catalogue import EQUIVALENTS, MUTANTS, PAIRS
from harness.mutants.changes import Change
from harness.mutants.mutant import Layer, Mutant
from harness.mutants.mutated import NotApplicableError, mutated

__all__ = ["EQUIVALENTS", "MUTANTS", "PAIRS", "Change", "Layer", "Mutant", "NotApplicableError", "mutated"]
