"""Reading a system folder, so that whatever is wrong with it is said at once and in one message."""

import tomllib
from importlib.resources import files as resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.queries import OPTIONAL, IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.definitions import read_definition
from harness.systems.files import SystemFiles
from harness.systems.requests import RequestTemplate
from harness.systems.system import SearchedIntent, System
from harness.systems.toml_table import TomlTable

__all__ = ["REFERENCE", "SHIPPED", "find_system", "load_system", "reference_system"]

_HERE = Path(str(resources("harness.systems")))

REFERENCE = _HERE / "reference"
"""The folder of the reference system."""

SHIPPED = ("reference", "naive", "fuzzy")
"""The systems that come with the harness, by name: the one to copy, and two as people really build them."""

_CONFIGURATION = "system.toml"
_OWN = frozenset({"name", "exceptions", "known_failures"})
"""What no system takes over from another."""
_KINDS = frozenset({"elasticsearch"})
_PLANNED_KINDS = frozenset({"http"})
_ASKED_WITH: dict[Intent, type[Query]] = {Intent.PERSON: PersonQuery, Intent.INCIDENT: IncidentQuery}


def reference_system() -> System:
    """Return the system that the harness tests unless another is named."""
    return load_system(REFERENCE)


def find_system(named: Path | None) -> System:
    """Return the system in the folder `named`, the shipped one of that name, or the reference system by default.

    A folder of the name of a shipped system comes first.
    """
    if named is None:
        return reference_system()
    shipped = str(named) in SHIPPED and not named.is_dir()
    return load_system(_HERE / named if shipped else named)


def load_system(folder: Path) -> System:
    """Read the system in `folder`: every file is read, and every template tried, before anything is searched.

    Raises :class:`~harness.errors.SystemFolderError` for whatever is missing, unknown or malformed, and for what would
    be read from elsewhere.
    """
    files, configuration = _read(folder)
    settings = TomlTable(where=_CONFIGURATION, values=configuration)
    name, kind = settings.text("name"), _kind(settings)
    intents = {}
    for intent, asked_with in _ASKED_WITH.items():
        table = settings.table(intent.value)
        template = RequestTemplate.from_file(files, _file(files, table, "request"), asked_with)
        intents[intent] = SearchedIntent(
            index_definition=read_definition(files, _file(files, table, "index")),
            template=template,
            id_field=table.text("id_field", "_id"),
            page_size=table.whole_number("page_size", 10),
            timeout=table.number("timeout", 10.0),
            markers_field=table.text("markers", "markers") if intent is Intent.PERSON else "",
            lacks=_lacks(table, template, asked_with),
        )
        table.close()
    exceptions, known_failures = settings.texts("exceptions"), settings.texts("known_failures")
    settings.close()
    return System(
        name=name,
        kind=kind,
        folder=folder,
        sha256=files.sha256,
        intents=MappingProxyType(intents),
        exceptions=MappingProxyType(exceptions),
        known_failures=MappingProxyType(known_failures),
    )


def _read(folder: Path) -> tuple[SystemFiles, dict[str, Any]]:
    """Return the files of a system and what its configuration says, with those of the system that it extends.

    Only what is shipped can be extended: anything else might change without the folder.  What excuses a system is not
    taken over.
    """
    files = SystemFiles.of(folder)
    configuration = _configuration(files, folder)
    extended = configuration.pop("extends", None)
    if extended is None:
        return files, configuration
    if extended not in SHIPPED:
        raise SystemFolderError(
            f"{_CONFIGURATION}: extends names {extended!r}, which is no system that is shipped"
            f"{did_you_mean(str(extended), SHIPPED)}"
        )
    base, theirs = _read(_HERE / extended)
    inherited = {key: value for key, value in theirs.items() if key not in _OWN}
    of_intents = {
        key: {**inherited.get(key, {}), **table}
        for key, table in configuration.items()
        if isinstance(table, dict) and key not in _OWN
    }
    beside = {f"{extended}/{_CONFIGURATION}": base.contents[_CONFIGURATION]}
    return files.over(base, beside=beside), {**inherited, **configuration, **of_intents}


def _configuration(files: SystemFiles, folder: Path) -> dict[str, Any]:
    if _CONFIGURATION not in files.contents:
        found = ", ".join(files.contents) or "nothing"
        raise SystemFolderError(f"{folder} has no {_CONFIGURATION}: it holds {found}")
    try:
        return tomllib.loads(files.text(_CONFIGURATION))
    except tomllib.TOMLDecodeError as error:
        raise SystemFolderError(f"{_CONFIGURATION} cannot be read as TOML: {error}") from None


def _kind(settings: TomlTable) -> str:
    kind = settings.text("kind")
    if kind in _PLANNED_KINDS:
        raise settings.error("kind", f"{kind!r} is not supported yet; supported: {', '.join(sorted(_KINDS))}")
    if kind not in _KINDS:
        raise settings.error("kind", f"{kind!r} is unknown{did_you_mean(kind, _KINDS)}")
    return kind


def _lacks(table: TomlTable, template: RequestTemplate, asked_with: type[Query]) -> frozenset[str]:
    """Return the boxes that the form does not have, by the word of `table`, and indeed does not ask by."""
    optional = OPTIONAL.intersection(asked_with.boxes())
    lacks = table.names("lacks", optional) if optional else optional
    for box in sorted(lacks):
        if template.reads(box, asked_with):
            raise table.error("lacks", f"holds {box!r}, yet {template.file} asks by it")
    return lacks


def _file(files: SystemFiles, table: TomlTable, key: str) -> str:
    """Return the name of the file under `key`."""
    try:
        return files.named(table.text(key))
    except ValueError as fault:
        raise table.error(key, str(fault)) from None
