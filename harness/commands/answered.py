"""What the commands share that are about a search which only its maker can ask."""

from pathlib import Path

from harness.errors import SystemFolderError
from harness.systems import AnsweredSystem, load_system

__all__ = ["SYSTEM_HELP", "answered_system"]

SYSTEM_HELP = "A system of the kind `answers`: what it is called, lacks, and is known to fail."


def answered_system(folder: Path | None, *, name: str) -> AnsweredSystem:
    """Return the system in `folder`, or where none is named one that is only called `name`.

    Raises :class:`SystemFolderError` for a system of another kind.
    """
    if folder is None:
        return AnsweredSystem.called(name)
    system = load_system(folder)
    if not isinstance(system, AnsweredSystem):
        raise SystemFolderError(f"--system {folder}: its kind must be 'answers', not {system.kind!r}")
    return system
