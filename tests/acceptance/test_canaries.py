"""Golden queries about records that a system holds already: asked of it as it is, and told of as little as one says."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from generators.corpus import Corpus
from generators.records import Person, Visibility
from harness.engine import Engine
from harness.errors import ExitStatus
from harness.loading.index import private_indices
from harness.runs.file import read_run
from harness.systems import reference_system
from tests.acceptance.conftest import Harness, unbroken, writing
from tests.report.html.test_page import data_of
from tests.systems.over_indices import written_over

RECORDS = """
[north]
id = "{marked.id}"
markers = [{markers}]
[closed]
id = "{hidden.id}"
visibility = "restricted"
"""
TOPICS = """
[by-name-and-date]
class = "warning-marker"
tier = "strong"
why = "F3: what {marked.name.forename} is known for comes with the record."
typed = {{ forename = "{marked.name.forename}", surname = "{marked.name.surname}", date_of_birth = "{born}" }}
find = ["north"]
marked = ["north"]
[hidden-record]
class = "hidden"
tier = "strong"
why = "F8: a restricted record."
typed = {{ surname = "{hidden.name.surname}" }}
forbidden = ["closed"]
"""
LOG = "id,forename,surname,date_of_birth,find\nq1,{other.name.forename},{other.name.surname},,{other.id}\n"


class There(NamedTuple):
    """An index that somebody else has filled with the people of `corpus`, and a system folder over it."""

    corpus: Corpus
    system: Path


@pytest.fixture(scope="module")
def there(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[There]:
    corpus = Corpus.from_seed("canaries", people_count=600, incident_count=300)
    with engine.client() as client, private_indices(client, reference_system(), corpus, progress=False) as indices:
        yield There(corpus, written_over(indices, tmp_path_factory.mktemp("there")))


class Known(NamedTuple):
    """Three people whom somebody knows to be in the index."""

    marked: Person
    hidden: Person
    other: Person

    def golden(self, folder: Path, *, topics: str = TOPICS, log: str = LOG) -> Path:
        """Write golden queries about them."""
        assert self.marked.born
        filled = {
            "born": self.marked.born.typed,
            "markers": ", ".join(f'"{marker}"' for marker in self.marked.markers),
            **self._asdict(),
        }
        files = {"records/person/known.toml": RECORDS, "person/asked.toml": topics, "person/log.csv": log}
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.format(**filled), encoding="utf-8")
        return folder

    @property
    def telling(self) -> set[str]:
        """Everything that would tell of one of them."""
        texts: set[str] = set()
        for person in self:
            assert person.born
            texts |= {person.id, person.name.surname, person.born.typed, person.born.iso}
            texts |= {address.place.postcode for address in person.addresses}
        return texts


@pytest.fixture(scope="module")
def known(there: There) -> Known:
    """People whose names occur in no word of ours."""
    people = [person for person in there.corpus.people if person.born and len(person.name.surname) > 5]
    return Known(
        marked=next(p for p in people if p.markers and p.visibility is Visibility.OPEN),
        hidden=next(p for p in people if p.visibility is Visibility.RESTRICTED),
        other=next(p for p in people if not p.markers and p.visibility is Visibility.OPEN),
    )


def test_what_is_known_of_a_live_index_is_asked_of_it_and_nothing_else(
    harness: Harness, there: There, known: Known, tmp_path: Path
) -> None:
    golden = known.golden(tmp_path / "golden")
    done = harness("--system", str(there.system), "--golden", str(golden), "--save-run", str(tmp_path / "run.zip"))

    assert done.returncode == ExitStatus.GO, done.stdout  # of what was chosen, which is too little for the word itself
    assert "3 passed" in done.stdout
    assert "3 golden topics about records that are there: nothing is written" in done.stdout
    assert "UNDECIDED" in done.stdout
    assert "the golden topics are about records that were there: how much is found was not measured" in done.stdout
    run = read_run(tmp_path / "run.zip").run
    assert (run.provenance.people, run.provenance.incidents, len(run.golden)) == (0, 0, 3)


def test_what_does_not_hold_of_a_live_index_is_a_no_go(
    harness: Harness, there: There, known: Known, tmp_path: Path
) -> None:
    golden = known.golden(tmp_path, topics=TOPICS.replace('forbidden = ["closed"]', 'find = ["closed"]'))
    done = harness("--system", str(there.system), "--golden", str(golden), "-n", "2")

    assert done.returncode == ExitStatus.NO_GO
    assert "wrong  closed should be among the first 10, but is not among the" in done.stdout
    assert known.hidden.name.surname in done.stdout


def failing(known: Known, folder: Path) -> Path:
    """Golden queries of which one does not hold."""
    wrong = TOPICS.replace('forbidden = ["closed"]', 'find = ["closed"]').replace(
        'surname = "{hidden', 'name = "{hidden'
    )
    return known.golden(folder, topics=wrong)


LOUD = ("-vv", "--showlocals", "-rA", "--log-level=DEBUG", "--full-trace", "--log-cli-level=DEBUG")


@pytest.fixture(scope="module")
def redacted(
    run: Harness, engine: Engine, there: There, known: Known, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A run that fails, and says as much as pytest can be told to say; with the folder of all that it wrote."""
    folder = tmp_path_factory.mktemp("redacted")
    written = (*writing(folder), "--log-file", str(folder / "log.txt"))
    golden = failing(known, tmp_path_factory.mktemp("golden"))
    done = run(
        *("--es-url", engine.url, "--system", str(there.system), "--golden", str(golden), "--redact"), *LOUD, *written
    )
    return done, folder


