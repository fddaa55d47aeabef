import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from harness.engine import guard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the nodes are shell scripts")

# Like Elasticsearch: a launcher that starts a server, and both go at a TERM.
NODE = "sleep 60 & echo up; wait"
STUBBORN = "trap '' TERM; echo up; while :; do sleep 1; done"


class Guarded:
    """A guard with a node, as the harness starts them."""

    def __init__(self, folder: Path, script: str, shared: Path | None = None) -> None:
        self.folder = folder
        folder.mkdir()
        self.log = folder / "node.log"
        order: guard.Order = {
            "command": ["sh", "-c", script],
            "cwd": str(folder),
            "environment": dict(os.environ),
            "user": None,
            "group": None,
            "log": str(self.log),
            "folder": str(folder),
            "shared": str(shared) if shared else None,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert self.process.stdin
        self.stdin = self.process.stdin
        self.tell(order)
        wait_for(lambda: self.log.exists() and "up" in self.log.read_text())
        self.tree = psutil.Process(self.process.pid).children(recursive=True)

    def tell(self, words: guard.Order | guard.Lease | guard.HandOver) -> None:
        self.stdin.write(json.dumps(words).encode() + b"\n")
        self.stdin.flush()

    def ends(self) -> str:
        """Wait until all is over; what the guard said."""
        assert self.process.stdout
        self.process.wait(20)
        said = self.process.stdout.read()
        wait_for(lambda: not any(map(alive, self.tree)))
        assert not self.folder.exists()
        return said.decode()


def alive(process: psutil.Process) -> bool:
    """Say whether it still runs; who inherits an orphan may take a while to notice that it ended."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_for(condition: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Callable[[str], Guarded]]:
    started: list[Guarded] = []

    def start(script: str = NODE, shared: Path | None = None) -> Guarded:
        started.append(Guarded(tmp_path / "run", script, shared))
        return started[-1]

    yield start
    for each in started:
        with each.process:
            each.process.kill()
        for process in each.tree:
            if process.is_running():
                process.kill()


def test_the_end_of_the_harness_ends_launcher_and_server_and_removes_the_folder(
    guarded: Callable[..., Guarded],
) -> None:
    node = guarded()
    node.stdin.close()
    said = node.ends()

    assert (said, node.process.returncode) == ("up\n", 0)


@pytest.mark.parametrize("handed_over", [True, False])
def test_data_that_other_nodes_use_stay_only_where_the_harness_says_that_it_goes_on(
    guarded: Callable[..., Guarded], tmp_path: Path, *, handed_over: bool
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    node = guarded(NODE, shared)

    if handed_over:
        node.tell({"hand_over": True})
    node.stdin.close()
    node.ends()

    assert shared.exists() == handed_over


def test_a_node_that_ends_by_itself_hands_on_its_last_words(guarded: Callable[..., Guarded]) -> None:
    node = guarded("echo up; sleep 0.2; echo 'java.lang.Error: no' >&2; exit 3")

    said = node.ends()

    assert said == "up\njava.lang.Error: no\n"
    assert node.process.returncode == 1


def test_a_node_that_ignores_the_request_to_stop_is_killed(
    guarded: Callable[..., Guarded], monkeypatch: pytest.MonkeyPatch
) -> None:
    node = guarded(STUBBORN)
    started = time.monotonic()
    node.stdin.close()
    node.ends()

    assert 4 < time.monotonic() - started < 10


def test_a_request_to_the_guard_to_stop_is_handed_on(guarded: Callable[..., Guarded]) -> None:
    node = guarded()
    node.process.send_signal(signal.SIGTERM)
    node.ends()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_a_killed_guard_takes_the_launcher_along(guarded: Callable[..., Guarded]) -> None:
    node = guarded("echo up; exec sleep 60")
    node.process.kill()

    wait_for(lambda: not any(map(alive, node.tree)))


def test_a_leased_node_outlives_the_harness_until_its_file_goes(
    guarded: Callable[..., Guarded], tmp_path: Path
) -> None:
    node = guarded()
    state = tmp_path / "kept.json"
    state.write_text("{}")
    node.tell({"state": str(state), "seconds": 60})
    node.stdin.close()
    time.sleep(1)
    alive_before = node.process.poll() is None
    state.unlink()
    node.ends()

    assert alive_before


def test_a_leased_node_ends_when_another_takes_its_file(guarded: Callable[..., Guarded], tmp_path: Path) -> None:
    node = guarded()
    state = tmp_path / "kept.json"
    state.write_text("{}")
    node.tell({"state": str(state), "seconds": 60})
    node.stdin.close()
    time.sleep(0.5)
    state.write_text('{"another": 1}')
    node.ends()


def test_a_leased_node_ends_when_its_time_is_up(guarded: Callable[..., Guarded], tmp_path: Path) -> None:
    node = guarded()
    state = tmp_path / "kept.json"
    state.write_text("{}")
    started = time.monotonic()
    node.tell({"state": str(state), "seconds": 1})
    node.stdin.close()
    node.ends()

    assert 1 <= time.monotonic() - started < 5


def test_a_command_that_cannot_start_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    order: dict[str, object] = {
        "command": ["/no/such"],
        "cwd": str(folder),
        "environment": {},
        "user": None,
        "group": None,
    }
    order |= {"log": str(folder / "node.log"), "folder": str(folder)}
    done = subprocess.run(
        [sys.executable, "-I", "-S", guard.__file__], input=json.dumps(order).encode(), capture_output=True, check=False
    )

    assert b"FileNotFoundError" in done.stdout
    assert not folder.exists()
