"""What a function of the folder makes of a record is what is held, and nothing of it is run without leave."""

import sys
import textwrap
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.topics import Intent
from harness.cli import commands
from harness.errors import SystemFolderError
from harness.runs.manifest import Options
from harness.settings import Settings
from harness.systems import find_system, load_system
from harness.systems.documents import read_document
from harness.systems.files import SystemFiles
from harness.systems.mapping import PythonMapping
from tests.systems.test_documented import block

MAPPING = block("systems.md", '"""People and logs as the records system')
SAMPLE = r"; so it is for \{'id': 'N0000001', "


def made_of(text: str, intent: Intent = Intent.PERSON) -> PythonMapping:
    contents = {"mapping.py": textwrap.dedent(text).encode()}
    document = read_document(SystemFiles(contents=contents, code_allowed=True), "mapping.py", intent)
    assert isinstance(document, PythonMapping)
    return document


def test_a_mapping_as_it_is_shown_makes_what_the_page_says_it_does(small_corpus: Corpus) -> None:
    person, incident = made_of(MAPPING), made_of(MAPPING, Intent.INCIDENT)

    for one in small_corpus.people:
        recorded, held = one.document(), person.document(one.document())
        assert held["nominal_ref"] == one.id
        assert [(name["given"], name["family"]) for name in held["known_as"]] == [
            (name["forename"], name["surname"]) for name in recorded["names"]
        ]
        assert "/".join(reversed((recorded["date_of_birth"] or "").split("-"))) == (held["dob"] or "")
    assert "addresses" not in person.unread
    assert "markers" not in person.unread
    log = small_corpus.incidents[0]
    assert incident.document(log.document())["log_ref"] == log.id


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "def person(record):\n    return {\n        'a': record['surnam']\n    }",
            f"mapping.py, line 3: KeyError: 'surnam'{SAMPLE}",
        ),
        ("def one(r):\n    return r['b']\n\ndef person(r):\n    return one(r)", f"mapping.py, line 2: .*{SAMPLE}"),
        ("def person(record):\n    return {'a': record['names'][1]}", r"mapping.py, line 2: IndexError.*'N0000002'"),
        ("def person(record):\n    record.clear()\n    raise ValueError('x')", f"line 3: ValueError: x{SAMPLE}"),
        ("def person(record):\n    raise SystemExit(3)", f"line 2: SystemExit: 3{SAMPLE}"),
        ("def person(record):\n    return [record['id']]", rf"makes no JSON object, but \['N0000001'\]{SAMPLE}"),
        (
            "import datetime\n\ndef person(r):\n    return {'a': datetime.date(2026, 1, 1)}",
            f"makes no JSON: Type is .*{SAMPLE}",
        ),
        ("def person(record):\n    return {'a': {1, 2}}", f"makes no JSON: Type is not JSON serializable: set{SAMPLE}"),
        ("def person(record:\n    pass", r"^mapping.py, line 1: '\(' was never closed"),
        ("a = 1\nb = a / 0", "^mapping.py, line 2: fails as it is read: ZeroDivisionError: division by zero"),
        ("import no_such_package", "^mapping.py, line 1: fails as it is read: ModuleNotFoundError"),
        ("def people(record):\n    return {}", "has no function 'person', .*; allowed: people"),
        ("person = {}", "has no function 'person', which makes a document of one$"),
    ],
    ids=[
        *("field", "innermost", "which record", "what it was given", "exit", "no object", "date", "set"),
        *("syntax", "as it is read", "import", "another name", "no function"),
    ],
)
def test_code_that_makes_no_document_is_told_with_its_line_and_the_record(text: str, said: str) -> None:
    with pytest.raises(SystemFolderError, match=said):
        made_of(text)


def test_what_it_makes_is_plain_json_whatever_python_calls_it() -> None:
    assert made_of("def person(record):\n    return {'a': (1, 2)}").document({}) == {"a": [1, 2]}


@pytest.mark.parametrize(
    ("body", "unread"),
    [
        ("{'a': record['sex'], 'b': record.get('id')}", lambda field: field not in {"sex", "id"}),
        ("{**record, 'a': 1}", lambda _: False),
        ("dict(record.items())", lambda _: False),
        ("{'a': list(record.values())}", lambda _: False),
        ("{'a': record.pop('sex')}", lambda field: field != "sex"),
        ("{'a': [key for key in record]}", lambda _: True),
    ],
    ids=["item", "unpacked", "items", "values", "popped", "keys"],
)
def test_what_it_makes_nothing_of_is_known(body: str, unread: object) -> None:
    fields = tuple(block_fields())

    assert callable(unread)
    assert made_of(f"def person(record):\n    return {body}").unread == tuple(filter(unread, fields))


def block_fields() -> list[str]:
    return list(Corpus.from_seed("fields", people_count=1, incident_count=0).people[0].document())


def test_it_may_define_classes_as_any_module(small_corpus: Corpus) -> None:
    mapping = made_of(
        """
        from __future__ import annotations
        from dataclasses import asdict, dataclass

        @dataclass
        class Held:
            ref: str

        def person(record):
            return asdict(Held(record["id"]))
        """
    )

    first = small_corpus.people[0]
    assert mapping.document(first.document()) == {"ref": first.id}


# Whatever a folder says, without leave nothing in it runs.

