"""`search-harness verify` says in one table what a migration lost or damaged."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result
from elasticsearch import Elasticsearch
from syrupy.assertion import SnapshotAssertion

from generators.corpus import Corpus
from generators.disk import read_corpus
from generators.records import Person, Record
from generators.topics import Intent
from harness.cli import commands
from harness.engine import Engine
from harness.errors import ExitStatus
from harness.loading.index import private_indices, write
from harness.systems import reference_system

THERE = """
name = "theirs"
kind = "index"
[person]
index = "{person}"
request = "search.json.j2"
[incident]
index = "{incident}"
request = "search.json.j2"
"""

Damage = Callable[[dict[str, Any]], object]
Verify = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("verify") / "corpus"
    sizes = ("--people", "500", "--incidents", "400", "--topics", "1")
    done = CliRunner().invoke(commands, ["corpus", *sizes, "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    return read_corpus(folder)


@pytest.fixture
def verify(
    engine: Engine, client: Elasticsearch, corpus: Corpus, folder: Path, tmp_path: Path
) -> Iterator[Callable[[dict[str, Damage]], Result]]:
    """Verifies what an index holds of the corpus, once some records have been damaged."""
    system = reference_system()
    with private_indices(client, system, corpus, progress=False) as indices:
        names = {intent.value: name for intent, name in indices.items()}
        (tmp_path / "system.toml").write_text(THERE.format(**names), encoding="utf-8")
        (tmp_path / "search.json.j2").write_text('{"query": {"match_all": {}}}', encoding="utf-8")

        def verified(damaged: dict[str, Damage]) -> Result:
            records: dict[str, Record] = {**corpus.person, **corpus.incident}
            for name, damage in damaged.items():
                document = records[name].document()
                damage(document)
                intent = Intent.PERSON if isinstance(records[name], Person) else Intent.INCIDENT
                write(client, indices[intent], _operation(name, document), refresh=True)
            words = ("--system", str(tmp_path), "--corpus", str(folder), "--es-url", engine.url)
            return CliRunner().invoke(commands, ["verify", *words])

        yield verified


def _operation(name: str, document: dict[str, Any]) -> list[bytes]:
    if not document:
        return [orjson.dumps({"delete": {"_id": name}})]
    return [orjson.dumps({"index": {"_id": name}}), orjson.dumps(document)]


def test_a_migration_that_kept_everything(verify: Verify, snapshot: SnapshotAssertion) -> None:
    done = verify({})

    assert done.exit_code == ExitStatus.GO
    assert done.output == snapshot


def test_a_migration_that_did_not(verify: Verify, corpus: Corpus, snapshot: SnapshotAssertion) -> None:
    people = [person for person in corpus.people if person.born and person.born.day and person.phones[1:]]
    undated = next(person for person in corpus.people if person.born is None)
    logs = [log for log in corpus.incidents if log.flags and log.involved]

    done = verify(
        {
            people[0].id: dict.clear,
            **{person.id: lambda doc: doc.update(sex=None) for person in people[1:8]},
            people[8].id: lambda doc: doc.update(phones=doc["phones"][:1]),
            people[9].id: lambda doc: doc["markers"].append("QQ"),
            people[10].id: lambda doc: doc.update(date_of_birth=_a_day_later(doc["date_of_birth"])),
            undated.id: lambda doc: doc.update(date_of_birth="1970-01-01"),
            logs[0].id: lambda doc: doc.update(narrative=doc["narrative"][:20]),
            logs[1].id: lambda doc: doc.update(flags=[], grade=None),
            logs[2].id: lambda doc: doc["involved"][0].update(role="bystander"),
        }
    )

    assert done.exit_code == ExitStatus.NO_GO
    assert done.output == snapshot


def _a_day_later(iso: str) -> str:
    return str(date.fromisoformat(iso) + timedelta(days=1))
