"""Whatever is wrong with the folder of a service, or of an index that is there already, is said at once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import ExistingSystem, load_system
from tests.backends.conftest import FOLDER

INDEX = """
name = "what is there"
kind = "index"
headers = { X-Opaque-Id = "harness" }
[person]
index = "nominals-live,nominals-old"
request = "person.json.j2"
id_field = "ref"
preference = "_local"
[incident]
index = "logs"
request = "person.json.j2"
"""

Edit = Callable[..., str]


@pytest.fixture
def problem(tmp_path: Path) -> Edit:
    """Returns what is said of the folder once every ``old`` in its ``system.toml`` is a ``new``."""

    def said(*edits: tuple[str, str], top: str = "", toml: str = "") -> str:
        for name, text in FOLDER.items():
            written = (toml or text.format(top=top)) if name == "system.toml" else text
            for old, new in edits:
                assert name != "system.toml" or old in written
                written = written.replace(old, new)
            (tmp_path / name).write_text(written, encoding="utf-8")
        with pytest.raises(SystemFolderError) as refused:
            load_system(tmp_path)
        told = str(refused.value).replace(str(tmp_path), "<folder>")
        # Each release of the library has words of its own for what is wrong with a path.
        return re.sub(r"(?<=\(RFC 9535\): ).+", "…", told)

    return said


def test_everything_that_is_wrong_with_a_service_is_said_at_once(problem: Edit, snapshot: SnapshotAssertion) -> None:
    assert (
        problem(
            ('method = "POST"', 'method = "PUT"'),
            ('path = "/people"', 'path = "people"'),
            ('"person.json.j2"', '"persons.json.j2"'),
            ('"$.results"', '"results[*"'),
            ("timeout = 2", "timeout = 0"),
            ("query.words", "query.word"),
            ("{{ size }}", "{{ sise }}"),
            ("nobody = [404]", "nobody = [200, 4040]"),
            ('id = "$.no"\n', ""),
            top='concurrency = 0\nretries = -1\nheaders = { X-Api-Key = "abc", "X Y" = "z" }',
        )
        == snapshot
    )


@pytest.mark.parametrize(
    "url",
    [
        "search.example.org",
        "ftp://example.org",
        "http://me:secret@example.org",
        "http://example.org/?key=1",
        "http://:0",
    ],
)
def test_an_address_that_is_none(problem: Edit, url: str, snapshot: SnapshotAssertion) -> None:
    said = problem(('url = "http://127.0.0.1:1"', f'url = "{url}"'))

    assert said == snapshot
    assert "secret" not in said


@pytest.mark.parametrize(
    "auth",
    [
        'kind = "bearer"\ntoken = "abc"',
        'kind = "bearer"\ntoken = { secret = "A", secrt = "B" }',
        'kind = "basic"\npassword = { secret = "A" }',
        'kind = "digest"',
        'kind = "token"\npath = "token"\ntoken = "$."\nform = { client_id = 7 }',
    ],
    ids=["a secret itself", "unknown key", "no name", "unknown kind", "token"],
)
def test_who_asks_is_said_wrongly(problem: Edit, auth: str, snapshot: SnapshotAssertion) -> None:
    assert problem(top=f"[auth]\n{auth}") == snapshot


@pytest.mark.parametrize(
    "edit",
    [
        ('body = "person.json.j2"', 'body = "person.json.j2"\nform = { a = "b" }'),
        ('method = "POST"', 'method = "GET"'),
        ('lacks = ["anything"]', 'parameters = { q = "{{ query.anything }}" }\nlacks = ["anything"]'),
        ('lacks = ["anything"]', 'echoes = { "$.[" = "{{ start }}", "$.q" = "{{ query.surnam }}" }'),
        ('path = "/people"', 'path = "/people/{{ query.surnam | typed }}"'),
    ],
    ids=["two bodies", "a body with GET", "a box that it lacks", "echoes", "path"],
)
def test_what_is_sent_or_read_is_said_wrongly(
    problem: Edit, edit: tuple[str, str], snapshot: SnapshotAssertion
) -> None:
    assert problem(edit) == snapshot


def test_an_index_that_is_there_is_named_with_how_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text(INDEX, encoding="utf-8")
    (tmp_path / "person.json.j2").write_text('{"query": {"match_all": {}}}', encoding="utf-8")

    system = load_system(tmp_path)

    assert isinstance(system, ExistingSystem)
    assert system.indices == {Intent.PERSON: "nominals-live,nominals-old", Intent.INCIDENT: "logs"}
    assert system.headers == {"X-Opaque-Id": "harness"}
    assert system.intents[Intent.PERSON].beside == {"preference": "_local"}
    assert system.intents[Intent.PERSON].id_field == "ref"


def test_everything_that_is_wrong_with_an_index_is_said_at_once(problem: Edit, snapshot: SnapshotAssertion) -> None:
    assert (
        problem(
            ('"nominals-live,nominals-old"', '"nominals/_delete_by_query"'),
            ('index = "logs"', 'index = "-everything"\nrouting = ""'),
            ('{ X-Opaque-Id = "harness" }', '{ Authorization = "ApiKey abc" }'),
            toml=INDEX,
        )
        == snapshot
    )
