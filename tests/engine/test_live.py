"""With real nodes: what was started is stopped, whatever happens, and what refuses us is understood."""

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
import requests

from harness.engine import EngineRequest, open_engine
from harness.engine.catalogue import Release
from harness.engine.install import install
from harness.engine.java import newest_runnable

pytestmark = [pytest.mark.engine, pytest.mark.skipif(sys.platform == "win32", reason="uses POSIX signals")]

OPEN = """\
import sys, time
from harness.engine import EngineRequest, open_engine
with open_engine(EngineRequest(version=sys.argv[1]), progress=False) as engine:
    print(engine.url, engine.version, engine.origin, flush=True)
    time.sleep(600)
"""
CLI = "from harness.cli import main; main()"


@pytest.fixture(scope="module")
def default() -> Release:
    """The release that runs here by default."""
    return newest_runnable()


@pytest.fixture(scope="module")
def home(default: Release) -> Path:
    """That release in the user's own cache, fetched if need be."""
    return install(default)


@pytest.fixture
def own_cache(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with the same engines, but without the node that the user may keep."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/engines").symlink_to(home.parent)
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of this test's nodes, that the node's user may enter."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", None)
        yield Path(folder)
    monkeypatch.undo()
    tempfile.tempdir = None


def processes_in(folder: Path) -> list[psutil.Process]:
    """The Java processes that work with something in `folder`."""
    return [
        process
        for process in psutil.process_iter(["cmdline", "status"])
        if str(folder) in " ".join(process.info["cmdline"] or ())
    ]


def of_launchers() -> set[Path]:
    """What launchers left in the system's own temporary folder, which is Java's whatever TMPDIR says."""
    return set(Path("/tmp").glob("final-flags*"))  # noqa: S108


def wait_until(condition: Callable[[], object], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def cli(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CLI, *words], capture_output=True, text=True, check=False, timeout=120)


def test_a_killed_harness_takes_node_and_folder_along(default: Release, own_cache: Path, scratch: Path) -> None:
    before = of_launchers()
    with subprocess.Popen([sys.executable, "-c", OPEN, default.version], stdout=subprocess.PIPE, text=True) as harness:
        assert harness.stdout
        url, version, origin = harness.stdout.readline().split()
        node = processes_in(scratch)
        users = {process.username() for process in node}
        answer = requests.get(url, timeout=5).json()
        harness.kill()
    psutil.wait_procs(node, timeout=10)
    wait_until(lambda: not list(scratch.iterdir()))

    assert url.startswith("http://127.0.0.1:")
    assert (answer["version"]["number"], version, origin) == (default.version, default.version, "embedded")
    assert "root" not in users
    assert processes_in(scratch) == []
    assert of_launchers() <= before


def test_ctrl_c_while_the_node_starts_leaves_nothing(default: Release, own_cache: Path, scratch: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", OPEN, default.version], stderr=subprocess.PIPE) as harness:
        wait_until(lambda: len(processes_in(scratch)) > 1, 30)
        harness.send_signal(signal.SIGINT)
        _, said = harness.communicate(timeout=20)

    assert b"KeyboardInterrupt" in said
    assert processes_in(scratch) == []
    assert list(scratch.iterdir()) == []


def test_a_kept_node_is_found_used_and_stopped(default: Release, own_cache: Path, scratch: Path) -> None:
    none = cli("engine", "status")
    started = cli("engine", "start", "--engine", default.version, "--for", "10m")
    again = cli("engine", "start")
    status = cli("engine", "status")
    with open_engine(EngineRequest()) as engine:
        used = (engine.version, engine.origin)
        url = engine.url
    another = cli("engine", "start", "--engine", "8.16.6" if default.version != "8.16.6" else "9.4.3")
    stopped = cli("engine", "stop")
    after = cli("engine", "stop")

    assert (none.returncode, none.stdout) == (1, "no node is kept\n")
    assert (started.returncode, started.stdout) == (
        0,
        f"Elasticsearch {default.version} is running at {url} for 10 minutes\n",
    )
    assert (again.returncode, again.stdout.split(" for ")[0]) == (
        0,
        f"Elasticsearch {default.version} is already running at {url}",
    )
    assert (status.returncode, status.stdout.split(" on ")[0]) == (0, f"Elasticsearch {default.version} at {url}")
    assert used == (default.version, "kept")
    assert (another.returncode, "is kept already" in another.stderr) == (4, True)
    assert (stopped.returncode, stopped.stdout) == (0, f"stopped Elasticsearch {default.version} at {url}\n")
    assert (after.returncode, after.stdout) == (0, "no node is kept\n")
    assert processes_in(scratch) == []
    assert list(scratch.iterdir()) == []


def test_a_port_that_is_taken_is_said_at_once(own_cache: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = cli("engine", "start", "--port", str(port))

    assert (done.returncode, done.stderr.startswith(f"error: --port {port}: cannot listen there")) == (4, True)


def test_a_home_of_ones_own_keeps_its_word_lists_and_a_dead_node_is_told_of(
    default: Release, home: Path, tmp_path: Path, scratch: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # tmp_path is closed to others, so that root's node gets a twin of this folder.
    own = tmp_path / "elasticsearch"
    shutil.copytree(home, own, copy_function=os.link)
    (own / "config/analysis").mkdir()
    (own / "config/analysis/names.txt").write_text("bill, william\n")
    settings = {
        "filter": {"names": {"type": "synonym", "synonyms_path": "analysis/names.txt"}},
        "analyzer": {"names": {"tokenizer": "standard", "filter": ["lowercase", "names"]}},
    }

    with caplog.at_level(logging.WARNING), open_engine(EngineRequest(es_home=own), progress=False) as engine:
        with engine.client() as client:
            client.indices.create(index="people", settings={"analysis": settings})
            tokens = client.indices.analyze(index="people", analyzer="names", text="Bill")["tokens"]
        server = max(processes_in(scratch), key=lambda process: process.memory_info().rss)
        server.kill()
        wait_until(lambda: not list(scratch.iterdir()))

    assert (engine.version, engine.origin) == (default.version, "home")
    assert {token["token"] for token in tokens} == {"bill", "william"}
    assert "ended while it was used" in caplog.text
    assert processes_in(scratch) == []
