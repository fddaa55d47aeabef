"""Reads a folder of golden queries, file by file."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from harness.toml import Table, read_toml

__all__ = ["NAME", "files_in", "read_document", "read_folder"]

NAME = re.compile(r"[a-z\d]+(-[a-z\d]+)*")
"""How topics and records are called by those who write them down."""


def read_document(root: Traversable, file: str, *, problems: list[str]) -> dict[str, Any]:
    """Return what the TOML `file` below `root` holds, nothing where it cannot be read."""
    try:
        content = root.joinpath(*file.split("/")).read_bytes()
    except OSError as error:
        problems.append(f"{file}: cannot be read: {error.strerror}")
        return {}
    return read_toml(content, file, problems=problems)


def files_in(root: Traversable, folder: str, kind: str = ".toml") -> list[str]:
    """Return the files in `folder` whose names end with `kind`, by their names below `root`, in order of reading."""
    where = root.joinpath(*folder.split("/"))
    names = sorted(file.name for file in where.iterdir()) if where.is_dir() else []
    return [f"{folder}/{name}" for name in names if name.endswith(kind)]


def read_folder(root: Traversable, folder: str, *, problems: list[str]) -> Iterator[tuple[str, Table]]:
    """Yield every ``[id]`` table of the TOML files in `folder`, with its id, in the order of file names."""
    seen: dict[str, str] = {}
    for file in files_in(root, folder):
        for key, values in read_document(root, file, problems=problems).items():
            if not isinstance(values, dict):
                problems.append(f"{file}, {key}: stands above the first [id], so it belongs to none")
            elif key in seen:
                problems.append(f"{file}, {key}: this id is already taken in {seen[key]}")
            else:
                seen[key] = file
                yield key, Table(values, file=file, problems=problems, name=key)
