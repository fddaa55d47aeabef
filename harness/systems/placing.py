"""Indices of ours for one kind of record: their definitions, and which of them a record goes into."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from generators.records import Record
from generators.topics import Intent
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.definitions import read_definition
from harness.systems.documents import samples
from harness.systems.files import SystemFiles
from harness.systems.requested import file_named, noted
from harness.systems.templating import AnyTemplate, told
from harness.toml import Table

__all__ = ["ALONE", "Into", "read_definitions", "read_into"]

ALONE = ""
"""What an index is called that has none beside it."""

_CALLED = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, kw_only=True, eq=False)
class Into(AnyTemplate):
    """A template that says, of the canonical document ``record``, which of several indices the record goes into."""

    variables: ClassVar[frozenset[str]] = frozenset({"record"})

    def index(self, record: Record, indices: Mapping[str, Any]) -> str:
        """Return what the one of `indices` is called that `record` goes into.

        Raises :class:`~harness.errors.SystemFolderError` where none is called so.
        """
        canonical = record.document()
        called = self.make(canonical, record=canonical).strip()
        if called not in indices:
            raise SystemFolderError(
                f"{self.where}: no index is called {called!r}{did_you_mean(called, indices)}; so it is for"
                f" {told(canonical)}"
            )
        return called


def read_definitions(table: Table, files: SystemFiles, problems: list[str]) -> Mapping[str, Mapping[str, Any]] | None:
    """Return the definition of the index that `table` names, or of each that it names; None where there is none.

    What is wrong with one is noted.
    """
    if not table.is_table("index"):
        named = {ALONE: file_named(table, "index", files)}
    else:
        several = table.table("index")
        named = {called: file_named(several, called, files) for called in several.keys}
        if not named:
            table.problem("index", "names no index")
        for called in named:
            if not _CALLED.fullmatch(called):
                several.problem(called, "must be called by small letters, digits, - and _, as part of an index's name")
    read = {called: noted(problems, read_definition, files, file) for called, file in named.items() if file}
    definitions = {called: definition for called, definition in read.items() if definition is not None}
    return definitions if definitions and len(definitions) == len(named) else None


def read_into(
    table: Table, intent: Intent, files: SystemFiles, definitions: Mapping[str, Any], problems: list[str]
) -> Into | None:
    """Return the template under ``into``, tried on records of a kind; None where one index is there alone.

    What is wrong with it is noted.
    """
    if definitions.keys() == {ALONE}:
        if table.has("into"):
            table.problem("into", "says which of several indices a record goes into, and `index` names one alone")
        return None
    if not (text := table.text("into")):
        return None
    return noted(problems, _tried, files, text, f"{table.file}, {table.where('into')}", intent, definitions)


def _tried(files: SystemFiles, text: str, where: str, intent: Intent, definitions: Mapping[str, Any]) -> Into:
    into = Into.from_text(files, text, where=where)
    for record in samples(intent):
        into.index(record, definitions)
    return into
