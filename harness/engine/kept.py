"""The one node per user that `search-harness engine start` keeps for quick repeats."""

import json
import logging
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock

from harness.engine.connection import Credentials, Engine
from harness.engine.disk import storing
from harness.engine.given import reach
from harness.engine.install import cache_folder, install
from harness.engine.launch import running_node
from harness.errors import ConfigurationError, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from harness.engine.catalogue import Release
    from harness.engine.java import Java

__all__ = ["Kept", "find_kept", "kept_engine", "start_kept", "stop_kept"]

_log = logging.getLogger(__name__)
_STOP_S = 20


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A kept node: `guard` and `born` tell its guard's process, `until` when it stops (in seconds of the epoch)."""

    url: str
    version: str
    java: str
    guard: int
    born: float
    until: float

    @property
    def minutes_left(self) -> int:
        """Return for how many minutes it stays."""
        return max(0, round((self.until - time.time()) / 60))


def find_kept() -> Kept | None:
    """Return the kept node if its guard is alive; what a dead one left is removed."""
    try:
        kept = Kept(**json.loads(_state().read_bytes()))
    except OSError:
        return None
    except (ValueError, TypeError):
        kept = None
    if kept and _guard_of(kept):
        return kept
    with suppress(OSError):
        _state().unlink()
    return None


def kept_engine(version: str | None) -> Engine | None:
    """Return the kept node as an engine, if there is one of that version (of any, if ``None``) and it answers."""
    kept = find_kept()
    if kept is None or version not in {None, kept.version}:
        return None
    try:
        return reach(kept.url, Credentials(), origin="kept")
    except EngineError:
        _log.warning("the kept node at %s does not answer: not used (`search-harness engine stop` ends it)", kept.url)
        return None


def start_kept(
    release: "Release", java: "Java", *, seconds: float, port: int = 0, progress: bool = True
) -> tuple[Kept, bool]:
    """Return the kept node, and whether it was started just now.

    Raises :class:`ConfigurationError` if one of another version is kept already; :class:`EngineError` if the node does
    not come up.
    """
    with _alone():
        if kept := find_kept():
            if kept.version != release.version:
                message = f"Elasticsearch {kept.version} is kept already; `search-harness engine stop` ends it"
                raise ConfigurationError(message)
            return kept, False
        home = install(release, progress=progress)
        with running_node(home, java, version=release.version, port=port, progress=progress) as node:
            kept = Kept(
                url=node.url,
                version=node.version,
                java=str(java),
                guard=node.guard.pid,
                born=psutil.Process(node.guard.pid).create_time(),
                until=time.time() + seconds,
            )
            with storing(_state().parent):
                _state().write_text(json.dumps(asdict(kept)), encoding="utf-8")
            node.keep(_state(), seconds)
            return kept, True


def stop_kept() -> Kept | None:
    """Stop the kept node and return it; ``None`` if there is none.

    Raises :class:`EngineError` if it does not end.
    """
    kept = find_kept()
    if kept is None:
        return None
    guard = _guard_of(kept)
    # The guard keeps the node as long as this file stands.
    _state().unlink(missing_ok=True)
    try:
        if guard:
            guard.wait(_STOP_S)
    except psutil.TimeoutExpired:
        message = f"the kept node at {kept.url} did not end within {_STOP_S} s; its guard is process {kept.guard}"
        raise EngineError(message) from None
    return kept


def _state() -> "Path":
    return cache_folder() / "kept.json"


@contextmanager
def _alone() -> "Iterator[None]":
    """Keep other processes of this user from starting a kept node at the same time."""
    lock = FileLock(_state().with_name(".kept.lock"))
    with storing(_state().parent):
        _state().parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _guard_of(kept: Kept) -> psutil.Process | None:
    with suppress(psutil.Error):
        process = psutil.Process(kept.guard)
        # Another process may have got the number since; clocks are adjusted by a second at most.
        if abs(process.create_time() - kept.born) < 2 and process.status() != psutil.STATUS_ZOMBIE:
            return process
    return None
