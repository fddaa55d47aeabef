"""What is held of a record, where a template is too small for it: a function in Python, in a file of the folder.

It is code, and may do whatever a program may.  So nothing of it is run unless the command line gave leave.
"""

import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import orjson

from generators.topics import Intent
from harness.digest import digest
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.files import SystemFiles
from harness.systems.templating import told

__all__ = ["ENDING", "PythonMapping"]

ENDING = ".py"
"""With what the name of a file ends that holds such functions."""

_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS
"""What is no JSON is refused, and not written as one writer of JSON happens to write it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PythonMapping:
    """The function that is called as a kind of record is, in the `file` of a folder.

    `unread` are the fields of a canonical document of which it makes nothing: what the system does not hold, by design.
    """

    file: str
    function: Callable[[Mapping[str, Any]], object]
    unread: tuple[str, ...] = ()

    @classmethod
    def from_file(cls, files: SystemFiles, file: str, intent: Intent) -> "PythonMapping":
        """Run `file`, as it was read and as no other file of the folder can change it, and return its function.

        Raises :class:`~harness.errors.SystemFolderError`, and runs nothing, where there is no leave to run code; and
        where the file fails, or holds no such function.
        """
        if not files.code_allowed:
            raise SystemFolderError(
                f"{file} is code, and is run only where the command line gives leave: read it, then say --allow-code"
            )
        module = ModuleType(f"_of_system_{digest([(file, files.contents[file])])[:12]}")
        sys.modules[module.__name__] = module  # where what it defines is looked for, by dataclasses among others
        try:
            exec(compile(files.text(file), file, "exec", dont_inherit=True), vars(module))  # noqa: S102  # leave is given
        except SyntaxError as error:
            raise SystemFolderError(f"{error.filename}, line {error.lineno}: {error.msg}") from None
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever somebody's code raises
            raise SystemFolderError(f"{_place(file, error)}: fails as it is read: {_said(error)}") from None
        function = getattr(module, intent.value, None)
        if not callable(function):
            functions = [name for name, value in vars(module).items() if callable(value) and name[0] != "_"]
            there = did_you_mean(intent.value, functions) if functions else ""
            raise SystemFolderError(f"{file} has no function {intent.value!r}, which makes a document of one{there}")
        return cls(file=file, function=function)

    def document(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document of the canonical one, `record`, in plain JSON types.

        Raises :class:`~harness.errors.SystemFolderError`, with the line and the record, where the function fails, and
        where it returns anything but an object in JSON.
        """
        what = told(record)  # before the function, which may change what it is given
        try:
            made = self.function(record)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever somebody's code raises
            raise SystemFolderError(f"{_place(self.file, error)}: {_said(error)}; so it is for {what}") from None
        if not isinstance(made, dict):
            raise SystemFolderError(f"{self.file} makes no JSON object, but {made!r:.60}; so it is for {what}")
        try:
            return dict(orjson.loads(orjson.dumps(made, default=_plain, option=_PLAIN)))
        except orjson.JSONEncodeError as error:
            raise SystemFolderError(f"{self.file} makes no JSON: {error}; so it is for {what}") from None


def _plain(value: object) -> object:
    """Return what `value` is a kind of, where that is plain."""
    kinds: tuple[Any, ...] = (dict, list, str, int)
    for kind in kinds:
        if isinstance(value, kind):
            plain: object = kind(value)
            return plain
    raise TypeError


def _place(file: str, error: BaseException) -> str:
    """Return the line of `file` at which it failed, the innermost where one function of it calls another."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f"{file}, line {lines[-1]}" if lines else file


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
