"""The process between the harness and a node: however the harness ends, the node ends too and its folder is removed.

It is run by its file's path and uses the standard library alone, so that it is up at once.  On its standard input it
gets an :class:`Order` as a line of JSON.  The end of the input means that the harness has ended, unless a
:class:`Lease` or a :class:`HandOver` stood before it.  When the node has ended, the guard writes the end of its log to
its standard output; its exit status is 0 if it was asked to end the node, and 1 if the node ended by itself.
"""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, Literal, TypedDict

__all__ = ["HandOver", "Lease", "Order"]

_GRACE_S = 5
_GLANCE_S = 0.5
_LOG_TAIL = 16_384  # bytes; less than a pipe holds, so that nobody needs to read it
_PR_SET_PDEATHSIG = 1  # <sys/prctl.h>

_End = Literal["asked", "died", "handed over"]


class Order(TypedDict):
    """What to run.

    `folder` is removed in the end, `log` lies in it, and `shared`, a folder that other nodes use after this one, is
    removed too where no :class:`HandOver` says that it is still wanted.  `user` and `group` are ids, or ``None`` to
    stay who we are.
    """

    command: list[str]
    cwd: str
    environment: dict[str, str]
    user: int | None
    group: int | None
    log: str
    folder: str
    shared: str | None


class Lease(TypedDict):
    """How long to keep the node: `seconds` at most, and only as long as the file `state` stays as it is."""

    state: str
    seconds: float


class HandOver(TypedDict):
    """The harness goes on with the shared folder: nothing of it may be removed."""

    hand_over: Literal[True]


def _main() -> int:
    # Unbuffered: a thread that waits in a buffered read holds a lock that the interpreter wants at its end.
    with open(0, "rb", buffering=0) as harness:
        line = harness.readline()
        if not line:
            return 0
        order: Order = json.loads(line)
        try:
            why = _run(order, harness)
        finally:
            _remove(Path(order["folder"]))
        if why == "asked" and order["shared"]:
            _remove(Path(order["shared"]))
        return 1 if why == "died" else 0


def _run(order: Order, harness: BinaryIO) -> _End:
    # Not an event: this one may be told from a signal handler, at any moment.
    ended: SimpleQueue[_End] = SimpleQueue()
    signal.signal(signal.SIGTERM, lambda *_: ended.put("asked"))
    try:
        node = _start(order)
    except (OSError, subprocess.SubprocessError) as error:
        os.write(1, f"{type(error).__name__}: {error}\n".encode())
        return "died"
    threading.Thread(target=_watch_harness, args=(harness, ended), daemon=True).start()
    threading.Thread(target=_watch_node, args=(node, ended), daemon=True).start()
    why = ended.get()
    _stop(node)
    _report(Path(order["log"]))
    return why


def _start(order: Order) -> "subprocess.Popen[bytes]":
    with Path(order["log"]).open("ab") as log:
        return subprocess.Popen(
            order["command"],
            cwd=order["cwd"],
            env=order["environment"],
            user=order["user"],
            group=order["group"],
            extra_groups=None if order["group"] is None else [],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_guard if sys.platform == "linux" else None,  # noqa: PLW1509 -- no thread yet
        )


def _die_with_guard() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _watch_node(node: "subprocess.Popen[bytes]", ended: "SimpleQueue[_End]") -> None:
    node.wait()
    ended.put("died")


def _watch_harness(harness: BinaryIO, ended: "SimpleQueue[_End]") -> None:
    why: _End = "asked"
    try:
        if said := harness.read():
            last_words: Lease | HandOver = json.loads(said)
            if "hand_over" in last_words:
                why = "handed over"
            else:
                _outlive(last_words)
    finally:
        ended.put(why)


def _outlive(lease: Lease) -> None:
    state, until = Path(lease["state"]), time.monotonic() + lease["seconds"]
    with suppress(OSError):
        ours = state.read_bytes()
        while time.monotonic() < until and state.read_bytes() == ours:
            time.sleep(_GLANCE_S)


def _stop(node: "subprocess.Popen[bytes]") -> None:
    """End the launcher and the server that it started: both are in the session that the launcher leads."""
    with suppress(ProcessLookupError):
        _signal(node, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        node.wait(_GRACE_S)
    with suppress(ProcessLookupError, PermissionError):
        _signal(node, getattr(signal, "SIGKILL", signal.SIGTERM))
    node.wait()


def _signal(node: "subprocess.Popen[bytes]", number: int) -> None:
    if sys.platform == "win32":
        node.terminate()  # the server ends by itself when its launcher is gone
    else:
        os.killpg(node.pid, number)


def _report(log: Path) -> None:
    with suppress(OSError), log.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _LOG_TAIL))
        os.write(1, file.read())


def _remove(folder: Path) -> None:
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.1)  # a server that was killed still closes its files


if __name__ == "__main__":
    sys.exit(_main())
