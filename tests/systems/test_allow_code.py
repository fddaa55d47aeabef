"""Whatever a folder says, without leave nothing in it runs."""

import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.topics import Intent
from harness.cli import commands
from harness.errors import SystemFolderError
from harness.runs.manifest import Options
from harness.settings import Settings
from harness.systems import find_system, load_system
from harness.systems.mapping import PythonMapping

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
