"""The same seed gives the same files, whoever writes them."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generators.corpus import Corpus
from generators.disk import Manifest, Order
from tests.generators.disk.conftest import ORDER, content, written

# Two districts, so that two workers have one each.
WRITE = """
import sys
from pathlib import Path
from generators.disk import Order, write_corpus

if __name__ == "__main__":
    order = Order(seed="7", people=3000, incidents=400, topics=1, workers=int(sys.argv[1]), harness="test")
    write_corpus(order, Path(sys.argv[2]))
"""


def write_elsewhere(folder: Path, *, workers: int, hash_seed: str) -> None:
    script = folder.with_suffix(".py")
    script.write_text(WRITE, encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, str(script), str(workers), str(folder)], env=environment, check=True)


@pytest.mark.parametrize(("workers", "hash_seed"), [(1, "1"), (2, "2")])
def test_the_files_are_the_same_in_any_process_and_with_any_number_of_workers(
    tmp_path: Path, workers: int, hash_seed: str
) -> None:
    here = written(tmp_path / "here", Order(seed="7", people=3000, incidents=400, topics=1, harness="test"))
    write_elsewhere(tmp_path / "there", workers=workers, hash_seed=hash_seed)

    assert content(here) == content(tmp_path / "there")


def test_another_seed_gives_other_files(tmp_path: Path) -> None:
    one = Manifest.read(written(tmp_path / "one"))
    other = Manifest.read(written(tmp_path / "other", replace(ORDER, seed="another")))

    assert one.corpus_sha256 != other.corpus_sha256
    records = [path for path in content(tmp_path / "one") if path.endswith(("people.ndjson", "incidents.ndjson"))]
    assert len(records) == 4
    assert not [path for path in records if one.facts(path) == other.facts(path)]


def test_the_hash_is_that_of_the_corpus(tmp_path: Path) -> None:
    corpus = Corpus.from_seed(ORDER.seed, people_count=ORDER.people, incident_count=ORDER.incidents)

    assert Manifest.read(written(tmp_path / "c")).corpus_sha256 == corpus.sha256


@pytest.mark.parametrize("order", [replace(ORDER, topics=-1), replace(ORDER, workers=0), replace(ORDER, people=0)])
def test_a_size_that_cannot_be_is_refused_before_anything_is_made(tmp_path: Path, order: Order) -> None:
    with pytest.raises(ValueError, match="at least one"):
        written(tmp_path / "c", order)

    assert list(tmp_path.iterdir()) == []
