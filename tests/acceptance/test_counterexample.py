"""What QA gets of a relation that does not hold: a text that suffices, and a golden topic that fails as it did."""

import re
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.golden import GoldenTopic, load_golden
from harness.loading.index import private_indices
from harness.runs import Ranking
from harness.systems import IndexedSystem, load_indexed, reference_system
from tests.acceptance.conftest import ROOT, Harness, unbroken, without_folding

RELATION = "person-diacritics"
SMALL = ("--people", "1200", "--incidents", "800", "--relation", RELATION)


def test_what_is_printed_can_be_kept_as_a_golden_topic_that_fails_too(
    harness: Harness, client: Elasticsearch, tmp_path: Path
) -> None:
    broken = without_folding(tmp_path)

    done = harness(*SMALL, "--system", str(broken))

    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert f"repeat  pytest harness --relation {RELATION} --people 1200" in done.stdout
    folder = pasted(done.stdout, tmp_path)
    checked = subprocess.run(
        [sys.executable, "-c", "from harness.cli import main; main()", "golden", "check", str(folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert f"nothing is wrong: topics {len(load_golden().topics) + 1}," in checked.stdout
    (topic,) = (topic for topic in load_golden(folder).topics if topic.file == "person/found.toml")
    assert findings(topic, load_indexed(broken), client, folder)
    assert findings(topic, reference_system(), client, folder) == []


def test_a_declared_exception_is_listed_and_speaks_against_nothing(harness: Harness, tmp_path: Path) -> None:
    broken = without_folding(tmp_path)
    declare(broken, RELATION)

    done = harness(*SMALL, "--system", str(broken))

    assert done.returncode == 0
    assert "NO-GO" not in done.stdout
    assert f"  {RELATION}: accents are typed here (counter-example: " in done.stdout
    assert "relations (1 declared)" in done.stdout


def test_an_exception_for_what_is_no_relation_is_said_before_anything_starts(run: Harness, tmp_path: Path) -> None:
    system = without_folding(tmp_path)
    declare(system, "person-diacritic")

    done = run("--es-url", "http://127.0.0.1:1", "--system", str(system))

    assert "no relation is called 'person-diacritic'; did you mean 'person-diacritics'?" in unbroken(done.stdout)
    assert "127.0.0.1" not in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


def test_what_was_found_at_random_is_found_again_by_the_seed_printed(harness: Harness, tmp_path: Path) -> None:
    explore = (*SMALL, "--system", str(without_folding(tmp_path)), "--hypothesis-profile", "explore")

    first = harness(*explore).stdout
    (seed,) = re.findall(r"repeat the same examples with --hypothesis-seed (\d+)", first)
    again = harness(*explore, "--hypothesis-seed", seed).stdout

    assert f"--hypothesis-profile explore --hypothesis-seed {seed}\n" in first
    assert told(again) == told(first)


def declare(system: Path, relation: str) -> None:
    with (system / "system.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[exceptions]\n{relation} = "accents are typed here"\n')


def told(output: str) -> str:
    """The counter-example, as it was printed."""
    return output.partition(f"{RELATION} does not hold")[2].partition("short test summary")[0].rstrip("= ")


def pasted(output: str, folder: Path) -> Path:
    """A copy of the golden queries, with every block pasted into the file that stands above it."""
    copy = folder / "golden_queries"
    with as_file(files("golden_queries")) as shipped:
        shutil.copytree(shipped, copy, ignore=shutil.ignore_patterns("__pycache__"))
    blocks = told(output).partition("as a golden topic")[2]
    for file, block in re.findall(
        r"^# golden_queries/(\S+)\n(.*?)(?=^# golden_queries/|\Z)", blocks, re.MULTILINE | re.DOTALL
    ):
        (copy / file).write_text(block, encoding="utf-8")
    return copy


def findings(topic: GoldenTopic, system: IndexedSystem, client: Elasticsearch, folder: Path) -> list[str]:
    """What is wrong with the answer of `system`, over the cast in `folder` alone."""
    cast = load_golden(folder).cast
    corpus = Corpus(seed="cast", people=cast.people, incidents=cast.incidents)
    with private_indices(client, system, corpus, progress=False) as indices:
        (answer,) = ElasticsearchBackend(client, system, indices).answer([Question.of(topic.to_topic())])
    assert isinstance(answer, Ranking)
    return topic.check(answer)
