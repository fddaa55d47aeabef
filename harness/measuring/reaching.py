"""How a system of each kind is reached: in indices of ours, or where it already is."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from generators.corpus import Corpus
from harness.engine import EngineRequest, open_engine
from harness.errors import ConfigurationError
from harness.measuring.access import needs_of
from harness.measuring.existing import Existing, open_existing, require_address
from harness.measuring.indexed import Indexed, open_indexed
from harness.measuring.reached import Reached
from harness.measuring.service import Service, open_service
from harness.systems import ExistingSystem, ServiceSystem, System, require_indexed

__all__ = ["joined", "way_to"]

Way = Callable[[Corpus], AbstractContextManager[Reached]]
"""Reaches a system that is to be asked about a corpus."""


@contextmanager
def way_to(system: System, engine: EngineRequest, *, progress: bool, found: bool = False) -> Iterator[Way]:
    """Yield the way to `system`, which is open: with whatever `engine` asks for where it needs one.

    With `found`, the indices of ours must be there from before.  Raises :class:`~harness.errors.HarnessError` where
    there is no way.
    """
    if isinstance(system, ServiceSystem):
        if engine.option:
            where = "it is asked where its folder says (`url`), or HARNESS_HTTP_URL"
            raise ConfigurationError(f"{engine.option} names an Elasticsearch, and {system.name} is a service: {where}")
        with open_service(system) as service:
            yield lambda corpus: nullcontext(service)  # noqa: ARG005
    elif isinstance(system, ExistingSystem):
        require_address(system, engine)
        with open_engine(engine, progress=progress, needs=needs_of(system)) as running:
            yield lambda corpus: open_existing(running, system)  # noqa: ARG005
    else:
        indexed = require_indexed(system)
        with open_engine(engine, progress=progress, needs=needs_of(system)) as running:
            yield lambda corpus: open_indexed(running, indexed, corpus, progress=progress, found=found)


def joined(system: System, reached: Mapping[str, Any]) -> Reached:
    """Return where another process has `reached` the system, by what it told of that."""
    if isinstance(system, ServiceSystem):
        return Service.of(system)
    if isinstance(system, ExistingSystem):
        return Existing.from_json(reached, system=system)
    return Indexed.from_json(reached, system=require_indexed(system))
