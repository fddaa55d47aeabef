"""Two runs of the same topics in, a comparison out: what a candidate loses of what the baseline found, and gains.

``pairs``
    the two answers to each topic, paired
``paired_statistics``
    how far a difference between pairs can be trusted
``classes``
    what a class lost, and whether that is too much
``comparison``
    all of it, with the decision
"""

from harness.judging.comparing.classes import ComparedClass
from harness.judging.comparing.comparison import Comparison, compare
from harness.judging.comparing.pairs import Pair

__all__ = ["ComparedClass", "Comparison", "Pair", "compare"]
