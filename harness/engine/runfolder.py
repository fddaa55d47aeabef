"""A node's private folder, which the user that runs the node can read."""

import json
import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import psutil

__all__ = ["NodeUser", "RunFolder"]

_PREFIX = "search-harness-"
_OWNER = "guard.json"
_CLOCK_S = 2  # by which a clock that is set right may move a process's time of birth
_NOBODY = 65534  # where no user has that name


class NodeUser(NamedTuple):
    """Whom a node runs as."""

    uid: int
    gid: int


@dataclass(frozen=True, kw_only=True)
class RunFolder:
    """The folder of one run of one node; `user` is ``None`` if the node runs as whoever runs the harness.

    `shared` is another's that outlives the node, if the data lie there.
    """

    path: Path
    user: NodeUser | None
    shared: Path | None = None

    @classmethod
    def create(cls, *, data: Path | None = None) -> "RunFolder":
        """Make an empty one in the temporary folder; a node's data go to `data`, if that is given.

        Raises :class:`OSError` if that cannot be written.
        """
        user = _unprivileged_user()
        base = _base(user)
        _sweep(base)
        folder = cls(path=Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base)), user=user, shared=data)
        for part in (folder.config, folder.data, folder.logs, folder.tmp):
            part.mkdir(exist_ok=True)
        return folder

    @property
    def config(self) -> Path:
        """Return the folder of Elasticsearch's configuration."""
        return self.path / "config"

    @property
    def data(self) -> Path:
        """Return the folder of Elasticsearch's data."""
        return (self.shared or self.path) / "data"

    @property
    def logs(self) -> Path:
        """Return the folder of Elasticsearch's logs."""
        return self.path / "logs"

    @property
    def tmp(self) -> Path:
        """Return Elasticsearch's temporary folder."""
        return self.path / "tmp"

    def readable(self, tree: Path, name: str) -> Path:
        """Return `tree`, or if the node's user may not read it, a twin in this folder, of links or else of copies."""
        tree = tree.resolve()
        if self.user is None or _open_to_all(tree):
            return tree
        twin = self.path / name
        shutil.copytree(tree, twin, copy_function=_link_or_copy, ignore_dangling_symlinks=True)
        for folder in (twin, *(path for path in twin.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        return twin

    def belongs_to(self, guard: int) -> None:
        """Note the process that removes this folder: once it is dead, anyone may."""
        born = psutil.Process(guard).create_time()
        (self.path / _OWNER).write_text(json.dumps([guard, born]), encoding="utf-8")

    def hand_over(self) -> None:
        """Give this folder and what the node writes to the node's user."""
        if self.user:
            for path in (self.path, self.data, self.logs, self.tmp):
                os.chown(path, *self.user)
            for path in (self.config, *self.config.rglob("*")):
                os.chown(path, *self.user)

    def remove(self) -> None:
        """Remove it, as far as it is there."""
        shutil.rmtree(self.path, ignore_errors=True)


def _unprivileged_user() -> NodeUser | None:
    """Return whom to run as instead of root, as which Elasticsearch refuses to run."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        return NodeUser(_NOBODY, _NOBODY)
    return NodeUser(entry.pw_uid, entry.pw_gid)


def _base(user: NodeUser | None) -> Path:
    """Return the temporary folder, or the system's own where the node's user may not enter the one that is set."""
    base = Path(tempfile.gettempdir())
    if user is None:
        return base
    return next((folder for folder in (base, Path("/tmp"), Path("/var/tmp")) if _can_enter(folder)), base)  # noqa: S108


def _sweep(base: Path) -> None:
    """Remove the folders of guards that were killed."""
    for owner in base.glob(f"{_PREFIX}*/{_OWNER}"):
        with suppress(OSError, ValueError, psutil.AccessDenied):  # another user's
            guard, born = json.loads(owner.read_bytes())
            if not psutil.pid_exists(guard) or abs(psutil.Process(guard).create_time() - born) > _CLOCK_S:
                shutil.rmtree(owner.parent)


def _can_enter(folder: Path) -> bool:
    return all(
        place.is_dir() and place.stat().st_mode & 0o001 for place in (folder.resolve(), *folder.resolve().parents)
    )


def _open_to_all(tree: Path) -> bool:
    return _can_enter(tree) and all(map(_readable_by_all, tree.rglob("*")))


def _readable_by_all(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:  # a link to nowhere: nobody reads it
        return True
    needed = 0o005 if stat.S_ISDIR(mode) else 0o004
    return mode & needed == needed


def _link_or_copy(source: str, target: str) -> None:
    mode = Path(source).stat().st_mode
    if mode & 0o004:
        try:
            os.link(source, target)
        except OSError:  # another disk, or one without links
            pass
        else:
            return
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if mode & 0o100 else 0o644)
