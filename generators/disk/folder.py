"""A folder that appears whole under its name, or not at all."""

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from generators.disk.layout import FileFacts, FolderError

__all__ = ["Sheet", "new_folder", "open_sheets"]


class Sheet:
    """A file that counts and hashes what is written to it."""

    def __init__(self, path: str, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._digest = hashlib.sha256()
        self._bytes = 0
        self._lines = 0

    def write(self, content: bytes) -> None:
        """Add `content`, which is whole lines."""
        self._file.write(content)
        self._digest.update(content)
        self._bytes += len(content)
        self._lines += content.count(b"\n")

    @property
    def facts(self) -> FileFacts:
        """What was written so far."""
        return FileFacts(path=self._path, bytes=self._bytes, lines=self._lines, sha256=self._digest.hexdigest())


@contextmanager
def open_sheets(folder: Path, paths: Iterable[str]) -> Iterator[Mapping[str, Sheet]]:
    """Open a new file at each of `paths` below `folder`; at the end they are on the disk, not only on their way."""
    with ExitStack() as opened:
        files = {path: opened.enter_context(_create(folder / path)) for path in paths}
        yield {path: Sheet(path, file) for path, file in files.items()}
        for file in files.values():
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """Yield an empty folder that is called `out` as soon as the block ends, and is gone if the block raises.

    Until then it stands beside `out` under a name that begins with a dot and that of `out`.

    Raises :class:`FolderError` where `out` exists and is not an empty folder, or cannot be made.
    """
    out = out.resolve()  # a name with .. in it, or of a link, has no place beside it
    _check_free(out)
    unfinished = out.with_name(f".{out.name}.{secrets.token_hex(4)}.unfinished")
    try:
        try:
            unfinished.mkdir()
        except OSError as error:
            raise FolderError(f"{out.parent} cannot be written to: {error.strerror}") from error
        yield unfinished
        _fsync([unfinished, *(path for path in unfinished.iterdir() if path.is_dir())])
        _publish(unfinished, out)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _check_free(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise FolderError(f"{out} is a file; name a folder that does not exist yet, or an empty one")
    if not out.parent.is_dir():
        raise FolderError(f"there is no folder {out.parent} to make {out.name!r} in; make it first, or name another")
    if out.is_dir():
        if os.path.ismount(out):
            raise FolderError(f"{out} is a file system of its own and cannot be replaced; name a new folder in it")
        try:
            held = next(out.iterdir(), None)
        except OSError as error:
            raise FolderError(f"{out} cannot be read: {error.strerror}") from error
        if held:
            raise FolderError(
                f"{out} is not empty (it holds {held.name!r}); name a folder that does not exist yet, or an empty one"
            )


def _publish(unfinished: Path, out: Path) -> None:
    try:
        if out.is_dir():
            out.rmdir()
        unfinished.rename(out)
    except OSError as error:
        raise FolderError(f"{out} cannot be put in place: {error.strerror}") from error
    _fsync([out.parent])


def _create(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("xb")


def _fsync(folders: Iterable[Path]) -> None:
    """Put the names in `folders` on the disk, where the platform knows how."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
