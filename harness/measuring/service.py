"""A search that a service answers, where somebody else runs it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generators.corpus import Corpus
from generators.queries import PersonQuery
from generators.topics import Intent
from harness.backends.base import Question
from harness.backends.service import ServiceBackend
from harness.backends.service.sending import Tls, Unreached
from harness.diagnosis.probe import Probe
from harness.errors import ConfigurationError, EngineError
from harness.fidelity.holding import ServiceHolding
from harness.loading.sandbox import Sandbox
from harness.secrets import find_secret
from harness.systems import ServiceSystem
from harness.systems.service import wrong_address

__all__ = ["Service", "open_service"]

_URL = "HARNESS_HTTP_URL"
_TLS = {"ca_file": "HARNESS_HTTP_CA_FILE", "certificate": "HARNESS_HTTP_CERT", "key": "HARNESS_HTTP_KEY"}
_NOT_LET_IN = frozenset({401, 403})
_AUTH = "[auth] in system.toml says how to show who asks"
_ANYBODY = Question(PersonQuery(forename="Anna", surname="Smith"))


@dataclass(frozen=True, kw_only=True)
class Service:
    """A `system` that answers at `url`."""

    system: ServiceSystem
    url: str
    tls: Tls
    environment: Mapping[str, str]

    @classmethod
    def of(cls, system: ServiceSystem, *, environment: Mapping[str, str] = os.environ) -> "Service":
        """Return where `system` answers: as its folder says, unless HARNESS_HTTP_URL says otherwise.

        Whom to trust, and who asks, is said by HARNESS_HTTP_CA_FILE, HARNESS_HTTP_CERT and HARNESS_HTTP_KEY.  Raises
        :class:`~harness.errors.ConfigurationError` where any of that cannot be.
        """
        given = environment.get(_URL, "").rstrip("/")
        if given and (wrong := wrong_address(given)):
            raise ConfigurationError(f"{_URL} {wrong}")
        files = {field: path for field, name in _TLS.items() if (path := environment.get(name))}
        for field, path in files.items():
            if not Path(path).is_file():
                raise ConfigurationError(f"{_TLS[field]}: there is no such file")
        return cls(system=system, url=given or system.url, tls=Tls(**files), environment=environment)

    @property
    def described(self) -> str:
        """Where it answers."""
        return f"the service at {self.url}"

    def backend(self) -> ServiceBackend:
        """Return what asks it, by connections of its own.

        Raises :class:`~harness.errors.ConfigurationError` where a secret is lacking.
        """
        find = partial(find_secret, environment=self.environment)
        return ServiceBackend(self.system, self.url, tls=self.tls, find_secret=find)

    def sandbox(self, corpus: Corpus) -> AbstractContextManager[Sandbox]:
        """Refuse: what the service holds is not ours to change."""
        raise TypeError(f"{self.described}: nothing of {corpus.sha256[:12]} is written there")

    @contextmanager
    def holding(self) -> Iterator[ServiceHolding]:
        """Yield what asks it for one record after another."""
        with closing(self.backend()) as backend:
            yield ServiceHolding(backend)

    def probes(self) -> AbstractContextManager[Mapping[Intent, Probe]]:
        """Return none: nobody looks into it."""
        return nullcontext({})

    def to_json(self) -> dict[str, Any]:
        """Return what another process needs to reach it: nothing, since it has the same folder and environment."""
        return {}


@contextmanager
def open_service(system: ServiceSystem) -> Iterator[Service]:
    """Yield where `system` answers, which it does, and to whom we are known.

    Raises :class:`~harness.errors.HarnessError` where that is not so.
    """
    service = Service.of(system)
    with closing(service.backend()) as backend:
        try:
            reply = backend.reply(_ANYBODY)
        except Unreached as error:
            if not error.late:  # one late answer is a finding of its own
                raise EngineError(f"{service.url}: {error}") from None
        else:
            if reply.status in _NOT_LET_IN:
                raise EngineError(f"{service.url}: answered {reply.line}; {_AUTH}")
    yield service
