"""Records of one kind in several indices of ours: they are searched together, and a changed record moves."""

from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.queries import PersonQuery
from generators.records import Person, Sex
from generators.topics import Intent
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.fidelity.checking import check
from harness.fidelity.holding import IndexHolding
from harness.loading.index import kept_indices, private_indices
from harness.loading.leftovers import delete_leftovers
from harness.loading.sandbox import Sandbox, open_sandbox
from harness.runs import Ranking
from harness.systems import IndexedSystem, load_indexed
from tests.systems.test_placing import TWO, folder

pytestmark = pytest.mark.engine


@pytest.fixture
def system(tmp_path: Path) -> IndexedSystem:
    return load_indexed(folder(tmp_path, TWO))


def shown(backend: ElasticsearchBackend, person: Person) -> list[str]:
    query = PersonQuery(forename=person.name.forename, surname=person.name.surname)
    (answer,) = backend.answer([Question(query)])
    assert isinstance(answer, Ranking)
    return list(answer.hits)


def test_each_has_its_own_records_and_all_are_searched_as_one(
    client: Elasticsearch, system: IndexedSystem, small_corpus: Corpus
) -> None:
    women = [person for person in small_corpus.people if person.sex is Sex.FEMALE]
    one_of_each = [next(p for p in small_corpus.people if p.sex is sex and p.name.forename) for sex in Sex]
    with private_indices(client, system, small_corpus, progress=False) as indices:
        names = indices[Intent.PERSON].split(",")
        found = {name.rpartition("-")[2]: client.count(index=name)["count"] for name in names}
        backend = ElasticsearchBackend(client, system, indices)
        first = [shown(backend, person)[0] for person in one_of_each]
        holding = IndexHolding(client, system, indices)
        fidelity = check(Intent.PERSON, small_corpus.people, holding, system.intents[Intent.PERSON].holds)

    assert found == {"women": len(women), "others": 400 - len(women)}
    assert first == [person.id for person in one_of_each]
    assert not fidelity.findings
    assert not [name for name in names if client.indices.exists(index=name)]


def test_a_record_that_changes_is_in_no_other_than_the_one_that_it_belongs_to(
    client: Elasticsearch, system: IndexedSystem, small_corpus: Corpus
) -> None:
    person = next(person for person in small_corpus.people if person.sex is Sex.FEMALE and person.name.forename)
    with open_sandbox(client, system, small_corpus) as sandbox:
        sandbox.become(put=[replace(person, sex=Sex.MALE)])
        otherwise = copies(sandbox, person)
        sandbox.become(taken=[person.id])
        gone = copies(sandbox, person)
        sandbox.become()
        again = copies(sandbox, person)

    assert (otherwise, gone, again) == (1, 0, 1)


def copies(sandbox: Sandbox, person: Person) -> int:
    assert isinstance(sandbox.backend, ElasticsearchBackend)
    return shown(sandbox.backend, person).count(person.id)


def test_they_are_kept_and_found_again_unless_one_is_lacking(
    client: Elasticsearch, system: IndexedSystem, small_corpus: Corpus
) -> None:
    try:
        made, first = kept_indices(client, system, small_corpus, progress=False)
        found, second = kept_indices(client, system, small_corpus, progress=False)
        client.indices.delete(index=made[Intent.PERSON].split(",")[1])
        _, third = kept_indices(client, system, small_corpus, progress=False)
    finally:
        deleted = delete_leftovers(client, beginning="harness-kept-")

    assert (first, second, third) == (False, True, False)
    assert found == made
    assert {name.rpartition("-")[2] for name in deleted} == {"women", "others", "incident"}
