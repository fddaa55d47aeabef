"""The files of a system folder: what its digest covers, and all that a system can read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType

from harness.digest import digest
from harness.errors import SystemFolderError, did_you_mean

__all__ = ["SystemFiles"]


@dataclass(frozen=True, kw_only=True)
class SystemFiles:
    """Every file of a folder, by its name below it (``lists/nicknames.txt``), read once.

    What editors and version control leave behind is no file of the folder: the digest does not cover it, and so nothing
    can read it.  `code_allowed` is whether those of them that are code may be run.
    """

    contents: Mapping[str, bytes]
    code_allowed: bool = False

    @classmethod
    def of(cls, folder: Path, *, allow_code: bool = False) -> "SystemFiles":
        """Read the files of `folder`, of which code may be run where `allow_code`.

        Raises :class:`SystemFolderError` where there is no folder, where a file cannot be read, and for a symbolic
        link: what it leads to may change without the folder.
        """
        if not folder.is_dir():
            there = "not a folder" if folder.exists() else "missing"
            raise SystemFolderError(f"{folder} is {there}: a system is a folder")
        try:
            contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
        except OSError as error:
            raise SystemFolderError(f"{error.filename} cannot be read: {error.strerror}") from None
        return cls(contents=MappingProxyType(contents), code_allowed=allow_code)

    def over(self, base: "SystemFiles", *, beside: Mapping[str, bytes]) -> "SystemFiles":
        """Return these files and those of `base` that have other names, and what else is read, `beside` them."""
        return replace(self, contents=MappingProxyType({**base.contents, **beside, **self.contents}))

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal digest of all files: two folders with the same digest are the same system."""
        return digest(sorted(self.contents.items()))

    def text(self, name: str) -> str:
        """Return the text of the file `name`.

        Raises :class:`SystemFolderError` where it is no UTF-8.
        """
        try:
            return self.contents[name].decode("utf-8")
        except UnicodeDecodeError as error:
            raise SystemFolderError(f"{name} cannot be read as text: {error}") from None

    def named(self, written: str) -> str:
        """Return the name of the file that `written` names.

        Raises :class:`ValueError`, saying what is wrong with it, for one that is no file of the folder.
        """
        path = PurePosixPath(written)
        if path.is_absolute() or PureWindowsPath(written).drive or ".." in path.parts:
            raise ValueError(f"names {written!r}, which lies outside the folder")
        if _left_behind(path):
            raise ValueError(f"names {written!r}, which is hidden or left behind: nothing reads such a file")
        if path.as_posix() not in self.contents:
            raise ValueError(f"names {written!r}, which is not in the folder{did_you_mean(written, self.contents)}")
        return path.as_posix()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the folder's files in one order everywhere."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder)
        if _left_behind(PurePosixPath(name.as_posix())):
            continue
        if path.is_symlink():
            raise SystemFolderError(f"{name.as_posix()} is a symbolic link: put the file itself into the folder")
        if path.is_file():
            yield path


def _left_behind(name: PurePosixPath) -> bool:
    """Whether editors, version control or Python left the file `name` behind, or one of its folders."""
    hidden = any(part.startswith((".", "#", "__")) for part in name.parts)
    return hidden or name.name.endswith(("~", ".bak", ".orig", ".rej", ".swp", ".tmp"))
