import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.systems import REFERENCE

Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference system, to be damaged."""
    copy = tmp_path / "system"
    shutil.copytree(REFERENCE, copy)
    return copy


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces a text that stands once in a file of the copy."""

    def edit(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit
