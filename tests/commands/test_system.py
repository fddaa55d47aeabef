"""`search-harness system` begins a folder that can be checked, and says all that is wrong with one."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from harness.cli import commands
from harness.commands.starts import STARTS
from harness.engine import Engine
from harness.errors import ExitStatus, SystemFolderError
from tests.systems.test_schema import VALIDATOR


def invoke(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(commands, ["system", *words], input=typed)


@pytest.mark.parametrize("kind", STARTS)
def test_a_start_can_be_checked_as_it_stands(tmp_path: Path, kind: str, snapshot: SnapshotAssertion) -> None:
    folder = tmp_path / "new"

    begun = invoke("init", str(folder), "--kind", kind, "--name", 'A "good" search', typed="\n" * 9)
    checked = invoke("check", str(folder))

    assert begun.exit_code == checked.exit_code == 0, begun.output + checked.output
    written = tomllib.loads((folder / "system.toml").read_text(encoding="utf-8"))
    assert list(VALIDATOR.iter_errors(written)) == []
    assert written["name"] == 'A "good" search'
    assert checked.output.partition(": ")[2] == snapshot


def test_a_start_asks_for_what_it_needs(tmp_path: Path) -> None:
    typed = "index\nTheirs\nnominals\nlogs\nref\n"

    begun = invoke("init", str(tmp_path / "new"), typed=typed)

    assert begun.exit_code == 0, begun.output
    written = tomllib.loads((tmp_path / "new" / "system.toml").read_text(encoding="utf-8"))
    assert (written["name"], written["person"]["index"], written["incident"]["index"]) == ("Theirs", "nominals", "logs")
    assert written["person"]["id_field"] == "ref"
    assert '"fields": ["markers", "ref"]' in (tmp_path / "new" / "person.search.json.j2").read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")

    begun = invoke("init", str(tmp_path), "--kind", "answers", "--name", "a")

    assert str(begun.exception) == f"{tmp_path} is not empty: nothing is written over"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text('kind = "http"\nurl = "x"\n[person]\npath = "y"\n', encoding="utf-8")

    checked = invoke("check", str(tmp_path))

    assert isinstance(checked.exception, SystemFolderError)
    assert {line.partition(":")[0] for line in str(checked.exception).splitlines()} >= {
        "system.toml, name",
        "system.toml, url",
        "system.toml, person.path",
        "system.toml, person.hits",
        "system.toml, incident",
    }


def test_a_question_is_asked_of_a_handful_of_records(engine: Engine) -> None:
    checked = invoke("check", "reference", "--ask", "--es-url", engine.url)

    assert checked.exit_code == 0, checked.output
    assert f"on Elasticsearch {engine.version}" in checked.output
    assert 'surname "O\'Brien"' in checked.output


def test_a_question_that_is_not_answered_ends_with_a_status_of_its_own(engine: Engine, tmp_path: Path) -> None:
    invoke("init", str(tmp_path / "new"), "--kind", "elasticsearch", "--name", "a")
    template = tmp_path / "new" / "person.search.json.j2"
    template.write_text('{"query": {"no_such_query": {}}}', encoding="utf-8")

    checked = invoke("check", str(tmp_path / "new"), "--ask", "--es-url", engine.url)

    assert checked.exit_code == ExitStatus.INVALID
    assert "no answer: 400 unknown query [no_such_query]" in " ".join(checked.output.split())


def test_the_schema_is_printed() -> None:
    assert json.loads(invoke("schema").output) == VALIDATOR.schema
