"""What is said of a folder that is no system: which file, which key, what is wrong with it, what would be right."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generators.queries import PersonQuery
from generators.topics import Intent
from harness.errors import ExitStatus, SystemFolderError
from harness.systems import REFERENCE, SHIPPED, find_system, load_indexed, reference_system
from harness.systems.placing import ALONE
from tests.systems.conftest import Edit


def problem(folder: Path) -> str:
    """What is said of `folder`, without where it lies on this machine."""
    with pytest.raises(SystemFolderError) as raised:
        load_indexed(folder)
    return str(raised.value).replace(str(folder), "<folder>")


def test_the_reference_system_serves_both_intents() -> None:
    system = reference_system()

    assert (system.name, system.kind, system.folder) == ("reference", "elasticsearch", REFERENCE)
    assert set(system.intents) == set(Intent)
    for searched in system.intents.values():
        assert (searched.id_field, searched.page_size, searched.timeout) == ("_id", 10, 10.0)
        assert set(searched.definitions[ALONE]) == {"settings", "mappings"}


def test_what_need_not_be_said_has_a_default(folder: Path, edit: Edit) -> None:
    edit("system.toml", "page_size = 10    # hits\ntimeout = 10      # seconds\n", 'id_field = "id"\n')

    searched = load_indexed(folder).intents[Intent.PERSON]

    assert (searched.id_field, searched.page_size, searched.timeout) == ("id", 10, 10.0)
    assert searched.markers_field == "markers"


def test_a_bad_folder_is_a_fault_of_usage() -> None:
    assert SystemFolderError.exit_status is ExitStatus.USAGE


def test_a_folder_that_does_not_exist(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert problem(tmp_path / "nowhere") == snapshot


def test_a_file_for_a_folder(folder: Path, snapshot: SnapshotAssertion) -> None:
    assert problem(folder / "system.toml") == snapshot


def test_a_folder_that_is_no_system(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    (tmp_path / "systems.toml").touch()

    assert problem(tmp_path) == snapshot


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('name = "reference"', "name = reference", id="not-toml"),
        pytest.param('name = "reference"\n', "", id="no-name"),
        pytest.param('name = "reference"', 'name = " "', id="empty-name"),
        pytest.param('name = "reference"', 'nom = "reference"', id="name-misspelt"),
        pytest.param('"elasticsearch"', '"elastic-search"', id="kind-unknown"),
        pytest.param("[incident]", "[incidents]", id="table-misspelt"),
        pytest.param('kind = "elasticsearch"', 'kind = "elasticsearch"\nperson = "x"', id="key-twice"),
        pytest.param("page_size = 10    # hits", "pagesize = 10", id="unknown-key"),
        pytest.param("page_size = 10    # hits", 'markers = ["markers"]', id="list-for-a-field"),
        pytest.param("page_size = 10\n", 'markers = "markers"\n', id="markers-of-incidents"),
        pytest.param("page_size = 10    # hits", 'lacks = "anything"', id="text-for-a-list"),
        pytest.param("page_size = 10    # hits", 'lacks = ["surname"]', id="box-that-none-may-lack"),
        pytest.param("page_size = 10    # hits", 'lacks = ["anythin"]', id="lacking-box-misspelt"),
        pytest.param("page_size = 10    # hits", 'lacks = ["anything"]', id="lacking-box-that-is-asked-by"),
        pytest.param("page_size = 10\n", 'lacks = ["anything"]\n', id="lacking-box-of-people-for-incidents"),
        pytest.param("page_size = 10    # hits", 'page_size = "10"', id="text-for-a-number"),
        pytest.param("page_size = 10    # hits", "page_size = 0", id="no-hits"),
        pytest.param("page_size = 10    # hits", "page_size = true", id="truth-for-a-number"),
        pytest.param("timeout = 10      # seconds", "timeout = -0.5", id="negative-time"),
        pytest.param("timeout = 10      # seconds", "timeout = inf", id="endless-time"),
        pytest.param("timeout = 10      # seconds", "timeout = nan", id="time-that-is-no-number"),
        pytest.param('index = "person.index.json"', "index = 1", id="number-for-a-text"),
        pytest.param("person.index.json", "persons.index.json", id="file-misspelt"),
        pytest.param("person.index.json", "../person.index.json", id="file-outside"),
        pytest.param("person.index.json", ".person.index.json", id="file-hidden"),
        pytest.param('name = "reference"', 'name = "reference"\nversion = 3', id="unknown-key-at-the-top"),
    ],
)
def test_a_configuration_that_is_wrong(
    folder: Path, edit: Edit, old: str, new: str, snapshot: SnapshotAssertion
) -> None:
    edit("system.toml", old, new)

    assert problem(folder) == snapshot


def test_all_that_is_wrong_is_said_at_once(folder: Path, edit: Edit, snapshot: SnapshotAssertion) -> None:
    edit("system.toml", 'name = "reference"', 'nane = "reference"')
    edit("system.toml", "page_size = 10    # hits", "page_size = 0")
    edit("system.toml", "incident.index.json", "incidents.json")
    (folder / "person.index.json").write_text("{", encoding="utf-8")
    (folder / "person.search.json.j2").write_text("{{ sise }}", encoding="utf-8")

    assert problem(folder) == snapshot


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="not-json"),
        pytest.param("[]", id="no-object"),
        pytest.param('{"setting": {}}', id="unknown-part"),
        pytest.param('{"aliases": {"people": {}}}', id="alias-in-the-cluster"),
        pytest.param('{"mappings": []}', id="part-of-the-wrong-type"),
    ],
)
def test_an_index_definition_that_is_wrong(folder: Path, text: str, snapshot: SnapshotAssertion) -> None:
    (folder / "person.index.json").write_text(text, encoding="utf-8")

    assert problem(folder) == snapshot


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"size": {{ size }', id="syntax"),
        pytest.param('{"size": {{ size | doubled }}}', id="unknown-filter"),
        pytest.param('{"size": {{ sise }}}', id="unknown-variable"),
        pytest.param('{"a": {{ query.surnam | tojson }}}', id="unknown-box"),
        pytest.param('{"a":\n{{ query.surnam | typed | tojson }}}', id="unknown-box-behind-a-filter"),
        pytest.param('{"a": {{ query.reference | tojson }}}', id="box-of-the-other-intent"),
        pytest.param('{"a": "{{ (query.date_of_birth | date_parts).iso }}"}', id="part-of-no-date"),
        pytest.param('{"a": {{ 1 // (query.surname | length) }}}', id="division-by-zero"),
        pytest.param('{"a": {{ query.__class__.__mro__ }}}', id="out-of-the-sandbox"),
        pytest.param('{\n  "size": {{ size }}\n  "from": 0\n}', id="no-json"),
        pytest.param('{"a": 1 {% if query.town %},{% endif %} "b": 2}', id="no-json-but-for-some"),
        pytest.param("{{ size }}", id="no-object"),
        pytest.param("", id="nothing"),
        pytest.param('{% from "shared.j2" import part %}{}', id="missing-import"),
        pytest.param('{% from "names.json.j2" import part %}{{ part() }}', id="missing-macro"),
    ],
)
def test_a_template_that_is_wrong(folder: Path, text: str, snapshot: SnapshotAssertion) -> None:
    (folder / "person.search.json.j2").write_text(text, encoding="utf-8")

    assert problem(folder) == snapshot


def test_an_imported_template_that_is_wrong(folder: Path, snapshot: SnapshotAssertion) -> None:
    (folder / "names.json.j2").write_text("{% macro surname(at %}", encoding="utf-8")

    assert problem(folder) == snapshot


@pytest.mark.parametrize("file", ["system.toml", "person.index.json", "person.search.json.j2", "spellings.txt"])
def test_a_file_that_is_no_text(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xff\xfe{}")

    assert file in problem(folder)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_system_is_found_by_its_name(name: str) -> None:
    assert find_system(Path(name)).name == name


def test_a_folder_comes_before_a_shipped_system_of_its_name(
    folder: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit("system.toml", 'name = "reference"', 'name = "own"')
    folder.rename(folder.parent / "naive")
    monkeypatch.chdir(folder.parent)

    assert find_system(Path("naive")).name == "own"
    assert find_system(None).name == "reference"


def test_a_question_of_a_page_is_not_told_whole(folder: Path) -> None:
    (folder / "person.search.json.j2").write_text('{"a": {{ 1 // (10 - (query.town | length)) }}}', encoding="utf-8")
    request = load_indexed(folder).intents[Intent.PERSON].request

    with pytest.raises(SystemFolderError, match="division") as raised:
        request(PersonQuery(town="ten letter", surname="x" * 10_000))
    assert len(str(raised.value)) < 1_000
