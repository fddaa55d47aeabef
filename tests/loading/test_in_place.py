"""Indices that outlive the node that wrote them, as an upgrade in place needs them."""

import pytest

from generators.corpus import Corpus
from generators.topics import Intent
from harness.engine import EngineRequest, data_folder, open_engine
from harness.engine.java import newest_runnable
from harness.errors import EngineError
from harness.loading.index import found_indices, kept_indices
from tests.conftest import MakeSystem

pytestmark = pytest.mark.engine


def test_another_node_finds_the_records_on_the_same_data_and_nothing_is_left_afterwards(
    small_system: MakeSystem, small_corpus: Corpus
) -> None:
    system, version = small_system(), newest_runnable().version
    with data_folder() as data:
        request = EngineRequest(version=version, data=data)
        with open_engine(request) as first, first.client() as client:
            written, _ = kept_indices(client, system, small_corpus, progress=False)
        with open_engine(request) as second, second.client() as client:
            found = found_indices(client, system, small_corpus)
            counted = [client.count(index=name)["count"] for name in found.values()]
            client.delete(index=found[Intent.PERSON], id=small_corpus.people[0].id, refresh=True)
            with pytest.raises(EngineError, match="-person no longer holds the 400 records that it was given"):
                found_indices(client, system, small_corpus)

    assert found == written
    assert counted == [400, 200]
    assert (first.origin, first.lasting, first.url == second.url) == ("in place", True, False)
    assert not data.exists()
