"""A small copy of the corpus in indices of its own, where records may be changed to see what a search makes of it."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import copy

import orjson
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.records import Person, Record
from generators.topics import Intent
from harness.backends.elasticsearch import ElasticsearchBackend, Indices
from harness.loading.index import private_indices, write
from harness.loading.pipelines import pipeline
from harness.loading.places import places
from harness.systems import IndexedSystem

__all__ = ["Sandbox", "open_sandbox"]

_RECORDS = 300
"""Records of each kind: enough for others to be found beside the one that changes, few enough to be there at once."""


_FLEETING = {"index.translog.durability": "async", "index.refresh_interval": "-1"}
"""What is written need not survive a crash of the node, which would cost a sync of the disk each time, and shows when
this asks for it."""


class Sandbox:
    """Records that can be changed, and a search over them; `waited` is how many seconds changes took."""

    def __init__(
        self,
        client: Elasticsearch,
        system: IndexedSystem,
        indices: Indices,
        corpus: Corpus,
        through: Mapping[Intent, str | None],
    ) -> None:
        self._client = client
        self._system = system
        self._through = through
        self._indices = indices
        self._first: dict[str, Record] = {**corpus.person, **corpus.incident}
        self._changes: dict[str, Record | None] = {}
        self.waited = 0.0
        self.backend = ElasticsearchBackend(client, system, indices)

    def asked_by(self, system: IndexedSystem) -> "Sandbox":
        """Return the same records as `system` asks for them: one that indexes them alike."""
        other = copy(self)
        other.backend = ElasticsearchBackend(self._client, system, self._indices)
        return other

    def become(self, *, put: Iterable[Record] = (), taken: Iterable[str] = ()) -> None:
        """Hold the first records and `put` (in place of those with the same ids), without those with the ids `taken`.

        Searches see it at once; only what differs from before is written.  Raises
        :class:`~harness.errors.EngineError` where a record is refused.
        """
        changes: dict[str, Record | None] = {**{record.id: record for record in put}, **dict.fromkeys(taken)}
        lines: dict[tuple[Intent, str], list[bytes]] = {}
        for name in {**self._changes, **changes}:
            now, wanted = (held.get(name, self._first.get(name)) for held in (self._changes, changes))
            if wanted is not now:
                intent = _intent(wanted or now)
                for index, written in self._written(intent, name, wanted):
                    lines.setdefault((intent, index), []).extend(written)
        self._changes.clear()
        self._changes.update(changes)
        began = time.perf_counter()
        for (intent, index), operations in lines.items():
            write(self._client, index, operations, through=self._through[intent], refresh=True)
        self.waited += time.perf_counter() - began

    def _written(self, intent: Intent, name: str, record: Record | None) -> Iterator[tuple[str, list[bytes]]]:
        """Yield, for each index, the lines of a bulk request that let `name` stand for `record`, or for none.

        A record that is changed may go into another index than before, and is in none but that.
        """
        searched = self._system.intents[intent]
        goes = None if record is None else searched.index(record)
        for called, index in places(searched, self._indices[intent]).items():
            if record is None or called != goes:
                yield index, [orjson.dumps({"delete": {"_id": name}})]
            else:
                yield index, [orjson.dumps({"index": {"_id": name}}), searched.indexed(record)]


@contextmanager
def open_sandbox(client: Elasticsearch, system: IndexedSystem, corpus: Corpus) -> Iterator[Sandbox]:
    """Index the first few hundred records of `corpus` as `system` defines it; afterwards nothing of it is left.

    Raises :class:`~harness.errors.HarnessError` as :func:`~harness.loading.index.private_indices` does.
    """
    few = Corpus(seed=corpus.seed, people=corpus.people[:_RECORDS], incidents=corpus.incidents[:_RECORDS])
    with ExitStack() as opened:
        indices = opened.enter_context(private_indices(client, system, few, progress=False, settings=_FLEETING))
        through = {
            intent: opened.enter_context(pipeline(client, system.intents[intent], name))
            for intent, name in indices.items()
        }
        yield Sandbox(client, system, indices, few, through)


def _intent(record: Record | None) -> Intent:
    return Intent.PERSON if isinstance(record, Person) else Intent.INCIDENT
