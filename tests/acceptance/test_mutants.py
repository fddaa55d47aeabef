"""`search-harness mutants` as a user runs it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from elasticsearch import Elasticsearch

from harness.engine import Engine
from tests.acceptance.conftest import SMALL, environment

OPTIONS = ("--profile", "smoke", *SMALL)


def command(*options: str) -> list[str]:
    return [sys.executable, "-c", "from harness.cli import main; main()", "mutants", *OPTIONS, *options]


def test_it_is_interrupted_and_goes_on_and_leaves_nothing(
    engine: Engine, client: Elasticsearch, tmp_path: Path
) -> None:
    record = tmp_path / "record.ndjson"
    three = [word for name in ("restricted-shown", "flags-lost", "fold-removed") for word in ("--only", name)]
    at = environment(HARNESS_ES_URL=engine.url)
    before = set(client.indices.get(index="*"))

    with subprocess.Popen(
        command(*three, "--record", str(record)), env=at, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as first:
        while not record.exists() and first.poll() is None:
            time.sleep(0.05)
        first.send_signal(signal.SIGTERM)
        said = first.communicate(timeout=120)[0]
    known = record.read_text(encoding="utf-8").count("\n")

    assert first.returncode == 2, said
    assert 1 <= known < len(three) / 2
    assert set(client.indices.get(index="*")) == before

    done = subprocess.run(
        command(*three, "--record", str(record)), env=at, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "your suite and policy would notice 3 of 3" in done.stdout
    assert record.read_text(encoding="utf-8").count("\n") == 3
    assert set(client.indices.get(index="*")) == before


def test_what_should_not_matter_is_tried_on_several_corpora(engine: Engine, tmp_path: Path) -> None:
    record = tmp_path / "record.ndjson"

    done = subprocess.run(
        command("--equivalent", "--only", "all-counted", "--seeds", "2", "--record", str(record)),
        env=environment(HARNESS_ES_URL=engine.url),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("2 runs of changes that should not matter, 0 false alarms")
    assert len({line.partition('"outcome"')[0] for line in record.read_text(encoding="utf-8").splitlines()}) == 2
