"""A system that states only what it does otherwise than one that is shipped."""

from pathlib import Path

import pytest

from generators.queries import IncidentQuery, PersonQuery
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import REFERENCE, load_indexed, load_system

QUERY = PersonQuery(surname="Munoz")


def extending(folder: Path, base: str, more: str = "", **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "system.toml").write_text(f'name = "ours"\nextends = "{base}"\n{more}', encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.json.j2").write_text(text, encoding="utf-8")
    return folder


def test_what_is_not_said_is_that_of_the_other(tmp_path: Path) -> None:
    ours, theirs = load_indexed(extending(tmp_path, "reference")), load_indexed(REFERENCE)

    assert (ours.name, ours.kind) == ("ours", "elasticsearch")
    for intent in Intent:
        assert ours.intents[intent].definitions == theirs.intents[intent].definitions
    assert ours.intents[Intent.PERSON].request(QUERY) == theirs.intents[Intent.PERSON].request(QUERY)


def test_a_file_takes_the_place_of_the_one_of_its_name_and_a_key_that_of_its_own(tmp_path: Path) -> None:
    more, matching = "[person]\npage_size = 3\n", "{% macro matched(typed, fields) %}{}{% endmacro %}"

    ours = load_indexed(extending(tmp_path, "naive", more, matching=matching)).intents

    assert b'"must":{}' in ours[Intent.PERSON].request(QUERY)
    assert [ours[intent].page_size for intent in Intent] == [3, 10]


def test_a_template_that_the_cluster_keeps_takes_the_place_of_the_one_in_the_other_folder(tmp_path: Path) -> None:
    more = """kind = "index"
[person]
index = "nominals"
stored = "nominal search"
params = "person.params.json.j2"
[incident]
index = "logs"
"""
    params = {"person.params": '{"family": {{ query.surname | tojson }}}'}

    ours = load_system(extending(tmp_path, "naive", more, **params)).intents

    assert ours[Intent.PERSON].told(QUERY) == '{"id":"nominal search","params":{"family":"Munoz"}}'
    assert "nominal search" not in ours[Intent.INCIDENT].told(IncidentQuery(words="gate"))


def test_what_excuses_a_system_is_not_taken_over(tmp_path: Path) -> None:
    assert load_indexed(REFERENCE).known_failures
    assert load_indexed(extending(tmp_path, "reference")).known_failures == {}


def test_the_digest_covers_what_is_taken_over(tmp_path: Path) -> None:
    alone = load_indexed(extending(tmp_path / "a", "naive")), load_indexed(extending(tmp_path / "b", "fuzzy"))

    assert alone[0].sha256 != alone[1].sha256


@pytest.mark.parametrize("base", ["naiv", "../naive", "ours"])
def test_only_what_is_shipped_can_be_extended(tmp_path: Path, base: str) -> None:
    with pytest.raises(SystemFolderError, match=r"^system\.toml: extends names '.*', which is no system that is"):
        load_indexed(extending(tmp_path, base))
