"""What tests of mutants share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.engine import Engine
from harness.golden import load_golden
from harness.judging.policy import Policy
from harness.mutants.trial import Ground, open_ground
from harness.settings import Settings
from harness.systems import reference_system

NAIVE = Path("naive")

FEW = Settings(profile="smoke", people=1200, incidents=800, topics=10)
"""Enough for every class that is asked here, and loaded in two seconds."""


@pytest.fixture(scope="module")
def ground(engine: Engine) -> Iterator[Ground]:
    """The reference, loaded."""
    with open_ground(FEW, engine, load_golden(), reference_system(), Policy.find(None), progress=False) as ground:
        yield ground
