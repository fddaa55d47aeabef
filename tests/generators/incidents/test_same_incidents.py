"""The same seed gives the same incidents, in whichever process."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.generators.incidents.force import build


def digest() -> str:
    built = build("hash", desks=2, residents=200, count=300)
    return hashlib.sha256("".join(map(repr, built.incidents)).encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_the_same_seed_gives_the_same_incidents_in_any_process(hash_seed: str) -> None:
    program = "from tests.generators.incidents.test_same_incidents import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    printed = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()

    assert printed == digest()
