"""Whether anything that can be typed breaks the search: arbitrary text through every box of both searches.

Each text is typed twice into either search: into one box, another for each text, and into all boxes at once.  What
comes back is counted: hits, no hits, refusals by the engine, and searches that were not answered.

    python -m benchmarks.any_text [--strings 5000] [--people N --incidents N] [--system DIR] [--markdown FILE]
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from tabulate import tabulate
from tqdm import tqdm

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.strategies import any_text
from harness.engine import EngineRequest
from harness.golden import load_golden
from harness.run import Answer, Failure
from harness.searching.search import BATCH, Question
from harness.searching.session import Session, open_session
from harness.settings import Settings
