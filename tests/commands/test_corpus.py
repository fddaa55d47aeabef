import subprocess
import sys
from pathlib import Path

import pytest

from generators.corpus import Corpus
from generators.disk import Manifest, read_corpus
from harness.errors import ConfigurationError
from harness.golden import find_golden, load_golden
from harness.settings import Settings


def run(*words: object) -> subprocess.CompletedProcess[str]:
    program = "from harness.cli import main; main()"
    command = [sys.executable, "-c", program, "corpus", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("command") / "corpus"
    done = run("--people", 50, "--incidents", 20, "--seed", "s", "--topics", 1, "--out", out)
    assert done.returncode == 0, done.stderr
    assert f"keep {out / 'truth'} from whoever builds the search" in done.stdout
    return out


def test_what_is_written_is_what_a_run_of_the_same_seed_would_search(small: Path) -> None:
    cast = load_golden().cast
    searched = Corpus.from_seed("s", people_count=50, incident_count=20).with_cast(cast.people, cast.incidents)

    assert read_corpus(small).sha256 == searched.sha256
    assert Manifest.read(small).topics > 0


def test_what_is_written_says_what_a_run_asks(small: Path) -> None:
    settings = Settings.from_options({"corpus": small, "system": Path("naive")})

    assert (settings.seed, settings.people, settings.incidents, settings.topics) == ("s", 50, 20, 1)
    assert find_golden(settings.golden).topics == load_golden().topics
    assert settings.options() == ("--system", "naive", "--corpus", str(small))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seed": "2"}, "--corpus and --seed exclude each other"),
        ({"topics": 5}, "--corpus and --topics exclude each other"),
        ({"golden": ["shipped"]}, "--corpus and --golden exclude each other"),
    ],
)
def test_what_the_folder_says_cannot_be_asked_otherwise(small: Path, options: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        Settings.from_options({"corpus": small, **options})


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--topics", 0), "holds no topics: write it with --topics"), (("--no-cast",), "holds no golden queries")],
)
def test_a_corpus_of_which_not_everything_can_be_asked_is_refused(
    tmp_path: Path, words: tuple[object, ...], said: str
) -> None:
    run("--people", 50, "--incidents", 20, "--topics", 1, *words, "--out", tmp_path / "corpus")

    with pytest.raises(ConfigurationError, match=said):
        Settings.from_options({"corpus": tmp_path / "corpus"})


def test_a_folder_is_verified(small: Path) -> None:
    done = run("--verify", small)

    assert done.returncode == 0
    assert "is as it was written" in done.stdout


def test_a_damaged_folder_is_said_in_one_line(small: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes((small / "manifest.json").read_bytes())
    done = run("--verify", tmp_path)

    assert done.stderr.startswith(f"error: {tmp_path}")
    assert "is missing: expected" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--people", "0", "--out", "x"), "--people 0: must be at least 1"),
        (("--incidents", "-1", "--out", "x"), "--incidents -1: must be at least 0"),
        (("--topics", "-5", "--out", "x"), "--topics -5: must be at least 0"),
        (("--workers", "0", "--out", "x"), "--workers 0: must be at least 1"),
        (("--out", "no/such/folder/x"), "there is no folder"),
        (("--people", "many", "--out", "x"), "'many' is not a valid integer"),
        (("--format", "xml", "--out", "x"), "'xml' is not one of 'ndjson', 'csv', 'both'"),
        ((), "say where to: --out DIR writes a corpus, --verify DIR checks one"),
        (("--verify", "x", "--people", "5"), "--verify writes nothing, so it takes no --people"),
        (("--golden", "shipped", "--no-cast", "--out", "x"), "--golden and --no-cast exclude each other"),
        (("--verify", "x"), "x/manifest.json is missing"),
    ],
)
def test_what_cannot_be_is_refused_in_one_message(words: tuple[str, ...], said: str) -> None:
    done = run(*words)

    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 4
    assert not Path("x").exists()