ELASTICSEARCH = """
name = "theirs"
kind = "elasticsearch"
[person]
index = "{index}"
request = "{request}"
document = "{document}"
pipeline = "{pipeline}"
[incident]
index = "{index}"
request = "{request}"
document = "{document}"
"""
INDEX = """
name = "theirs"
kind = "index"
[person]
index = "people"
request = "{request}"
document = "{document}"
[incident]
index = "logs"
request = "{request}"
document = "{document}"
"""
HTTP = """
name = "theirs"
kind = "http"
url = "http://127.0.0.1:1"
[person]
path = "/people"
method = "POST"
body = "{request}"
document = "{document}"
hits = "$.hits"
id = "$.id"
[incident]
path = "/logs"
method = "POST"
body = "{request}"
document = "{document}"
hits = "$.hits"
id = "$.id"
"""
FILES = {
    "index": "{}",
    "request": '{"size": {{ size }}, "query": {"match_all": {}}}',
    "pipeline": '{"processors": []}',
}
LEFT = """
from pathlib import Path

Path({left!r}).touch()

def person(record):
    Path({left!r}).touch()
    return record

incident = person
"""


def written(folder: Path, toml: str, *, left: Path, code: str = "document", name: str = "mapping.py") -> Path:
    """Write a system to `folder` of which one file is code, which leaves the file `left` where any of it is run."""
    folder.mkdir(exist_ok=True)
    named = {key: f"{key}.json" for key in ("index", "request", "pipeline")} | {"document": name, code: name}
    for key, text in FILES.items():
        (folder / f"{key}.json").write_text(text, encoding="utf-8")
    (folder / name).write_text(LEFT.format(left=str(left)), encoding="utf-8")
    (folder / "system.toml").write_text(toml.format(**named), encoding="utf-8")
    return folder


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    toml=st.sampled_from([ELASTICSEARCH, INDEX, HTTP]),
    code=st.sampled_from(["document", "request", "index", "pipeline"]),
    name=st.sampled_from(["mapping.py", "conftest.py", "sitecustomize.py", "lists/mapping.py", "person.json.j2.py"]),
)
def test_no_folder_runs_code_without_leave(tmp_path: Path, toml: str, code: str, name: str) -> None:
    left, folder = tmp_path / "left", tmp_path / "system"
    (folder / "lists").mkdir(parents=True, exist_ok=True)

    with pytest.raises(SystemFolderError) as refused:
        load_system(written(folder, toml, left=left, code=code, name=name))

    (folder / name).unlink()
    assert f"{name} is code, and is run only where the command line gives leave" in str(refused.value)
    assert not left.exists()


def test_with_leave_it_is_run(tmp_path: Path) -> None:
    folder = written(tmp_path / "system", ELASTICSEARCH, left=tmp_path / "left")

    system = find_system(folder, allow_code=True)

    assert isinstance(system.intents[Intent.PERSON].document, PythonMapping)
    assert (tmp_path / "left").exists()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["system.toml", "mapping.py", "index.json", "request.json", "pipeline.json"]
    )


def test_leave_is_given_for_what_documents_are_made_by_and_for_nothing_else(tmp_path: Path) -> None:
    folder = written(tmp_path / "system", ELASTICSEARCH, left=tmp_path / "left", code="request")
    toml = folder / "system.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('document = "mapping.py"\n', ""), encoding="utf-8")

    with pytest.raises(SystemFolderError, match=r"^mapping.py makes no JSON"):
        load_system(folder, allow_code=True)
    assert not (tmp_path / "left").exists()


def test_the_mapping_is_part_of_the_digest(tmp_path: Path) -> None:
    folder = written(tmp_path / "system", ELASTICSEARCH, left=tmp_path / "left")
    before = load_system(folder, allow_code=True)

    with (folder / "mapping.py").open("a", encoding="utf-8") as file:
        file.write("# other\n")

    assert load_system(folder, allow_code=True).sha256 != before.sha256


def test_one_file_is_run_and_no_other_of_the_folder(tmp_path: Path) -> None:
    folder = written(tmp_path / "system", ELASTICSEARCH, left=tmp_path / "left")
    (folder / "codes_of_theirs.py").write_text("CODES = {}", encoding="utf-8")
    (folder / "mapping.py").write_text("import codes_of_theirs", encoding="utf-8")

    with pytest.raises(SystemFolderError, match=r"^mapping\.py, line 1: .*No module named 'codes_of_theirs'$"):
        load_system(folder, allow_code=True)
    assert str(folder) not in sys.path


@pytest.mark.parametrize(
    "words",
    [
        ("system", "check", "{folder}"),
        ("golden", "check", "--system", "{folder}"),
        ("relations", "--system", "{folder}"),
        ("verify", "--people", "1", "--incidents", "1", "--system", "{folder}"),
        ("run", "{folder}/run.zip", "--system", "{folder}"),
        ("upgrade", "--from", "8.16.6", "--to", "9.4.3", "--from-system", "{folder}"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_that_reads_a_folder_asks_for_leave(tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = written(tmp_path / "system", ELASTICSEARCH, left=tmp_path / "left")
    # With leave, something else is the matter: so nothing is measured.
    with (folder / "system.toml").open("a", encoding="utf-8") as toml:
        toml.write("[known_failures]\nbad = 1\n")

    def invoke(*more: str) -> Result:
        return CliRunner().invoke(commands, [*(word.format(folder=folder) for word in words), *more])

    refused = invoke()

    assert isinstance(refused.exception, SystemFolderError)
    assert "mapping.py is code" in str(refused.exception)
    assert not (tmp_path / "left").exists()
    allowed = invoke("--allow-code")
    assert "is code" not in str(allowed.exception)
    assert "bad: must be a text in quotes" in str(allowed.exception)


def test_the_leave_stands_in_what_repeats_a_question() -> None:
    assert Settings(allow_code=True).options() == ("--allow-code",)
    assert Settings.from_options({"allow_code": True}).allow_code
    assert not Settings().allow_code
    for asked in (Settings(), Settings(allow_code=True)):
        written = msgspec.json.encode(Options.of(asked))
        assert msgspec.json.decode(written, type=Options).settings() == asked
        assert (b"allow_code" in written) is asked.allow_code
