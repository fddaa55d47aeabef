"""Indices of somebody else's, in a shape of their own, loaded by a program of their own: read, asked, and only read."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from elasticsearch import Elasticsearch

from examples.existing_index.__main__ import KINDS, delete
from harness.cli import commands
from harness.engine import Engine
from harness.errors import ExitStatus
from tests.acceptance.conftest import ROOT, Harness, environment, unbroken

SYSTEM = ROOT / "examples" / "existing_index" / "system"
CLASSES = (
    *("as-recorded/name+born", "slip/name+born", "diacritics/name+born", "swapped/name+born", "alias/alias+born"),
    *("wrong-town/name+born", "initial/name+born", "as-recorded/identifier", "hidden/name+born"),
)
FOUND = " or ".join(f"test_classes and person/{name}]" for name in CLASSES)
PLAIN = """{
  "from": {{ start }}, "size": {{ size }}, "_source": false, "fields": ["nominal_ref", "warnings"],
  "query": {"bool": {
    "filter": {"term": {"access": "open"}},
    "must": [
      {% if query.surname %}{"match": {"family": {{ query.surname | tojson }}}},{% endif %}
      {% if query.forename %}{"match": {"given": {{ query.forename | tojson }}}},{% endif %}
      {% if query.date_of_birth | date_parts %}{"match_all": {}},{% endif %}
    ]
  }}
}
"""


class There(NamedTuple):
    """What the example has loaded, and where it has."""

    url: str
    corpus: Path

    @property
    def options(self) -> tuple[str, ...]:
        return ("--corpus", str(self.corpus), "--es-url", self.url)


@pytest.fixture(scope="module")
def there(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[There]:
    corpus = tmp_path_factory.mktemp("existing") / "corpus"
    sizes = ("--people", "500", "--incidents", "200", "--topics", "4")
    done = CliRunner().invoke(commands, ["corpus", *sizes, "--out", str(corpus)])
    assert done.exit_code == 0, done.output
    try:
        subprocess.run(
            [sys.executable, "-m", "examples.existing_index", "--corpus", str(corpus), "--es-url", engine.url],
            cwd=ROOT,
            env=environment(),
            check=True,
        )
        yield There(engine.url, corpus)
    finally:
        with engine.client() as client:
            list(delete(client))


def verified(there: There, system: Path = SYSTEM) -> Result:
    return CliRunner().invoke(commands, ["verify", "--system", str(system), *there.options])


@contextmanager
def altered(client: Elasticsearch, **values: object) -> Iterator[None]:
    """Let somebody whose date of birth is known be recorded with other `values` for a while."""
    query = {"bool": {"filter": {"exists": {"field": "dob"}}, "must_not": {"exists": {"field": "warnings"}}}}
    found = client.search(index=KINDS[0].alias, query=query, size=1)["hits"]["hits"][0]
    place = {"index": found["_index"], "id": found["_id"], "refresh": True}
    client.index(document={**found["_source"], **values}, **place)
    try:
        yield
    finally:
        client.index(document=found["_source"], **place)


def test_what_it_has_loaded_is_what_it_was_given(there: There) -> None:
    done = verified(there)

    assert done.exit_code == ExitStatus.GO, done.output
    assert done.output == "person: 612 of 612 records as they were\nincident: 280 of 280 records as they were\n"


def test_its_people_and_its_logs_are_in_several_indices(there: There, client: Elasticsearch) -> None:
    indices = {kind.alias: set(client.indices.get_alias(name=kind.alias)) for kind in KINDS}

    assert indices["force-nominals"] == {"force-nominals-a-m", "force-nominals-n-z"}
    assert len(indices["force-logs"]) > 1
    assert all(client.count(index=index)["count"] for index in set().union(*indices.values()))


def test_what_its_loading_loses_is_told_by_its_own_names(there: There, client: Elasticsearch) -> None:
    with altered(client, dob="01/01/1900", warnings=["QQ"]):
        done = verified(there)

    assert done.exit_code == ExitStatus.NO_GO
    assert [line.split()[:2] for line in done.output.splitlines() if line.startswith("person ")] == [
        ["person", "dob"],
        ["person", "warnings"],
    ]
    assert "person: 611 of 612 records as they were" in done.output


def test_one_date_that_is_another_is_no_go_though_no_question_was_asked(
    harness: Harness, there: There, client: Elasticsearch
) -> None:
    only_records = ("--system", str(SYSTEM), "--corpus", str(there.corpus), "-k", "test_records")
    sound = harness(*only_records)
    with altered(client, dob="01/01/1900"):
        damaged = harness(*only_records)

    assert sound.returncode == ExitStatus.GO, sound.stdout
    assert damaged.returncode == ExitStatus.NO_GO
    assert "NO-GO: " in damaged.stdout
    assert "records/person: 1 of 612 are not held as they were: dob a date where none is known (1)" in unbroken(
        damaged.stdout
    )


def test_its_search_finds_whom_it_should(harness: Harness, there: There) -> None:
    done = harness("--system", str(SYSTEM), "--corpus", str(there.corpus), "-k", FOUND)

    assert done.returncode == ExitStatus.GO, done.stdout
    assert "force-logs and force-nominals as they are" in done.stdout
    assert f"{len(CLASSES)} passed" in done.stdout


def test_a_search_that_nobody_thought_about_misses_what_it_must(harness: Harness, there: There, tmp_path: Path) -> None:
    shutil.copytree(SYSTEM, tmp_path / "system")
    (tmp_path / "system" / "person.search.json.j2").write_text(PLAIN, encoding="utf-8")

    done = harness("--system", str(tmp_path / "system"), "--corpus", str(there.corpus), "-k", FOUND)

    assert done.returncode == ExitStatus.NO_GO
    rows = {line.split()[0]: line.split()[-1] for line in done.stdout.splitlines() if line.endswith(("GO", "reported"))}
    assert {name for name in CLASSES if rows.get(name) == "NO-GO"} == {
        *("slip/name+born", "swapped/name+born", "alias/alias+born", "as-recorded/identifier", "initial/name+born"),
    }
