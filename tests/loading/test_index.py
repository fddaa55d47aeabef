from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.topics import Intent
from harness.errors import EngineError, SystemFolderError
from harness.loading.index import kept_indices, private_indices, write
from harness.loading.leftovers import delete_indices, delete_leftovers, find_leftovers
from harness.loading.pipelines import delete_pipelines, find_pipelines
from harness.systems import load_indexed
from tests.conftest import MakeSystem
from tests.systems.other_fields import written_with_other_fields


def count(client: Elasticsearch, index: str) -> int:
    return int(client.count(index=index)["count"])


def test_every_record_is_searchable_while_the_indices_last_and_nothing_is_left_afterwards(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    with private_indices(client, small_system(), small_corpus, progress=False) as indices:
        found = {intent: count(client, name) for intent, name in indices.items()}

    assert found == {Intent.PERSON: 400, Intent.INCIDENT: 200}
    assert not [name for name in indices.values() if client.indices.exists(index=name)]


def test_settings_hold_from_the_start_so_that_nobody_needs_leave_to_change_them(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus, sent: list[str]
) -> None:
    system = small_system(settings={"index": {"refresh_interval": "5s"}, "number_of_replicas": 0})
    with private_indices(
        client, system, small_corpus, progress=False, settings={"index.refresh_interval": "-1"}
    ) as indices:
        asked = {line.rpartition("/")[2] for line in sent}
        said = client.indices.get_settings(index=indices[Intent.PERSON], flat_settings=True)

    settings = said[indices[Intent.PERSON]]["settings"]
    assert (settings["index.refresh_interval"], settings["index.number_of_replicas"]) == ("-1", "0")
    assert asked == {*indices.values(), "_bulk", "_forcemerge", "_refresh", "_count"}


def test_nothing_is_left_when_a_run_ends_in_an_error(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    names: list[str] = []
    with (  # noqa: PT012
        pytest.raises(KeyboardInterrupt),
        private_indices(client, small_system(), small_corpus, progress=False) as indices,
    ):
        names.extend(indices.values())
        raise KeyboardInterrupt

    assert not [name for name in names if client.indices.exists(index=name)]


def test_a_record_that_the_index_refuses_is_named_with_the_reason(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    strict = small_system(mappings={"properties": {"names": {"properties": {"surname": {"type": "integer"}}}}})

    with (
        pytest.raises(EngineError, match=rf"refused 400 of 400 records; {min(small_corpus.person)}: .*surname"),
        private_indices(client, strict, small_corpus, progress=False),
    ):
        pass


def test_an_index_definition_that_elasticsearch_refuses_is_a_fault_of_the_system_folder(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    wrong = small_system(mappings={"properties": {"surname": {"type": "surname"}}})

    with (
        pytest.raises(
            SystemFolderError, match=r"system small: Elasticsearch refuses the person index definition: .*surname"
        ),
        private_indices(client, wrong, small_corpus, progress=False),
    ):
        pass


def test_kept_indices_are_made_once_for_the_same_content(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    system = small_system()
    first, before = kept_indices(client, system, small_corpus, progress=False)
    made = client.indices.get_settings(index=first[Intent.PERSON])
    again, reused = kept_indices(client, system, small_corpus, progress=False)

    assert again == first
    assert (before, reused) == (False, True)
    assert client.indices.get_settings(index=again[Intent.PERSON]) == made
    client.indices.delete(index=",".join(first.values()))


def test_kept_indices_that_are_not_whole_are_made_again(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    system = small_system()
    indices, _ = kept_indices(client, system, small_corpus, progress=False)
    client.delete(index=indices[Intent.PERSON], id=small_corpus.people[0].id, refresh=True)
    again, reused = kept_indices(client, system, small_corpus, progress=False)

    assert count(client, again[Intent.PERSON]) == 400
    assert not reused
    client.indices.delete(index=",".join(indices.values()))


def test_another_system_or_corpus_has_kept_indices_of_its_own(
    client: Elasticsearch, small_system: MakeSystem, small_corpus: Corpus
) -> None:
    first, _ = kept_indices(client, small_system(), small_corpus, progress=False)
    other, _ = kept_indices(client, small_system(settings={"number_of_replicas": 0}), small_corpus, progress=False)

    assert set(first.values()).isdisjoint(other.values())
    client.indices.delete(index=",".join([*first.values(), *other.values()]))


def test_leftovers_are_deleted_and_nothing_else_is(client: Elasticsearch) -> None:
    left, others = "harness-0123456789ab-person", ["harness-ba9876543210-person", "0123456789ab-not-ours"]
    for name in (left, *others):
        client.indices.create(index=name)

    # Of one run alone: other tests have indices on the same node.
    assert delete_leftovers(client, beginning="harness-0123456789ab") == [left]
    assert all(client.indices.exists(index=name) for name in others)
    client.indices.delete(index=",".join(others))


def test_an_index_of_others_behind_an_alias_with_a_name_like_ours_stays(client: Elasticsearch) -> None:
    ours, theirs, alias = "harness-0a1b2c3d4e5f-person", "nominals-of-others", "harness-0a1b2c3d4e5f-live"
    for name in (ours, theirs):
        client.indices.create(index=name)
    client.indices.put_alias(index=theirs, name=alias)

    found = find_leftovers(client, beginning="harness-0a1b2c3d4e5f")
    delete_indices(client, [*found.indices, alias])

    assert (found.indices, found.others) == ((ours,), {theirs: (alias,)})
    assert not client.indices.exists(index=ours)
    assert client.indices.get_alias(name=alias).body == {theirs: {"aliases": {alias: {}}}}
    client.indices.delete(index=theirs)


@pytest.mark.parametrize("beginning", ["", "*", "harness", "logs-"])
def test_what_is_not_ours_is_neither_deleted_nor_written_to(client: Elasticsearch, beginning: str) -> None:
    with pytest.raises(ValueError, match="not ours"):
        delete_leftovers(client, beginning=beginning)
    with pytest.raises(ValueError, match="not ours"):
        delete_indices(client, [f"{beginning}nominals"])
    with pytest.raises(ValueError, match="not ours"):
        write(client, f"{beginning}nominals", [])


def test_a_pipeline_is_there_for_as_long_as_records_go_through_it(
    client: Elasticsearch, small_corpus: Corpus, tmp_path: Path
) -> None:
    system = load_indexed(written_with_other_fields(tmp_path / "system"))

    with private_indices(client, system, small_corpus, progress=False) as indices:
        assert find_pipelines(client) == []
        hits = client.search(index=indices[Intent.PERSON], size=500, query={"exists": {"field": "dob"}})["hits"]["hits"]

    assert len(hits) > 300
    assert all("-".join(reversed(hit["_source"]["dob"].split("/"))) in hit["_source"]["born"] for hit in hits)


def test_a_pipeline_that_a_killed_run_left_is_found(client: Elasticsearch) -> None:
    client.ingest.put_pipeline(id="harness-left-person", processors=[])
    client.ingest.put_pipeline(id="theirs-harness-", processors=[])
    try:
        left = find_pipelines(client)
        delete_pipelines(client, left)

        assert left == ["harness-left-person"]
        assert find_pipelines(client) == []
        assert "theirs-harness-" in client.ingest.get_pipeline()
    finally:
        client.ingest.delete_pipeline(id="theirs-harness-")
