"""The example of a service, as somebody else would run it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from harness.cli import commands
from harness.engine import Engine
from tests.acceptance.conftest import ROOT, environment

__all__ = ["SECRET", "SYSTEM", "Running", "service"]

SYSTEM = ROOT / "examples" / "person_service" / "system"
SECRET = "a-secret-that-nobody-else-knows"
STOPPING_S = 60


class Running(NamedTuple):
    """The example, as a process of its own, over the records in `corpus`."""

    url: str
    corpus: Path


@pytest.fixture(scope="module")
def service(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    corpus = tmp_path_factory.mktemp("service") / "corpus"
    sizes = ("--people", "500", "--incidents", "400", "--topics", "8")
    done = CliRunner().invoke(commands, ["corpus", *sizes, "--out", str(corpus)])
    assert done.exit_code == 0, done.output
    process = subprocess.Popen(
        [sys.executable, "-m", "examples.person_service", "--corpus", str(corpus)],
        cwd=ROOT,
        env=environment(HARNESS_ES_URL=engine.url, PERSON_SERVICE_SECRET=SECRET),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield Running(process.stdout.readline().strip(), corpus)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOPPING_S)
        process.stdout.close()
