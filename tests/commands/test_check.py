"""`search-harness check` where nobody is asked who they are; on a cluster with security it is tried in acceptance."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.engine import Engine
from harness.errors import ConfigurationError, EngineError
from harness.loading.index import PREFIX
from harness.measuring.access import needs_of
from harness.systems import reference_system
from tests.stubs import Said, Stub, stub
from tests.systems.other_fields import written_with_other_fields
from tests.systems.test_documented import block

__all__ = ["stub"]

PAGE = Path(__file__).parent.parent.parent / "docs" / "security.md"
QUERY = '{"query": {"match": {"name": {{ query.%s | tojson }}}}, "size": {{ size }}}'


@pytest.fixture(autouse=True)
def no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HARNESS_ES_URL", "HARNESS_ES_HOME", "HARNESS_ENGINE", "HARNESS_HTTP_URL"):
        monkeypatch.delenv(name, raising=False)


def check(*words: str) -> Result:
    return CliRunner().invoke(commands, ["check", *words])


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The system over indices that are there, as the documents show it."""
    (tmp_path / "system.toml").write_text(block("systems.md", 'name = "records of today"'), encoding="utf-8")
    (tmp_path / "person.search.json.j2").write_text(QUERY % "surname", encoding="utf-8")
    (tmp_path / "incident.search.json.j2").write_text(QUERY % "street", encoding="utf-8")
    return tmp_path


def shown(command: str) -> str:
    """What the page shows below a command, where that is a body."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^\$ {re.escape(command)}\n({{.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_page_shows_what_is_printed(records: Path) -> None:
    assert shown("search-harness check --role") == check("--role").output
    assert shown("search-harness check --api-key --system records") == (
        check("--api-key", "--system", str(records)).output
    )


def test_a_pipeline_needs_one_privilege_more(tmp_path: Path) -> None:
    plain = check("--role").output
    piped = check("--role", "--system", str(written_with_other_fields(tmp_path / "system"))).output

    assert set(piped.splitlines()) - set(plain.splitlines()) == {'    "monitor",', '    "manage_ingest_pipelines"'}


def test_nothing_is_needed_outside_of_our_own_prefix() -> None:
    needs = needs_of(reference_system())

    assert needs
    assert set(needs.indices) == {f"{PREFIX}*"}


def test_a_node_of_our_own_grants_everything() -> None:
    done = check()

    assert done.exit_code == 0
    assert done.output.startswith("no cluster is named (--es-url or HARNESS_ES_URL): reference is searched in an ")


def test_where_security_is_off_that_is_said(engine: Engine) -> None:
    done = check("--es-url", engine.url)

    assert done.exit_code == 0, done.exception
    assert done.output.splitlines() == [
        f"Elasticsearch {engine.version} (at {engine.url})",
        "security is off there: nobody is asked who they are, and everything is granted",
        "everything is there that a run of reference needs",
    ]


def test_indices_that_are_there_have_an_address(records: Path) -> None:
    done = check("--system", str(records))

    assert isinstance(done.exception, ConfigurationError)
    assert str(done.exception).endswith("say where, by --es-url or HARNESS_ES_URL")


def test_a_service_is_asked_whether_it_lets_us_in(stub: Stub, tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text(
        f'name = "theirs"\nkind = "http"\nurl = "{stub.url}"\n'
        '[person]\npath = "/p"\nparameters = { q = "{{ query.surname }}" }\nhits = "$.results"\nid = "$.id"\n'
        '[incident]\npath = "/i"\nparameters = { q = "{{ query.street }}" }\nhits = "$.results"\nid = "$.id"\n',
        encoding="utf-8",
    )

    let_in = check("--system", str(tmp_path))
    stub.says = lambda asked: Said(status=401)
    refused = check("--system", str(tmp_path))
    role = check("--system", str(tmp_path), "--role")

    assert let_in.output == f"the service at {stub.url} answers, and lets us in\n"
    assert isinstance(refused.exception, EngineError)
    assert str(role.exception) == "theirs asks no Elasticsearch (kind = 'http'), and needs no role in one"


def test_a_role_and_a_key_are_not_printed_together() -> None:
    assert check("--role", "--api-key").exit_code == 2
