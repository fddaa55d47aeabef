"""What a disk refuses, said in one sentence."""

import errno
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from harness.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["require_space", "storing"]

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def require_space(folder: "Path", needed: int, *, variable: str = "HARNESS_CACHE") -> None:
    """Make sure that the disk of `folder` has `needed` bytes free.

    `variable` is the environment variable that moves `folder` elsewhere. Raises :class:`EngineError` if it has not.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        message = (
            f"the disk of {folder} is too full for Elasticsearch: {free / 1e6:.0f} MB are free, "
            f"{needed / 1e6:.0f} MB are needed; make room, or set {variable} to a folder on another disk"
        )
        raise EngineError(message)


@contextmanager
def storing(folder: "Path", *, variable: str = "HARNESS_CACHE") -> "Iterator[None]":
    """Turn a disk's refusals into a message.

    `variable` is the environment variable that moves `folder` elsewhere. Raises :class:`EngineError` if `folder` cannot
    be written or its disk is full.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            why, wanted = f"the disk of {folder} is full", "make room, or set {} to a folder on another disk"
        else:
            why = f"cannot write to {error.filename or folder}: {error.strerror or error}"
            wanted = "set {} to a folder that can be written"
        message = f"{why}; {wanted.format(variable)}"
        raise EngineError(message) from error
