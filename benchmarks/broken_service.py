"""The example service over a search that was broken on purpose: all that can be seen of it is what a service shows."""

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

from benchmarks.faults import Fault
from examples.person_service.service import PersonService
from generators.topics import Intent
from harness.engine import Engine, EngineRequest
from harness.golden import load_golden
from harness.loading.index import private_indices
from harness.measuring.corpus import corpus_of
from harness.measuring.session import Session, open_session
from harness.settings import Settings
from harness.systems import REFERENCE, load_indexed

__all__ = ["session_with_service"]


class _Silent(WSGIRequestHandler):
    """Answers, and writes no line about each question."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


_SYSTEM = Path(__file__).parent.parent / "examples" / "person_service" / "system"


@contextmanager
def session_with_service(engine: Engine, settings: Settings, fault: Fault | None, folder: Path) -> Iterator[Session]:
    """Yield a session with the example service, behind which the reference is broken by `fault`, if by any.

    The service is asked over HTTP, and the session knows nothing of the `engine` behind it.  `folder` is where the
    broken system is made.
    """
    system = load_indexed(fault.system(folder) if fault else REFERENCE)
    golden = load_golden()
    with ExitStack() as opened:
        client = opened.enter_context(engine.client())
        indices = opened.enter_context(private_indices(client, system, corpus_of(settings, golden), progress=False))
        if fault:
            fault.then(client, indices[Intent.PERSON])
        secret = secrets.token_urlsafe(16)
        url = opened.enter_context(_serving(PersonService(client, system, indices, secret=secret)))
        os.environ |= {"HARNESS_HTTP_URL": url, "PERSON_SERVICE_SECRET": secret}
        asked = replace(settings, system=_SYSTEM)
        yield opened.enter_context(open_session(asked, EngineRequest(), golden, progress=False))


@contextmanager
def _serving(service: PersonService) -> Iterator[str]:
    """Yield the address at which `service` answers, on this machine alone."""
    server = make_server("127.0.0.1", 0, service.app, threaded=True, request_handler=_Silent)
    running = threading.Thread(target=server.serve_forever, name="service")
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        running.join()
        server.server_close()
