"""A search over indices that are there already, filled by somebody else, and only read."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any

from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.topics import Intent
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.diagnosis.probe import Probe
from harness.engine import Engine, EngineRequest
from harness.errors import ConfigurationError, EngineError
from harness.fidelity.holding import IndexHolding
from harness.loading.explained import explained
from harness.loading.sandbox import Sandbox
from harness.systems import ExistingSystem

__all__ = ["Existing", "open_existing", "require_address"]


@dataclass(frozen=True, kw_only=True)
class Existing:
    """A `system` over indices of somebody else's, in an `engine`."""

    engine: Engine
    system: ExistingSystem

    @property
    def described(self) -> str:
        """The engine, and what is searched in it."""
        return f"{self.engine.describe()}, {' and '.join(sorted(set(self.system.indices.values())))} as they are"

    def client(self) -> Elasticsearch:
        """Return a new client, with the headers of the system; the caller closes it."""
        return self.engine.client().options(headers=self.system.headers)

    def backend(self) -> ElasticsearchBackend:
        """Return what asks it, by a client of its own."""
        return ElasticsearchBackend(self.client(), self.system, self.system.indices)

    def sandbox(self, corpus: Corpus) -> AbstractContextManager[Sandbox]:
        """Refuse: nothing is written to what is not ours."""
        raise TypeError(f"{self.described}: nothing of {corpus.sha256[:12]} is written there")

    @contextmanager
    def holding(self) -> Iterator[IndexHolding]:
        """Yield what looks records up in its indices."""
        with self.client() as client:
            yield IndexHolding(client, self.system, self.system.indices)

    @contextmanager
    def probes(self) -> Iterator[Mapping[Intent, Probe]]:
        """Yield what asks its indices about clauses and texts."""
        with self.client() as client:
            yield {intent: Probe(client, self.system, self.system.indices, intent) for intent in self.system.indices}

    def to_json(self) -> dict[str, Any]:
        """Return what another process needs to reach it, as plain JSON types."""
        return {"engine": self.engine.to_json(), "sha256": self.system.sha256}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, system: ExistingSystem) -> "Existing":
        """Return what :meth:`to_json` told of `system`."""
        return cls(engine=Engine.from_json(data["engine"]), system=replace(system, sha256=data["sha256"]))


def require_address(system: ExistingSystem, engine: EngineRequest) -> None:
    """Raise :class:`~harness.errors.ConfigurationError` where `engine` does not say where `system` is searched."""
    if not engine.es_url:
        raise ConfigurationError(
            f'{system.name} is searched where it is (kind = "index"): say where, by --es-url or HARNESS_ES_URL'
        )


@contextmanager
def open_existing(engine: Engine, system: ExistingSystem) -> Iterator[Existing]:
    """Yield `system`, each of whose indices can be searched and holds something; its digest covers what is stored.

    Raises :class:`~harness.errors.EngineError` where one cannot, or a search template is not there.
    """
    existing = Existing(engine=engine, system=system)
    with existing.client() as client:
        for intent, index in system.indices.items():
            with explained(f"[{intent}] index {index!r}"):
                found = client.search(index=index, size=0, track_total_hits=1)
            if not found["hits"]["total"]["value"]:
                raise EngineError(f"[{intent}] index {index!r} is empty: it is searched as it is, nothing is loaded")
        sources = {name: _source(client, name) for name in system.stored}
    yield replace(existing, system=system.with_stored(sources))


def _source(client: Elasticsearch, name: str) -> str:
    """Return the stored search template of that `name`."""
    with explained(f"reading the stored search template {name!r}"):
        return str(client.get_script(id=name)["script"]["source"])