def texts(folder: Path) -> Iterator[str]:
    """Yield everything in the files of `folder`, those within archives too."""
    for file in folder.iterdir():
        if file.suffix == ".zip":
            with ZipFile(file) as archive:
                yield from (archive.read(name).decode(errors="replace") for name in archive.namelist())
        else:
            yield file.read_text(encoding="utf-8")
        if file.suffix == ".html":
            yield str(data_of(file.read_text(encoding="utf-8")))


def test_a_redacted_run_tells_of_nobody(
    redacted: tuple[subprocess.CompletedProcess[str], Path], there: There, known: Known
) -> None:
    done, folder = redacted
    told = "\n".join([done.stdout, *texts(folder)])

    assert done.returncode == ExitStatus.NO_GO
    assert [text for text in known.telling if text.casefold() in told.casefold()] == []
    assert [person.id for person in there.corpus.people if person.id in told] == []
    assert known.marked.name.forename not in told


def test_a_redacted_run_says_what_is_wrong_and_of_which_record(
    redacted: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, folder = redacted

    assert "redacted: of records their names in the golden queries are told, and hashes of all else" in done.stdout
    assert "wrong  closed should be among the first 10, but is not among the" in done.stdout
    assert re.search(r"typed  name '#[\da-f]{12}'", done.stdout)
    run = read_run(folder / "run.zip").run
    assert {one.topic: one.status.value for one in run.golden}["golden/person/by-name-and-date"] == "held"


def test_a_redacted_run_judges_as_one_that_is_not(
    redacted: tuple[subprocess.CompletedProcess[str], Path],
    harness: Harness,
    there: There,
    known: Known,
    tmp_path: Path,
) -> None:
    golden = failing(known, tmp_path / "golden")
    harness("--system", str(there.system), "--golden", str(golden), "--save-run", str(tmp_path / "run.zip"))
    open_, hidden = read_run(tmp_path / "run.zip").run, read_run(redacted[1] / "run.zip").run

    assert [(one.topic, one.status) for one in open_.golden] == [(one.topic, one.status) for one in hidden.golden]


def test_records_that_are_there_take_a_system_that_is_there(harness: Harness, known: Known, tmp_path: Path) -> None:
    done = harness("--golden", str(known.golden(tmp_path)))

    assert done.returncode == ExitStatus.USAGE
    assert "it takes" not in done.stdout
    assert 'they take a system that is reached where it is (kind = "index" or "http")' in unbroken(done.stdout)


def test_generated_records_need_no_redaction(harness: Harness) -> None:
    done = harness("--redact")

    assert done.returncode == ExitStatus.USAGE
    assert "--redact: nobody's records are asked about but generated ones" in done.stdout


def test_a_mistake_in_the_golden_queries_is_not_told_by_a_redacted_run(
    harness: Harness, there: There, known: Known, tmp_path: Path
) -> None:
    golden = known.golden(tmp_path, topics=TOPICS.replace('"{born}"', '"31/02/1999"'))
    done = harness("--system", str(there.system), "--golden", str(golden), "--redact")

    assert done.returncode == ExitStatus.USAGE
    assert f"`search-harness golden check {golden}` says it" in done.stdout
    assert "31/02/1999" not in done.stdout
