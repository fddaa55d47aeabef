"""What is read is what was written."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.disk import FolderError, Format, Manifest, Order, read_corpus, read_posed, verify_corpus
from generators.strategies import incidents, people
from generators.topics import CLASSES, topics
from generators.truth import Truth
from tests.generators.disk.conftest import ORDER, written


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def objects(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("read") / "corpus")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.from_seed(ORDER.seed, people_count=ORDER.people, incident_count=ORDER.incidents)


@settings(max_examples=15)
@given(
    cast_people=st.lists(people(), max_size=2, unique_by=lambda p: p.id).map(tuple),
    cast_incidents=st.lists(incidents(), max_size=2, unique_by=lambda i: i.id).map(tuple),
    formats=st.sampled_from([tuple(Format), (Format.NDJSON,), (Format.CSV,)]),
)
def test_records_are_read_back_as_they_were(cast_people, cast_incidents, formats) -> None:  # type: ignore[no-untyped-def]
    order = Order(
        seed="s", people=1, incidents=1, cast_people=cast_people, cast_incidents=cast_incidents, formats=formats
    )
    planted = Corpus.from_seed("s", people_count=1, incident_count=1).with_cast(cast_people, cast_incidents)
    with TemporaryDirectory() as parent:
        back = read_corpus(written(Path(parent) / "corpus", order))

    assert back.people == planted.people
    assert back.incidents == planted.incidents
    assert (back.sha256, back.seed, back.cast) == (planted.sha256, planted.seed, planted.cast)


def test_a_generated_corpus_is_read_back_and_checks(folder: Path, corpus: Corpus) -> None:
    back = read_corpus(folder)

    assert (back.people, back.incidents, back.sha256) == (corpus.people, corpus.incidents, corpus.sha256)
    assert verify_corpus(folder) == Manifest.read(folder)


def test_what_a_system_is_given_is_the_documents(folder: Path, corpus: Corpus) -> None:
    assert objects(folder / "load/people.ndjson") == [json.loads(json.dumps(p.document())) for p in corpus.people]
    assert objects(folder / "load/incidents.ndjson") == [json.loads(json.dumps(i.document())) for i in corpus.incidents]


def test_nothing_that_a_system_is_given_says_who_is_who(folder: Path, corpus: Corpus) -> None:
    given_away = b"".join(path.read_bytes() for path in (folder / "load").iterdir())

    assert not [person for person in corpus.people if person.human.encode() in given_away]
    assert b"human" not in (folder / "load/people.csv").read_bytes()


def test_tables_have_what_documents_have(folder: Path, corpus: Corpus) -> None:
    load = folder / "load"
    text = {incident.id: incident.narrative for incident in corpus.incidents}

    assert [row["id"] for row in rows(load / "people.csv")] == [person.id for person in corpus.people]
    assert {row["id"]: row["narrative"] for row in rows(load / "incidents.csv")} == text
    assert [(r["person"], r["surname"]) for r in rows(load / "names.csv")] == [
        (person.id, name.surname) for person in corpus.people for name in person.names
    ]
    assert [(r["person"], r["value"]) for r in rows(load / "phones.csv")] == [
        (person.id, phone) for person in corpus.people for phone in person.phones
    ]
    links = [(i.id, part.person, part.role.value, part.name.surname) for i in corpus.incidents for part in i.involved]
    for found in (rows(load / "links.csv"), objects(load / "links.ndjson")):
        assert [(r["incident"], r["person"], r["role"], r["surname"]) for r in found] == links


def test_a_table_quotes_what_a_narrative_may_hold(tmp_path: Path, corpus: Corpus) -> None:
    narrative = 'He said "no", then\r\nleft; 10,5 €.'
    odd = replace(corpus.incidents[0], id="GI-odd", narrative=narrative, involved=(), linked=())
    folder = written(tmp_path / "c", replace(ORDER, cast_incidents=(odd,), topics=0))

    assert rows(folder / "load/incidents.csv")[0]["narrative"] == narrative


def test_topics_and_judgements_are_those_of_the_corpus(folder: Path, corpus: Corpus) -> None:
    truth = Truth(corpus)
    expected = [topic for topic_class in CLASSES.values() for topic in topics(truth, topic_class, ORDER.topics)]
    graded = [(topic.id, record, grade) for topic in expected for record, grade in topic.judgements.items()]
    hidden = [(topic.id, record, -1) for topic in expected for record in topic.forbidden]

    assert [topic for posed in read_posed(folder).values() for topic in posed] == expected
    assert [row["id"] for row in rows(folder / "truth/topics.csv")] == [topic.id for topic in expected]
    for judgements in (objects(folder / "truth/judgements.ndjson"), rows(folder / "truth/judgements.csv")):
        read = [(j["topic"], j["record"], int(str(j["grade"]))) for j in judgements]
        assert sorted(map(str, read)) == sorted(map(str, [*graded, *hidden]))


def test_golden_queries_come_with_the_corpus_under_the_numbers_of_their_folders(tmp_path: Path) -> None:
    files = {f"{folder}/person/a.toml": str(folder).encode() for folder in (1, 2, 10)}

    folder = written(tmp_path / "corpus", replace(ORDER, golden=files))

    assert Manifest.read(folder).golden == ("truth/golden/1", "truth/golden/2", "truth/golden/10")
    assert (folder / "truth/golden/10/person/a.toml").read_bytes() == b"10"


def test_topics_that_were_changed_are_not_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "corpus")
    path = folder / "truth/topics.ndjson"
    path.write_bytes(path.read_bytes().replace(b'"record":"N', b'"record":"M', 1))

    with pytest.raises(FolderError, match=r"topics\.ndjson is not as it was written"):
        read_posed(folder)


def test_the_manifest_counts_what_is_there(folder: Path, corpus: Corpus) -> None:
    manifest = Manifest.read(folder)

    assert (manifest.people, manifest.incidents) == (len(corpus.people), len(corpus.incidents))
    assert manifest.links == len(objects(folder / "load/links.ndjson"))
    assert manifest.topics == len(objects(folder / "truth/topics.ndjson"))
    assert manifest.judgements == len(objects(folder / "truth/judgements.ndjson"))
    assert {f.path for f in manifest.files} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.name != "manifest.json"
    }
