"""What tells two folders apart: one digest of the names and the content of their files."""

import hashlib
from collections.abc import Iterable

__all__ = ["digest"]


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the hexadecimal SHA-256 of `files`, each its name below the folder and its content, in their order."""
    found = hashlib.sha256()
    for name, content in files:
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()
