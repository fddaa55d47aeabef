"""An Elasticsearch with security and TLS on, as forces run theirs."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme
from elasticsearch import Elasticsearch

from harness.engine import Credentials, Engine
from harness.engine.install import install
from harness.engine.java import newest_runnable
from harness.engine.launch import running_node
from harness.engine.node import write_config
from harness.engine.provide import require_java
from harness.engine.runfolder import RunFolder

__all__ = ["OFFICER", "PASSWORD", "Secured", "secured"]

OFFICER, PASSWORD = "officer", "open-sesame"
_AS_THE_TOOL_WRITES_IT = "$2a$10$ScELs2TnpHp.OSgbFn9bEu42CD.wGBjfQ2GKuZe.9m7.48.HxckzK"
"""The password's line as `elasticsearch-users useradd` writes it into the file `users`."""

_ADDRESS = "127.0.0.1"
_HEAP_MB = 512


@dataclass(frozen=True, kw_only=True)
class Secured:
    """A node at `url`, whose certificate is for 127.0.0.1 alone, and signed by the authority in `ca_file`.

    `officer` is a client of somebody who may do everything.
    """

    url: str
    version: str
    ca_file: Path
    officer: Elasticsearch

    def key(self, *, cluster: list[str], indices: Mapping[str, list[str]]) -> str:
        """Make an API key that may do this and no more, and return it as HARNESS_ES_API_KEY has it."""
        rules = [{"names": [name], "privileges": privileges} for name, privileges in indices.items()]
        return self.key_of({"name": "narrow", "role_descriptors": {"only": {"cluster": cluster, "indices": rules}}})

    def key_of(self, body: Mapping[str, Any]) -> str:
        """Make an API key by the body of a request, and return it."""
        return str(self.officer.security.create_api_key(**body)["encoded"])

    def engine(self, api_key: str) -> Engine:
        """Return the node as it is asked with that key."""
        credentials = Credentials(api_key=api_key, ca_file=self.ca_file)
        return Engine(url=self.url, version=self.version, origin="given", credentials=credentials)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the variables that name the node and whom to trust, and `more` of their kind: ``API_KEY="..."``."""
        return {
            "HARNESS_ES_URL": self.url,
            "HARNESS_ES_CA_FILE": str(self.ca_file),
            **{f"HARNESS_ES_{name}": value for name, value in more.items()},
        }


@pytest.fixture(scope="session")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """Such a node, of the release that runs here by default."""
    authority = trustme.CA()
    certificate = authority.issue_cert(_ADDRESS)
    ca_file = tmp_path_factory.mktemp("tls") / "ca.pem"
    authority.cert_pem.write_to_path(ca_file)

    def with_security(folder: RunFolder, home: Path, *, port: int) -> None:
        write_config(folder, home, port=port)
        (folder.config / "node.pem").write_bytes(b"".join(part.bytes() for part in certificate.cert_chain_pems))
        (folder.config / "node.key").write_bytes(certificate.private_key_pem.bytes())
        (folder.config / "users").write_text(f"{OFFICER}:{_AS_THE_TOOL_WRITES_IT}\n")
        (folder.config / "users_roles").write_text(f"superuser:{OFFICER}\n")
        path = folder.config / "elasticsearch.yml"
        settings = json.loads(path.read_text()) | {
            "xpack.security.enabled": True,
            "xpack.security.transport.ssl.enabled": False,
            "xpack.security.http.ssl.enabled": True,
            "xpack.security.http.ssl.certificate": "node.pem",
            "xpack.security.http.ssl.key": "node.key",
        }
        path.write_text(json.dumps(settings))

    def is_up(folder: RunFolder) -> str | None:
        try:
            url = f"https://{(folder.logs / 'http.ports').read_text().split()[0]}"
            ready = requests.get(f"{url}/_cluster/health", auth=(OFFICER, PASSWORD), verify=str(ca_file), timeout=5).ok
        except (OSError, IndexError):
            return None
        return url if ready else None

    release = newest_runnable()
    with ExitStack() as opened:
        with pytest.MonkeyPatch.context() as patch:  # no longer than it takes to start: others start nodes too
            patch.setattr("harness.engine.launch.write_config", with_security)
            patch.setattr("harness.engine.launch._answering", is_up)
            patch.setattr("harness.engine.node._heap_mb", lambda: _HEAP_MB)
            java = require_java(release.java, release.version)
            starting = running_node(install(release), java, version=release.version, progress=False)
            node = opened.enter_context(starting)
        everything = Credentials(username=OFFICER, password=PASSWORD, ca_file=ca_file)
        engine = Engine(url=node.url, version=release.version, origin="given", credentials=everything)
        officer = opened.enter_context(engine.client())
        yield Secured(url=node.url, version=release.version, ca_file=ca_file, officer=officer)
