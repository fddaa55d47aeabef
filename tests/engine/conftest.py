"""A small Maven repository on this machine, with a small engine in it."""

import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.engine import download
from harness.engine.catalogue import JavaNeed, Release
from harness.engine.install import home_of, tree_hash

FILES = {
    "lib/elasticsearch-1.2.3.jar": bytes(range(256)) * 4_000,
    "lib/lucene.jar": b"lucene " * 50_000,
    "modules/apm/apm.jar": b"apm",
    "config/jvm.options": b"-Xms1g\n",
}
UNWANTED = 3_000_000


@dataclass
class Repository:
    """What the server holds, how it behaves, and what it was asked.

    `cuts` is how many answers still break off half way; `ranges` whether it knows ranges.
    """

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    cuts: int = 0
    ranges: bool = True
    status: int = 200
    sent: int = 0
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_PAUSE_S", 0.01)


@pytest.fixture
def release() -> Release:
    return Release(version="1.2.3", artifact="7", sha256="", java=JavaNeed(oldest=17), opens="1.0.0")


@pytest.fixture
def artifact(release: Release) -> bytes:
    """Wanted and unwanted members, in turn, as in the real artifact; stored, so that sizes are what they seem."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("sonarqube-7/jres/runtime.tar.gz", b"x" * UNWANTED)
        for name, content in FILES.items():
            archive.writestr(f"{release.root}{name}", content)
        archive.writestr(f"{release.root}modules/x-pack-inference/model.jar", b"y" * UNWANTED)
        archive.mkdir(f"{release.root}plugins")
        archive.writestr("sonarqube-7/web/index.html", b"<html>")
    return buffer.getvalue()


@pytest.fixture
def pinned(release: Release, tmp_path: Path) -> Release:
    """The release with the hash of what the artifact holds."""
    twin = tmp_path / "twin"
    for name, content in FILES.items():
        (twin / name).parent.mkdir(parents=True, exist_ok=True)
        (twin / name).write_bytes(content)
    return replace(release, sha256=tree_hash(twin))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("HARNESS_CACHE", str(folder))
    return folder


@pytest.fixture
def repository(release: Release, artifact: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """A Maven repository that serves the artifact, and that HARNESS_MAVEN_REPOSITORY names."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        held = Repository(url=f"http://127.0.0.1:{server.server_port}", files={f"/{release.path}": artifact})
        server.repository = held  # type: ignore[attr-defined]
        monkeypatch.setenv("HARNESS_MAVEN_REPOSITORY", held.url)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield held
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        held: Repository = self.server.repository  # type: ignore[attr-defined]
        asked = self.headers["Range"]
        held.asked.append(asked)
        content = held.files.get(self.path)
        if content is None or held.status != 200:
            self._answer(404 if content is None else held.status, b"")
        elif asked and held.ranges:
            first, _, last = asked.removeprefix("bytes=").partition("-")
            start = int(first) if first else max(0, len(content) - int(last))
            stop = min(int(last) + 1, len(content)) if first and last else len(content)
            self._answer(206, content[start:stop], f"bytes {start}-{stop - 1}/{len(content)}")
        else:
            self._answer(200, content)

    def _answer(self, status: int, body: bytes, content_range: str = "") -> None:
        held: Repository = self.server.repository  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        if held.cuts and len(body) > 1000:
            held.cuts -= 1
            body = body[: len(body) // 2]
            self.close_connection = True
        held.sent += len(body)
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def installed_files(release: Release) -> dict[str, bytes]:
    home = home_of(release)
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}
