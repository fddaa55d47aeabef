"""A folder for the data of nodes that run one after another, as an upgrade in place has them."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from harness.engine.disk import storing
from harness.engine.runfolder import RunFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["data_folder"]


@contextmanager
def data_folder() -> "Iterator[Path]":
    """Yield a folder whose data outlive a node, and remove it at the end.

    Should the harness be killed while a node runs on it, the node's guard removes it; between two nodes, the next start
    of any node does.

    Raises :class:`EngineError` if the temporary folder cannot be written.
    """
    with storing(Path(tempfile.gettempdir()), variable="TMPDIR"):
        folder = RunFolder.create()
    try:
        folder.belongs_to(os.getpid())
        folder.hand_over()
        yield folder.path
    finally:
        folder.remove()
