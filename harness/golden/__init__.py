"""Golden queries: questions written by hand, over people and incidents planted for them.

``reading``
    TOML tables read key by key; everything wrong with a folder is collected
``unissuable``
    whether a number, mark or postcode is one that cannot belong to anyone
``parts``, ``people``, ``incidents``, ``cast``
    the planted records: what both kinds have in common, one of each, and all of them
``boxes``, ``expectations``, ``topics``
    what is typed, what must hold of a ranking, and the questions that tie them together
``apart``
    whether a cast keeps out of the way of whatever is generated
``suite``
    one folder of golden queries, whole, or several as one
``marks``
    which topics a system is known to fall short of
"""

from harness.golden.cast import Cast
from harness.golden.expectations import (
    Before,
    Exactly,
    Expectation,
    Forbidden,
    Found,
    Marked,
    NewestFirst,
    Nothing,
    OwnMarkers,
)
from harness.golden.suite import GoldenSuite, find_golden, golden_files, load_golden
from harness.golden.topics import GoldenTopic

__all__ = [
    "Before",
    "Cast",
    "Exactly",
    "Expectation",
    "Forbidden",
    "Found",
    "GoldenSuite",
    "GoldenTopic",
    "Marked",
    "NewestFirst",
    "Nothing",
    "OwnMarkers",
    "find_golden",
    "golden_files",
    "load_golden",
]
