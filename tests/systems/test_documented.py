"""What the documents show of a folder is a folder that can be read."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generators.corpus import Corpus
from generators.people import MARKERS
from generators.records import Flag, NameKind, Risk, Role, Sex, Visibility
from generators.topics import Intent
from harness.cli import commands
from harness.errors import ExitStatus
from harness.systems import ExistingSystem, IndexedSystem, ServiceSystem, load_system
from harness.systems.documents import DocumentTemplate, read_document, samples
from harness.systems.files import SystemFiles

SCHEMES = {"pnc", "cro", "nino", "nominal"}
DOCS = Path(__file__).parent.parent.parent / "docs"
REQUEST = '{"query": {"match": {"name": {{ query.surname | tojson }}}}, "size": {{ size }}}'


def block(page: str, beginning: str) -> str:
    """The block of code in `page` that begins so."""
    blocks = re.findall(r"```\w*\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    (found,) = [text for text in blocks if text.startswith(beginning)]
    return str(found)


@pytest.mark.parametrize(
    ("page", "beginning", "kind"),
    [
        ("services.md", 'name = "nominal search"', ServiceSystem),
        ("systems.md", 'name = "records of today"', ExistingSystem),
        ("systems.md", 'name = "our search"', IndexedSystem),
    ],
)
def test_a_folder_as_it_is_shown_can_be_read(tmp_path: Path, page: str, beginning: str, kind: type) -> None:
    (tmp_path / "system.toml").write_text(block(page, beginning), encoding="utf-8")
    for name in ("person.json.j2", "person.search.json.j2", "incident.search.json.j2"):
        (tmp_path / name).write_text(REQUEST.replace("surname", "street"), encoding="utf-8")

    for name in ("person.index.json", "incident.index.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")

    assert isinstance(load_system(tmp_path), kind)


def test_a_folder_that_is_built_step_by_step_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun = CliRunner().invoke(commands, ["system", "init", str(folder), "--kind", "elasticsearch", "--name", "ours"])
    assert begun.exit_code == 0, begun.output
    toml = folder / "system.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("[person]\n", '[person]\ndocument = "mapping.py"\n'), encoding="utf-8"
    )
    page = "bring_your_own.md"
    (folder / "mapping.py").write_text(block(page, "def person(record):"), encoding="utf-8")
    first = CliRunner().invoke(commands, ["system", "check", str(folder), "--allow-code"])
    (folder / "person.index.json").write_text(block(page, '{\n  "settings"'), encoding="utf-8")
    (folder / "person.search.json.j2").write_text(block(page, "{% macro like"), encoding="utf-8")
    then = CliRunner().invoke(commands, ["system", "check", str(folder), "--allow-code"])

    assert first.exit_code == then.exit_code == 0, first.output + then.output
    told = [line for line in first.output.splitlines() if line.startswith("is that meant?")]
    assert len(told) == 2
    assert all(line in (DOCS / page).read_text(encoding="utf-8") for line in told)
    assert "is that meant?" not in then.output


def test_the_program_that_is_shown_answers_every_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sizes = ("--people", "50", "--incidents", "20", "--topics", "1")
    for words in (
        ("corpus", *sizes, "--out", "corpus"),
        ("questions", "--corpus", "corpus", "--out", "questions.ndjson"),
    ):
        assert CliRunner().invoke(commands, words).exit_code == 0
    Path("ask.py").write_text(block("bring_your_own.md", '"""Answers the questions'), encoding="utf-8")
    subprocess.run([sys.executable, "ask.py"], check=True)

    judged = CliRunner().invoke(commands, ["judge", "--answers", "answers.csv", "--corpus", "corpus"])

    assert judged.exit_code == ExitStatus.NO_GO, judged.output


def test_a_document_as_it_is_shown_can_be_made() -> None:
    text = block("systems.md", '{\n  "nominal_ref"')

    document = read_document(SystemFiles(contents={"d": text.encode()}), "d", Intent.PERSON)

    assert isinstance(document, DocumentTemplate)
    assert document.uses == {"record"}


@pytest.mark.parametrize("key", ["method", "path", "parameters", "form", "body", "safe", "most", "echoes", "at_least"])
def test_every_key_of_a_service_is_told(key: str) -> None:
    assert f"`{key}`" in (DOCS / "services.md").read_text(encoding="utf-8")


def test_all_that_a_document_may_hold_is_told() -> None:
    section = (
        (DOCS / "systems.md").read_text(encoding="utf-8").partition("### What stands where")[2].partition("\n## ")[0]
    )
    told = set(re.findall(r"`([^`]+)`", section))
    fields = {key for intent in Intent for sample in samples(intent) for key in keys(sample.document())}
    codes = {code.value for kind in (Flag, NameKind, Risk, Role, Sex, Visibility) for code in kind if code.value}

    assert not {*fields, *codes, *MARKERS, *SCHEMES} - told


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for within in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(within)


def test_every_scheme_of_a_number_is_known(small_corpus: Corpus) -> None:
    assert {number.scheme for person in small_corpus.people for number in person.identifiers} == SCHEMES
