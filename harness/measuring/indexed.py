"""A search over indices of ours, in whatever Elasticsearch there is."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from generators.corpus import Corpus
from generators.topics import Intent
from harness.backends.base import Backend
from harness.backends.elasticsearch import ElasticsearchBackend, Indices
from harness.diagnosis.probe import Probe
from harness.engine import Engine
from harness.fidelity.holding import IndexHolding
from harness.loading.index import found_indices, kept_indices, private_indices
from harness.loading.sandbox import Sandbox, open_sandbox
from harness.systems import IndexedSystem

__all__ = ["Indexed", "open_indexed"]


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """A `system` in an `engine`, whose `indices` hold the corpus, and are `reused` where an earlier run filled them."""

    engine: Engine
    system: IndexedSystem
    indices: Indices
    reused: bool = False

    @property
    def described(self) -> str:
        """The engine: its version, and where it comes from; and whether an earlier run loaded the records."""
        return f"{self.engine.describe()}{', indices reused' if self.reused else ''}"

    def backend(self) -> Backend:
        """Return what asks it, by a client of its own."""
        return ElasticsearchBackend(self.engine.client(), self.system, self.indices)

    @contextmanager
    def sandbox(self, corpus: Corpus) -> Iterator[Sandbox]:
        """Yield a few records of `corpus` in indices of their own; afterwards nothing of it is left."""
        with self.engine.client() as client, open_sandbox(client, self.system, corpus) as sandbox:
            yield sandbox

    @contextmanager
    def holding(self) -> Iterator[IndexHolding]:
        """Yield what looks records up in its indices."""
        with self.engine.client() as client:
            yield IndexHolding(client, self.system, self.indices)

    @contextmanager
    def probes(self) -> Iterator[Mapping[Intent, Probe]]:
        """Yield what asks its indices about clauses and texts."""
        with self.engine.client() as client:
            yield {intent: Probe(client, self.system, self.indices, intent) for intent in self.indices}

    def to_json(self) -> dict[str, Any]:
        """Return what another process needs to reach it, as plain JSON types."""
        indices = {intent.value: name for intent, name in self.indices.items()}
        return {"engine": self.engine.to_json(), "indices": indices}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, system: IndexedSystem) -> "Indexed":
        """Return what :meth:`to_json` told of `system`."""
        indices = {Intent(intent): name for intent, name in data["indices"].items()}
        return cls(engine=Engine.from_json(data["engine"]), system=system, indices=indices)


@contextmanager
def open_indexed(
    engine: Engine, system: IndexedSystem, corpus: Corpus, *, progress: bool, found: bool = False
) -> Iterator[Indexed]:
    """Yield `system` with `corpus` in indices of ours, which are deleted afterwards unless the engine keeps them.

    Where `found`, they must be there from before.  Raises :class:`~harness.errors.HarnessError` where a record is
    refused or lost, or an index definition refused.
    """
    with ExitStack() as opened:
        client = opened.enter_context(engine.client())
        reused = found
        if found:
            indices = found_indices(client, system, corpus)
        elif engine.lasting:
            indices, reused = kept_indices(client, system, corpus, progress=progress)
        else:
            indices = opened.enter_context(private_indices(client, system, corpus, progress=progress))
        yield Indexed(engine=engine, system=system, indices=indices, reused=reused)
