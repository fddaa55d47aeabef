"""Mutants that somebody else has made, without code."""

import json
import shutil
from pathlib import Path

import pytest

from generators.queries import PersonQuery
from generators.topics import Intent
from harness.backends.base import Question
from harness.errors import ConfigurationError
from harness.mutants.outcome import Result
from harness.mutants.own import own_mutant
from harness.mutants.placing import placed
from harness.mutants.trial import Ground, try_mutant
from harness.runs import Ranking
from harness.systems import REFERENCE


def test_a_copied_folder_that_was_edited_is_tried(tmp_path: Path, ground: Ground) -> None:
    folder = tmp_path / "edited"
    shutil.copytree(REFERENCE, folder)
    request = folder / "person.search.json.j2"
    request.write_text(request.read_text().replace('"fields": ["markers"],', ""), encoding="utf-8")

    outcome = try_mutant(ground, own_mutant(folder))

    assert outcome.result is Result.KILLED
    assert "is shown without" in outcome.killers[0].reason


def test_a_folder_that_holds_records_in_another_way_is_loaded_so(tmp_path: Path, ground: Ground) -> None:
    folder = tmp_path / "edited"
    shutil.copytree(REFERENCE, folder)
    (folder / "person.document.json.j2").write_text("{{ dict(record, phones=[]) | tojson }}", encoding="utf-8")
    settings = folder / "system.toml"
    told = settings.read_text().replace("[person]\n", '[person]\ndocument = "person.document.json.j2"\n')
    settings.write_text(told, encoding="utf-8")

    with placed(ground.unbroken, own_mutant(folder), ground.session.corpus) as there:
        (searched,) = (one for intent, one in there.reached.system.intents.items() if intent is Intent.PERSON)
        person = next(one for one in ground.session.corpus.people if one.phones)
        query = PersonQuery(phone=person.phones[0])
        (answer,) = there.reached.backend().answer([Question(query)])

    assert searched.holds(person)["phones"] == []
    assert isinstance(answer, Ranking)
    assert answer.hits == ()


def test_an_ingest_pipeline_is_tried(tmp_path: Path, ground: Ground) -> None:
    pipeline = tmp_path / "lost.json"
    pipeline.write_text(json.dumps({"processors": [{"remove": {"field": "phones", "ignore_missing": True}}]}))

    outcome = try_mutant(ground, own_mutant(pipeline))

    assert outcome.result is Result.KILLED
    assert "phones" in outcome.killers[0].reason


def test_a_corpus_that_was_edited_is_tried(tmp_path: Path, ground: Ground) -> None:
    people = tmp_path / "corpus" / "load" / "people.ndjson"
    people.parent.mkdir(parents=True)
    documents = [person.document() for person in ground.session.corpus.people][3:]
    documents[0]["sex"] = "X"
    people.write_text("".join(f"{json.dumps(one)}\n" for one in documents), encoding="utf-8")
    incidents = people.with_name("incidents.ndjson")
    incidents.write_text("".join(f"{json.dumps(one.document())}\n" for one in ground.session.corpus.incidents))

    outcome = try_mutant(ground, own_mutant(tmp_path / "corpus"))

    assert outcome.result is Result.KILLED
    assert outcome.killers[0].reason.startswith("records/person: 4 of ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.json", None, "there is no such file"),
        ("text.json", "not json", "text.json cannot be read as JSON"),
        ("plain.json", "{}", "must hold a list of `processors`"),
        ("stored.json", '{"processors": [{"pipeline": {"name": "x"}}]}', "uses what lies in the cluster"),
    ],
)
def test_what_is_no_mutant_is_refused(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)

    with pytest.raises(ConfigurationError, match=message):
        own_mutant(path)


def test_a_folder_that_is_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"neither a system folder nor .* no load/people.ndjson"):
        own_mutant(tmp_path)


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    load = tmp_path / "load"
    load.mkdir()
    for name in ("people", "incidents"):
        (load / f"{name}.ndjson").write_text('{"id": "N1"}\n[]\n')

    with pytest.raises(ConfigurationError, match=r"people.ndjson, line 2: a record must be a JSON object"):
        own_mutant(tmp_path)
