"""Reading a system folder, so that whatever is wrong with it is said at once and in one message."""

from collections.abc import Callable
from importlib.resources import files as resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from generators.queries import OPTIONAL, IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.definitions import read_definition
from harness.systems.files import SystemFiles
from harness.systems.requests import RequestTemplate
from harness.systems.system import SearchedIntent, System
from harness.toml import Table, read_toml

__all__ = ["REFERENCE", "SHIPPED", "find_system", "load_system", "reference_system"]

P = ParamSpec("P")
T = TypeVar("T")

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
    problems: list[str] = []
    files, configuration = _read(folder)
    settings = Table(configuration, file=_CONFIGURATION, problems=problems)
    name, kind = settings.text("name"), _kind(settings)
    intents = {intent: _searched(settings.table(intent.value), intent, files, problems) for intent in Intent}
    exceptions, known_failures = settings.named_texts("exceptions"), settings.named_texts("known_failures")
    settings.close()
    if problems:
        raise SystemFolderError("\n".join(problems))
    return System(
        name=name,
        kind=kind,
        folder=folder,
        sha256=files.sha256,
        intents=MappingProxyType({intent: searched for intent, searched in intents.items() if searched}),
        exceptions=MappingProxyType(exceptions),
        known_failures=MappingProxyType(known_failures),
    )


def _searched(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> SearchedIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    asked_with = _ASKED_WITH[intent]
    index, request = _file(table, "index", files), _file(table, "request", files)
    id_field, page_size = table.text("id_field", "_id"), table.count("page_size", 10)
    timeout = table.above_0("timeout", 10.0)
    markers_field = table.text("markers", "markers") if intent is Intent.PERSON else ""
    optional = OPTIONAL.intersection(asked_with.boxes())
    lacks = frozenset(table.some_of("lacks", sorted(optional)) if optional else ())
    table.close()
    definition = _noted(problems, read_definition, files, index) if index else None
    template = _noted(problems, RequestTemplate.from_file, files, request, asked_with) if request else None
    if definition is None or template is None:
        return None
    for box in sorted(lacks):
        if template.reads(box, asked_with):
            table.problem("lacks", f"holds {box!r}, yet {template.file} asks by it")
    return SearchedIntent(
        index_definition=definition,
        template=template,
        id_field=id_field,
        page_size=page_size,
        timeout=timeout,
        markers_field=markers_field,
        lacks=lacks,
    )


def _noted(problems: list[str], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Return what `read` returns; None where it refuses a file, which is noted."""
    try:
        return read(*args, **kwargs)
    except SystemFolderError as refusal:
        if str(refusal) not in problems:  # of a file that both searches use
            problems.append(str(refusal))
        return None


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
    problems: list[str] = []
    configuration = read_toml(files.contents[_CONFIGURATION], _CONFIGURATION, problems=problems)
    if problems:
        raise SystemFolderError("\n".join(problems))
    return configuration


def _kind(settings: Table) -> str:
    kind = settings.one_of("kind", sorted(_KINDS | _PLANNED_KINDS))
    if kind in _PLANNED_KINDS:
        settings.problem("kind", f"{kind!r} is not supported yet; supported: {', '.join(sorted(_KINDS))}")
    return kind


def _file(table: Table, key: str, files: SystemFiles) -> str:
    """Return the name of the file under `key`, nothing where there is no such file."""
    written = table.text(key)
    try:
        return files.named(written) if written.strip() else ""
    except ValueError as fault:
        table.problem(key, str(fault))
        return ""
