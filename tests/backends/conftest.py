"""The folder of a service, and what asks it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.backends.service import ServiceBackend
from harness.backends.service.sending import Tls
from harness.systems import ServiceSystem, load_system
from tests.stubs import Stub, stub

__all__ = ["stub"]

FOLDER = {
    "system.toml": """
name = "their service"
kind = "http"
url = "http://127.0.0.1:1"
{top}
[person]
method = "POST"
path = "/people"
body = "person.json.j2"
safe = true
hits = "$.results"
id = "$.person.ref"
total = "$.count"
score = "$.score"
markers = "$.warnings[*].code"
error = "$.error"
timeout = 2
lacks = ["anything"]
[incident]
path = "/incidents/{{{{ query.reference }}}}"
parameters = {{ words = "{{{{ query.words }}}}", from = "{{{{ start }}}}", n = "{{{{ size }}}}" }}
hits = "$.log"
id = "$.no"
nobody = [404]
""",
    "person.json.j2": """{"family": {{ query.surname | tojson }}, "from": {{ start }}, "size": {{ size }}}""",
}


MakeService = Callable[..., ServiceSystem]


@pytest.fixture
def service_system(tmp_path: Path) -> MakeService:
    """Makes the system of a service: ``service_system(top='concurrency = 1', edit=("old", "new"))``."""

    def make(*, top: str = "", edit: tuple[str, str] = ("", "")) -> ServiceSystem:
        folder = tmp_path / "service"
        folder.mkdir(exist_ok=True)
        for name, text in FOLDER.items():
            written = text.format(top=top) if name == "system.toml" else text
            (folder / name).write_text(written.replace(*edit) if edit[0] else written, encoding="utf-8")
        system = load_system(folder)
        assert isinstance(system, ServiceSystem)
        return system

    return make


@pytest.fixture
def ask(stub: Stub) -> Iterator[Callable[..., ServiceBackend]]:
    """Returns what asks the stub: ``ask(system, SECRET="x")``."""
    opened: list[ServiceBackend] = []

    def backend(system: ServiceSystem, *, url: str = "", **secrets: str) -> ServiceBackend:
        made = ServiceBackend(system, url or stub.url, tls=Tls(), find_secret=secrets.__getitem__)
        opened.append(made)
        return made

    yield backend
    for made in opened:
        made.close()
