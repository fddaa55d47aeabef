"""A reachable Elasticsearch, and clients for it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from elasticsearch import Elasticsearch, OrjsonSerializer

__all__ = ["Credentials", "Engine", "Origin"]

Origin = Literal["given", "home", "kept", "embedded", "in place"]

_TIMEOUT_S = 60
_ORIGINS: dict[Origin, str] = {
    "given": "at {url}",
    "home": "from --es-home",
    "kept": "kept by `search-harness engine start`",
    "embedded": "embedded",
    "in place": "on data that outlive it",
}


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """How to prove who asks, and whom to trust; never shown.

    `ca_file` is the authority of the cluster's certificate, `fingerprint` the SHA-256 of that certificate itself;
    `certificate` and `key` are those by which we are known.  Files are in PEM form.
    """

    api_key: str | None = field(default=None, repr=False)
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    ca_file: Path | None = field(default=None, repr=False)
    fingerprint: str | None = field(default=None, repr=False)
    certificate: Path | None = field(default=None, repr=False)
    key: Path | None = field(default=None, repr=False)

    def for_client(self) -> dict[str, Any]:
        """Return the keyword arguments of :class:`elasticsearch.Elasticsearch` that say the same."""
        arguments: dict[str, Any] = {}
        if self.api_key is not None:
            arguments["api_key"] = self.api_key
        if self.username is not None:
            arguments["basic_auth"] = (self.username, self.password)
        if self.ca_file is not None:
            arguments["ca_certs"] = str(self.ca_file)
        if self.fingerprint is not None:
            arguments["ssl_assert_fingerprint"] = self.fingerprint
        if self.certificate is not None:
            arguments["client_cert"] = str(self.certificate)
        if self.key is not None:
            arguments["client_key"] = str(self.key)
        return arguments


@dataclass(frozen=True, kw_only=True)
class Engine:
    """An Elasticsearch that answers at `url` (which holds no secret).

    It can be pickled, and sent to another process as JSON: over a private pipe only, since the credentials go with it.
    """

    url: str
    version: str
    origin: Origin
    credentials: Credentials = field(default=Credentials(), repr=False)

    @property
    def lasting(self) -> bool:
        """Whether it is one of ours that still holds its indices when it is opened the next time."""
        return self.origin in {"kept", "in place"}

    def client(self, *, timeout: float = _TIMEOUT_S) -> Elasticsearch:
        """Return a new client; the caller closes it.

        It never repeats a request by itself: a search that fails must be seen to fail.

        `timeout` is how many seconds one request may take.
        """
        return Elasticsearch(
            self.url,
            request_timeout=timeout,
            max_retries=0,
            retry_on_timeout=False,
            retry_on_status=(),
            serializer=OrjsonSerializer(),
            **self.credentials.for_client(),
        )

    def describe(self) -> str:
        """Return name, version and origin, as a report's header shows them."""
        return f"Elasticsearch {self.version} ({_ORIGINS[self.origin].format(url=self.url)})"

    def to_json(self) -> str:
        """Return the engine with its credentials."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> "Engine":
        """Return the engine that :meth:`to_json` wrote."""
        values = json.loads(text)
        credentials = values.pop("credentials")
        files = {name: Path(path) for name in ("ca_file", "certificate", "key") if (path := credentials[name])}
        return cls(**values, credentials=Credentials(**credentials | files))
