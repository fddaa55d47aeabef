"""A service that answers whatever a test wants, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import orjson
import pytest
import requests


@dataclass
class Asked:
    """One request, as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Said:
    """What is answered; with a `length` of more than there is, the answer breaks off."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    before: Callable[[], object] = lambda: None
    between: Callable[[], object] | None = None


def found(*ids: str, **more: object) -> Said:
    """A page that shows `ids`."""
    results = [{"person": {"ref": one}, "score": 1.5, "warnings": [{"code": "FI"}]} for one in ids]
    return Said(orjson.dumps({"results": results, "count": len(ids), **more}))


@dataclass
class Stub:
    """A service at `url`: it answers as `says` says, and `asked` is what it was asked so far."""

    url: str = ""
    says: Callable[[Asked], Said] = lambda _: found("N1")
    asked: list[Asked] = field(default_factory=list)


_PASSED_ON = frozenset({"accept", "authorization", "content-type"})
_PASSED_BACK = ("Content-Type", "X-Elastic-Product", "Warning")


def passed_on(asked: Asked, url: str, *, trusting: Path | None = None) -> Said:
    """Answer as the server at `url` does, whose certificate the authority in the file `trusting` has signed."""
    kept: dict[str, str | bytes | None] = {
        name: value for name, value in asked.headers.items() if name.lower() in _PASSED_ON
    }
    answer = requests.request(
        asked.method,
        url + asked.target,
        headers=kept,
        data=asked.body,
        timeout=60,
        verify=str(trusting) if trusting else True,
    )
    headers = {name: answer.headers[name] for name in _PASSED_BACK if name in answer.headers}
    return Said(answer.content, answer.status_code, headers)


@pytest.fixture
def stub() -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, dict(self.headers.items()), body)
            stub.asked.append(asked)
            said = stub.says(asked)
            said.before()
            with suppress(OSError):  # who asked may have gone
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said.body) if said.length is None else said.length))
                self.end_headers()
                for part in [said.body[i : i + 1] for i in range(len(said.body))] if said.between else [said.body]:
                    self.wfile.write(part)
                    self.wfile.flush()
                    if said.between:
                        said.between()
            self.close_connection = said.length is not None or said.between is not None

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        stub.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()
