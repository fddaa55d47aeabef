"""What an index holds of a corpus is looked up record by record, and whatever is wrong is found."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import orjson
import pytest
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.topics import Intent
from harness.errors import EngineError
from harness.fidelity import Damage, UnreadableError, check
from harness.fidelity.holding import Holding, IndexHolding
from harness.fidelity.piped import piped as simulated
from harness.loading.index import private_indices, write
from harness.runs import Fidelity
from harness.systems import IndexedSystem, load_indexed, reference_system
from tests.systems.other_fields import written_with_other_fields

Change = Callable[[dict[str, Any]], object]
SYSTEM = reference_system()


Held = Mapping[Intent, Fidelity]


def checked(corpus: Corpus, holding: Holding, system: IndexedSystem = SYSTEM) -> Held:
    def of(intent: Intent) -> Fidelity:
        records = corpus.people if intent is Intent.PERSON else corpus.incidents
        return check(intent, records, holding, system.intents[intent].holds)

    return {intent: of(intent) for intent in Intent}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.from_seed("fidelity", people_count=1200, incident_count=800)


@pytest.fixture
def indices(client: Elasticsearch, corpus: Corpus) -> Iterator[Mapping[Intent, str]]:
    with private_indices(client, SYSTEM, corpus, progress=False) as indices:
        yield indices


def test_what_we_load_is_what_is_held(client: Elasticsearch, indices: Mapping[Intent, str], corpus: Corpus) -> None:
    held = checked(corpus, IndexHolding(client, SYSTEM, indices))

    assert held == {
        Intent.PERSON: Fidelity(intent=Intent.PERSON, asked=1200, sound=1200, others=0),
        Intent.INCIDENT: Fidelity(intent=Intent.INCIDENT, asked=800, sound=800, others=0),
    }


def test_every_damage_to_one_record_of_many_is_found(
    client: Elasticsearch, indices: Mapping[Intent, str], corpus: Corpus
) -> None:
    people = [person for person in corpus.people if person.born and person.born.day and len(person.phones) > 1]
    changes: dict[str, tuple[str, Damage, Change]] = {
        people[0].id: ("sex", Damage.LOST, lambda doc: doc.update(sex=None)),
        people[1].id: ("date_of_birth", Damage.NO_DATE, lambda doc: doc.update(date_of_birth="1970-01-01")),
        people[2].id: ("phones", Damage.CUT_LIST, lambda doc: doc.update(phones=doc["phones"][:1])),
        people[3].id: ("markers", Damage.ADDED, lambda doc: doc["markers"].append("QQ")),
        people[4].id: ("occupation", Damage.CASE, lambda doc: doc.update(occupation=doc["occupation"].upper())),
        people[5].id: ("names", Damage.DOUBLED, lambda doc: doc["names"].append(doc["names"][0])),
    }
    lines = []
    for person in people[:6]:
        document = person.document()
        changes[person.id][2](document)
        lines += [orjson.dumps({"index": {"_id": person.id}}), orjson.dumps(document)]
    lost = corpus.incidents[7].id
    write(client, indices[Intent.PERSON], lines, refresh=True)
    write(client, indices[Intent.INCIDENT], [orjson.dumps({"delete": {"_id": lost}})], refresh=True)

    held = checked(corpus, IndexHolding(client, SYSTEM, indices))

    findings = [one for fidelity in held.values() for one in fidelity.findings]
    found = {one.examples[0].record: (one.field, one.damage) for one in findings}
    expected = {record: (field, damage) for record, (field, damage, _) in changes.items()}
    assert found == {**expected, lost: ("", Damage.RECORD_LOST)}
    assert all(one.records == 1 for one in findings)
    assert {intent: fidelity.sound for intent, fidelity in held.items()} == {Intent.PERSON: 1194, Intent.INCIDENT: 799}


def test_a_record_that_is_there_twice_and_one_that_is_a_stranger_are_told(
    client: Elasticsearch, corpus: Corpus, indices: Mapping[Intent, str]
) -> None:
    person = corpus.people[3]
    copy = orjson.dumps(person.document())
    stranger = orjson.dumps({**person.document(), "id": "N-stranger"})
    lines = [b'{"index": {"_id": "copy"}}', copy, b'{"index": {"_id": "stranger"}}', stranger]
    write(client, indices[Intent.PERSON], lines, refresh=True)
    by_field = load_by_field()

    held = checked(corpus, IndexHolding(client, by_field, indices))

    people = held[Intent.PERSON]
    assert [(one.damage, one.examples[0].record, one.examples[0].held) for one in people.findings] == [
        (Damage.RECORD_DOUBLED, person.id, 2)
    ]
    assert (people.others, held[Intent.INCIDENT].others) == (1, 0)


def load_by_field() -> Any:
    """The reference, whose ids stand in a field."""
    from dataclasses import replace

    person = replace(SYSTEM.intents[Intent.PERSON], id_field="id")
    return replace(SYSTEM, intents={**SYSTEM.intents, Intent.PERSON: person})


def test_an_index_without_its_documents_cannot_be_verified(client: Elasticsearch, corpus: Corpus) -> None:
    client.indices.create(index="harness-no-source", mappings={"_source": {"enabled": False}})
    try:
        client.index(index="harness-no-source", id=corpus.people[0].id, document={"a": 1}, refresh=True)
        holding = IndexHolding(client, SYSTEM, dict.fromkeys(Intent, "harness-no-source"))
        with pytest.raises(UnreadableError, match="harness-no-source keeps no _source"):
            checked(corpus, holding)
    finally:
        client.indices.delete(index="harness-no-source")


@pytest.fixture(scope="module")
def piped(tmp_path_factory: pytest.TempPathFactory) -> IndexedSystem:
    """A system whose pipeline rewrites what comes in, and notes when that was."""
    folder = written_with_other_fields(tmp_path_factory.mktemp("piped") / "system")
    pipeline, index = (orjson.loads((folder / f"person.{part}.json").read_bytes()) for part in ("pipeline", "index"))
    pipeline["processors"] += [
        {"lowercase": {"field": "occupation", "ignore_missing": True}},
        {"set": {"field": "loaded", "copy_from": "_ingest.timestamp"}},
    ]
    index["mappings"]["properties"]["loaded"] = {"type": "date"}
    (folder / "person.pipeline.json").write_bytes(orjson.dumps(pipeline))
    (folder / "person.index.json").write_bytes(orjson.dumps(index))
    return load_indexed(folder)


def test_what_a_pipeline_rewrites_is_no_damage(client: Elasticsearch, corpus: Corpus, piped: IndexedSystem) -> None:
    with private_indices(client, piped, corpus, progress=False) as indices:
        holding = IndexHolding(client, piped, indices)
        sound = checked(corpus, holding, piped)
        person = next(person for person in corpus.people if person.occupation)
        past_it = [orjson.dumps({"index": {"_id": person.id}}), piped.intents[Intent.PERSON].indexed(person)]
        write(client, indices[Intent.PERSON], past_it, refresh=True)
        damaged = checked(corpus, holding, piped)

    assert not any(fidelity.findings for fidelity in sound.values())
    assert {(one.field, one.damage, one.records) for one in damaged[Intent.PERSON].findings} >= {
        ("occupation", Damage.CASE, 1)
    }


def test_a_record_that_a_pipeline_refuses_is_named(client: Elasticsearch, corpus: Corpus) -> None:
    documents = {corpus.people[0].id: corpus.people[0].document()}
    pipeline = {"processors": [{"fail": {"message": "not this one"}}]}

    with pytest.raises(EngineError, match=rf"record {corpus.people[0].id} does not get through .* not this one"):
        simulated(client, pipeline, documents, index="harness-none")
