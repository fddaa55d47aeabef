"""A running node, and how it came up or why it did not."""

import json
import logging
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import requests
from tqdm import tqdm

from harness.engine import guard
from harness.engine.disk import require_space, storing
from harness.engine.node import launch_command, launch_environment, ports_file, write_config
from harness.engine.runfolder import RunFolder
from harness.engine.thai import patch_options
from harness.errors import ConfigurationError, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harness.engine.java import Java

__all__ = ["Node", "running_node"]

_log = logging.getLogger(__name__)

_START_S = 180  # ten times what it takes on two idle cores
_STOP_S = 15  # more than the guard's own patience
_GLANCE_S = 0.1
_SPACE = 100 * 10**6  # bytes: an empty node takes a hundredth of it, the rest is for a corpus
_SHOWN_LINES = 8
_SHOWN_WIDTH = 300
_HINTS = {
    r"No space left|disk.*full": "make room, or set TMPDIR to a folder on another disk",
    r"Address already in use|BindHttpException": "the port is taken: name another with --port, or none",
    r"insufficient memory|OutOfMemory|Cannot allocate memory": "free some memory: a node takes 1 to 1.5 GB",
    r"^PermissionError|^OSError": "root may not become another user here: run the harness as an ordinary user",
    r"Permission denied|AccessDenied": "the node's user must be able to read its home and Java",
    r"UnsupportedClassVersion|[Mm]odule \S+ not found": "this Elasticsearch needs another Java",
}


@dataclass(kw_only=True)
class Node:
    """A node that answers at `url`, watched over by `guard`."""

    url: str
    version: str
    guard: "subprocess.Popen[bytes]"
    folder: RunFolder
    kept: bool = False

    def keep(self, state: Path, seconds: float) -> None:
        """Let the node outlive this process: for `seconds`, and only as long as the file `state` stays as it is."""
        lease: guard.Lease = {"state": str(state), "seconds": seconds}
        self.kept = True
        _tell(self.guard, lease)


@contextmanager
def running_node(
    home: Path, java: "Java", *, version: str, port: int = 0, data: Path | None = None, progress: bool = True
) -> "Iterator[Node]":
    """Start the Elasticsearch in `home` as a private node on the loopback interface, and stop it at the end.

    `port` is where to listen; 0 for any free port. `data` is a :func:`~harness.engine.datafolder.data_folder` that
    outlives the node; one of its own if ``None``. Raises :class:`ConfigurationError` if `port` is taken;
    :class:`EngineError` if the node does not come up.
    """
    if port:
        _require_free(port)
    with storing(Path(tempfile.gettempdir()), variable="TMPDIR"):
        folder = RunFolder.create(data=data)
    label = f"Elasticsearch {version} on {java}"
    watcher: subprocess.Popen[bytes] | None = None
    node: Node | None = None
    try:
        with storing(folder.path, variable="TMPDIR"):
            require_space(folder.path, _SPACE, variable="TMPDIR")
            order = _order(home, java, folder, port)
        watcher = _start_guard()
        folder.belongs_to(watcher.pid)
        _tell(watcher, order, last=False)
        url = _await(watcher, folder, label, progress=progress)
        node = Node(url=url, version=version, guard=watcher, folder=folder)
        yield node
    finally:
        if node is None or not node.kept:
            if watcher is not None:
                log = _end(watcher, {"hand_over": True} if data else None)
                if node is not None and watcher.returncode:
                    _log.warning("%s", _failure(f"{label} ended while it was used", log))
            folder.remove()


def _order(home: Path, java: "Java", folder: RunFolder, port: int) -> guard.Order:
    home = folder.readable(home, "home")
    java = java.at(folder.readable(java.home, "java"))
    write_config(folder, home, port=port)
    if java.lacks_thai:
        extra = folder.config / "jvm.options.d"
        extra.mkdir(exist_ok=True)
        options = patch_options(home, folder.path / "patched")
        (extra / "thai.options").write_text("\n".join(options) + "\n", encoding="utf-8")
    folder.hand_over()
    return {
        "command": launch_command(home, java, folder),
        "cwd": str(home),
        "environment": launch_environment(home, java, folder),
        "user": folder.user.uid if folder.user else None,
        "group": folder.user.gid if folder.user else None,
        "log": str(folder.logs / "node.log"),
        "folder": str(folder.path),
        "shared": str(folder.shared) if folder.shared else None,
    }


def _start_guard() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-I", "-S", guard.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A Ctrl-C at the terminal is for the harness: the node is stopped in order afterwards.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _tell(
    watcher: "subprocess.Popen[bytes]", words: "guard.Order | guard.Lease | guard.HandOver", *, last: bool = True
) -> None:
    pipe = cast("IO[bytes]", watcher.stdin)
    with suppress(BrokenPipeError):
        pipe.write(json.dumps(words).encode() + b"\n")
        pipe.flush()
    if last:
        pipe.close()


def _end(watcher: "subprocess.Popen[bytes]", last_words: "guard.HandOver | None" = None) -> bytes:
    """Close the guard's input, which makes it stop the node; return the end of the node's log once it has."""
    if last_words:
        _tell(watcher, last_words, last=False)
    try:
        log, _ = watcher.communicate(timeout=_STOP_S)
    except subprocess.TimeoutExpired:
        _log.warning("a node did not stop within %d s; its guard, process %d, goes on trying", _STOP_S, watcher.pid)
        return b""
    return log


def _await(watcher: "subprocess.Popen[bytes]", folder: RunFolder, label: str, *, progress: bool) -> str:
    until = time.monotonic() + _START_S
    shown = None if progress else True
    with tqdm(desc=f"{label} starts", bar_format="{desc} {elapsed}", leave=False, disable=shown) as bar:
        while time.monotonic() < until:
            if watcher.poll() is not None:
                raise _failure(f"{label} ended while it started", _end(watcher))
            if url := _answering(folder):
                return url
            time.sleep(_GLANCE_S)
            bar.update(0)
            bar.refresh()
    raise _failure(f"{label} was not ready after {_START_S} s", (folder.logs / "node.log").read_bytes())


def _answering(folder: RunFolder) -> str | None:
    with suppress(OSError, requests.RequestException), requests.Session() as session:
        session.trust_env = False  # a proxy has no part in this
        url = f"http://{ports_file(folder).read_text(encoding='utf-8').split()[0]}"
        if session.get(f"{url}/_cluster/health", timeout=5).ok:
            return url
    return None


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            message = f"--port {port}: cannot listen there ({error}); name another, or none for any free port"
            raise ConfigurationError(message) from None


def _failure(what: str, log: bytes) -> EngineError:
    """Return an error with the few lines of a node's log that say why."""
    text = log.decode(errors="replace")
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not re.match(r"\s*(at |\.\.\. \d+ more)", line)
    ]
    telling = [line for line in lines if re.search(r"ERROR|FATAL|rror:|xception|Caused by", line)] or lines
    hint = next((hint for pattern, hint in _HINTS.items() if re.search(pattern, text)), "")
    shown = [line[:_SHOWN_WIDTH] for line in telling[-_SHOWN_LINES:]] or ["(its log is empty)"]
    return EngineError("\n  ".join([f"{what}{hint and f' ({hint})'}:", *shown]))
