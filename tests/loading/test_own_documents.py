"""A search over documents of its own shape, as a supplier writes it: they arrive whole, and are found."""

import pytest
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.queries import PersonQuery
from generators.records import Visibility
from generators.topics import Intent
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.fidelity.checking import check
from harness.fidelity.holding import IndexHolding
from harness.loading.index import private_indices
from harness.runs import Ranking
from harness.systems import load_indexed
from harness.systems.fields import doubts
from tests.acceptance.conftest import ROOT

SYSTEM = load_indexed(ROOT / "examples" / "own_documents")


def test_nothing_of_it_is_doubtful() -> None:
    assert list(doubts(SYSTEM)) == []


@pytest.mark.engine
def test_its_documents_arrive_whole_and_whoever_is_typed_as_recorded_is_found_with_their_markers(
    client: Elasticsearch, small_corpus: Corpus
) -> None:
    known = [person for person in small_corpus.people if person.name.forename and person.born and person.born.complete]
    asked = [
        Question(PersonQuery(forename=p.name.forename, surname=p.name.surname, date_of_birth=p.born.iso))
        for p in known
        if p.born
    ]
    with private_indices(client, SYSTEM, small_corpus, progress=False) as indices:
        holding = IndexHolding(client, SYSTEM, indices)
        kinds = ((Intent.PERSON, small_corpus.people), (Intent.INCIDENT, small_corpus.incidents))
        damage = [check(kind, records, holding, SYSTEM.intents[kind].holds).findings for kind, records in kinds]
        answers = list(ElasticsearchBackend(client, SYSTEM, indices).answer(asked))

    assert damage == [(), ()]
    for person, answer in zip(known, answers, strict=True):
        assert isinstance(answer, Ranking)
        assert (person.id in answer.hits) == (person.visibility is Visibility.OPEN)
        assert answer.markers.get(person.id, frozenset()) == (
            set(person.markers) if person.id in answer.hits else set()
        )
