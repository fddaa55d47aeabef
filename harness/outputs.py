"""Files that a run writes: checked before it, and written whole after it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harness.errors import ConfigurationError

__all__ = ["output_path", "write_whole", "written_whole"]


def output_path(path: Path, option: str) -> Path:
    """Return `path`, absolute and behind any link, if a file can be written there.

    Raises :class:`ConfigurationError`, which names `option`, where it cannot: that should be said before a run of
    minutes, not after it.
    """
    try:
        real = path.resolve()
        problem = _problem(real)
    except OSError as error:
        problem = error.strerror or str(error)
    if problem:
        raise ConfigurationError(f"{option} {path}: cannot be written: {problem}")
    return real


def _problem(path: Path) -> str:
    if path.exists() and not path.is_file():
        return "is not a file"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    beside = _beside(path)
    beside.touch()
    beside.unlink()
    return ""


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Yield a path to write to; what stands there at the end becomes `path` all at once, unless an error ends it.

    Raises :class:`OSError` where it cannot be written, and leaves nothing half-written.
    """
    beside = _beside(path)
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` all at once, as :func:`written_whole` does."""
    with written_whole(path) as beside:
        beside.write_bytes(content)


def _beside(path: Path) -> Path:
    """Return a name in the same folder, since a file cannot be renamed from one disk to another."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")
