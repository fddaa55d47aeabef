"""A small copy of the corpus in indices of its own, where records may be changed to see what a search makes of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import orjson
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.records import Incident, Person
from generators.topics import Intent
from harness.searching.index import Indices, private_indices, write
from harness.searching.search import Search
from harness.systems import System

__all__ = ["Record", "Sandbox", "open_sandbox"]

Record = Person | Incident

_RECORDS = 300
"""Records of each kind: enough for others to be found beside the one that changes, few enough to be there at once."""


class Sandbox:
    """Records that can be changed, and a search over them."""

    def __init__(self, client: Elasticsearch, system: System, indices: Indices, corpus: Corpus) -> None:
        self._client = client
        self._indices = indices
        self._corpus = corpus
        self._now: dict[str, Record] = {**corpus.person, **corpus.incident}
        self.search = Search(client, system, indices)

    def asked_by(self, system: System) -> "Sandbox":
        """Return the same records as `system` asks for them: one that indexes them alike."""
        return Sandbox(self._client, system, self._indices, self._corpus)

    @contextmanager
    def changed(self, *, put: Iterable[Record] = (), taken: Iterable[str] = ()) -> Iterator[None]:
        """Put in `put`, in place of records with the same ids, and take out those with the ids `taken`; undo it after.

        Searches see the change at once.  Raises :class:`~harness.errors.EngineError` where a record is refused.
        """
        wanted: dict[str, Record | None] = {**{record.id: record for record in put}, **dict.fromkeys(taken)}
        before = {name: self._now.get(name) for name in wanted}
        try:
            self._set(wanted)
            yield
        finally:
            self._set(before)

    def _set(self, wanted: dict[str, Record | None]) -> None:
        """Let each id stand for the record given, or for none."""
        lines: dict[Intent, list[bytes]] = {}
        for name, record in wanted.items():
            present = self._now.get(name)
            if record is present:
                continue
            of = lines.setdefault(_intent(record or present), [])
            if record is None:
                of.append(orjson.dumps({"delete": {"_id": name}}))
                del self._now[name]
            else:
                of += (orjson.dumps({"index": {"_id": name}}), orjson.dumps(record.document()))
                self._now[name] = record
        for intent, operations in lines.items():
            write(self._client, self._indices[intent], operations, refresh=True)


@contextmanager
def open_sandbox(client: Elasticsearch, system: System, corpus: Corpus) -> Iterator[Sandbox]:
    """Index the first few hundred records of `corpus` as `system` defines it; afterwards nothing of it is left.

    Raises :class:`~harness.errors.HarnessError` as :func:`~harness.searching.index.private_indices` does.
    """
    few = Corpus(seed=corpus.seed, people=corpus.people[:_RECORDS], incidents=corpus.incidents[:_RECORDS])
    with private_indices(client, system, few, progress=False) as indices:
        yield Sandbox(client, system, indices, few)


def _intent(record: Record | None) -> Intent:
    return Intent.PERSON if isinstance(record, Person) else Intent.INCIDENT
