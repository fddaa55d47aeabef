"""A search over an index with field names of its own is measured as any other, loaded by us or there already."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest

from generators.corpus import Corpus
from generators.topics import CLASSES, Intent
from harness.backends.elasticsearch import Indices
from harness.engine import Engine, EngineRequest
from harness.errors import ConfigurationError, EngineError
from harness.golden import find_golden
from harness.judging.results import ClassResult
from harness.loading.index import private_indices
from harness.loading.pipelines import find_pipelines
from harness.measuring.asking import ask_class
from harness.measuring.relations import open_arena, tried
from harness.measuring.session import Session, open_session
from harness.measuring.stopwatch import Stopwatch
from harness.relations import RELATIONS
from harness.relations.profiles import load_profile
from harness.runs import Status
from harness.settings import Settings
from harness.systems import IndexedSystem, load_indexed
from tests.systems.other_fields import written_with_other_fields
from tests.systems.over_indices import written_over

SMALL = Settings(people=400, incidents=200, topics=10)
ASKED = (
    "person/as-recorded/name+born",
    "person/as-recorded/identifier",
    "person/as-recorded/house+street",
    "person/slip/name+born",
    "incident/as-recorded/reference",
)
THEIRS = """
markers = "warnings"
id_field = "nominal_id"
preference = "_local"
"""


class Loaded(NamedTuple):
    system: IndexedSystem
    indices: Indices


@pytest.fixture(scope="module")
def loaded(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The records of :data:`SMALL` as somebody else has loaded them."""
    folder = written_with_other_fields(tmp_path_factory.mktemp("fields") / "system")
    system = load_indexed(folder)
    golden = find_golden(())
    corpus = Corpus.from_seed(SMALL.seed, people_count=SMALL.people, incident_count=SMALL.incidents)
    whole = corpus.with_cast(golden.cast.people, golden.cast.incidents)
    with engine.client() as client, private_indices(client, system, whole, progress=False) as indices:
        yield Loaded(system, indices)
        assert find_pipelines(client) == []


def found_in(session: Session) -> dict[str, ClassResult]:
    classes = [CLASSES[name] for name in ASKED]
    return {one.id: ClassResult.from_part(*ask_class(session, Stopwatch(), one)) for one in classes}


@pytest.fixture(autouse=True)
def as_the_suite_looks() -> Iterator[None]:
    """Hypothesis looks at what the suite lets it look at."""
    before = hypothesis.settings.get_current_profile_name()
    load_profile("acceptance")
    yield
    hypothesis.settings.load_profile(before)


def test_documents_of_their_own_are_found_as_ours_are(engine: Engine, loaded: Loaded) -> None:
    settings, asked = replace(SMALL, system=loaded.system.folder), EngineRequest(es_url=engine.url)
    with open_session(settings, asked, find_golden(()), progress=False) as session:
        found = found_in(session)
        with open_arena(session) as arena:
            added = tried(session, arena, RELATIONS["person-alias-added"])[1]

    assert {name: (one.found, one.failures, one.summed(lambda page: page.unmarked)) for name, one in found.items()} == {
        name: (one.n, (), 0) for name, one in found.items()
    }
    assert all(one.n for one in found.values())
    assert added.status is Status.HELD
    assert added.telling


@pytest.fixture
def there(tmp_path: Path, loaded: Loaded) -> Path:
    """The folder of a system over the indices that are there already."""
    shutil.copytree(loaded.system.folder, tmp_path / "there")
    return written_over(loaded.indices, tmp_path / "there", of_person=THEIRS)


def test_an_index_that_is_there_is_only_read(engine: Engine, loaded: Loaded, there: Path, sent: list[str]) -> None:
    settings, asked = replace(SMALL, system=there), EngineRequest(es_url=engine.url)
    with open_session(settings, asked, find_golden(()), progress=False) as session:
        found = found_in(session)
        with open_arena(session) as arena:
            added = tried(session, arena, RELATIONS["person-alias-added"])[1]
        described = session.provenance.engine

    searches = {f"POST /{index}/_search" for index in loaded.indices.values()}
    assert set(sent) == {"GET /", "GET /_security/_authenticate", "POST /_msearch", *searches}
    assert all(one.found == one.n and one.valid for one in found.values())
    assert (added.status, added.searches) == (Status.LACKING, 0)
    assert described.endswith(f"{loaded.indices[Intent.INCIDENT]} and {loaded.indices[Intent.PERSON]} as they are")


def test_an_index_that_is_there_has_an_address(there: Path) -> None:
    opening = open_session(replace(SMALL, system=there), EngineRequest(), find_golden(()), progress=False)

    with pytest.raises(ConfigurationError, match="say where, by --es-url"), opening:
        pass


def test_an_index_that_is_not_there_is_told_before_anything_is_asked(engine: Engine, there: Path) -> None:
    toml = there / "system.toml"
    toml.write_text(re.sub('index = "harness-.*"', 'index = "nominals"', toml.read_text("utf-8")), encoding="utf-8")

    asked = EngineRequest(es_url=engine.url)
    opening = open_session(replace(SMALL, system=there), asked, find_golden(()), progress=False)

    with pytest.raises(EngineError, match=r"^\[person\] index 'nominals': 404 no such index \[nominals\]"), opening:
        pass
