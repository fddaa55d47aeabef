"""The reference system on a handful of records in a real Elasticsearch."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from generators.corpus import Corpus
from generators.queries import Query
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.engine import Engine
from harness.loading.index import private_indices
from harness.runs import Ranking
from harness.systems import reference_system
from tests.systems.reference.records import INCIDENTS, PEOPLE

Found = Callable[[Query], Sequence[str]]


@pytest.fixture(scope="package")
def found(engine: Engine) -> Iterator[Found]:
    """Says which records the reference system finds, best first."""
    corpus, system = Corpus(seed="by hand", people=PEOPLE, incidents=INCIDENTS), reference_system()
    with engine.client() as client, private_indices(client, system, corpus, progress=False) as indices:
        backend = ElasticsearchBackend(client, system, indices)

        def found(query: Query) -> Sequence[str]:
            (answer,) = backend.answer([Question(query)])
            assert isinstance(answer, Ranking), answer
            return answer.hits

        yield found
