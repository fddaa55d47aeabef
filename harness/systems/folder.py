"""Reading a system folder, so that whatever is wrong with it is said at once and in one message."""

from collections.abc import Mapping
from importlib.resources import files as resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.topics import Intent
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.files import SystemFiles
from harness.systems.indexed import IndexedSystem
from harness.systems.kinds import KINDS, UNKNOWN
from harness.systems.system import System
from harness.toml import Table, read_toml

__all__ = ["REFERENCE", "SHIPPED", "find_system", "load_indexed", "load_system", "reference_system", "require_indexed"]

_HERE = Path(str(resources("harness.systems")))

REFERENCE = _HERE / "reference"
"""The folder of the reference system."""

SHIPPED = ("reference", "naive", "fuzzy")
"""The systems that come with the harness, by name: the one to copy, and two as people really build them."""

_CONFIGURATION = "system.toml"
_OWN = frozenset({"name", "exceptions", "known_failures"})
"""What no system takes over from another."""

_INSTEAD = {"stored": "request"}
"""What stands in the place of something else, which is then not taken over."""


def reference_system() -> IndexedSystem:
    """Return the system that the harness tests unless another is named."""
    return load_indexed(REFERENCE)


def find_system(named: Path | None, *, allow_code: bool = False) -> System:
    """Return the system in the folder `named`, the shipped one of that name, or the reference system by default.

    A folder of the name of a shipped system comes first.  What is code in it is run only where `allow_code`.
    """
    if named is None:
        return reference_system()
    shipped = str(named) in SHIPPED and not named.is_dir()
    return load_system(_HERE / named if shipped else named, allow_code=allow_code)


def load_system(folder: Path, *, allow_code: bool = False) -> System:
    """Read the system in `folder`: every file is read, and every template tried, before anything is searched.

    What is code in it is run only where `allow_code`; a system that needs it is refused otherwise.

    Raises :class:`~harness.errors.SystemFolderError` for whatever is missing, unknown or malformed, and for what would
    be read from elsewhere.
    """
    problems: list[str] = []
    files, configuration = _read(SystemFiles.of(folder, allow_code=allow_code), folder)
    settings = Table(configuration, file=_CONFIGURATION, problems=problems)
    name, kind = settings.text("name"), settings.one_of("kind", KINDS)
    of_kind = KINDS.get(kind, UNKNOWN)
    own = of_kind.read_own(settings)
    intents = {intent: of_kind.read_intent(settings.table(intent.value), intent, files, problems) for intent in Intent}
    exceptions, known_failures = settings.named_texts("exceptions"), settings.named_texts("known_failures")
    settings.close()
    if problems:
        raise SystemFolderError("\n".join(problems))
    return of_kind.make(
        name=name,
        kind=kind,
        folder=folder,
        sha256=files.sha256,
        intents=MappingProxyType({intent: searched for intent, searched in intents.items() if searched}),
        exceptions=MappingProxyType(exceptions),
        known_failures=MappingProxyType(known_failures),
        **own,
    )


def load_indexed(folder: Path) -> IndexedSystem:
    """Read the system in `folder` as :func:`load_system` does; it must be one over indices of ours."""
    return require_indexed(load_system(folder))


def require_indexed(system: System) -> IndexedSystem:
    """Return `system`; raises :class:`~harness.errors.SystemFolderError` where it is not one over indices of ours."""
    if isinstance(system, IndexedSystem):
        return system
    raise SystemFolderError(
        f"{_CONFIGURATION}, kind: {system.kind!r} is not loaded and asked from here: `search-harness questions` writes "
        "what to ask, and `search-harness judge --answers` says what came of it"
    )


def _read(files: SystemFiles, folder: Path) -> tuple[SystemFiles, dict[str, Any]]:
    """Return the `files` of a system and what its configuration says, with those of the system that it extends.

    Only what is shipped can be extended: anything else might change without the folder.  What excuses a system is not
    taken over.
    """
    configuration = _configuration(files, folder)
    extended = configuration.pop("extends", None)
    if extended is None:
        return files, configuration
    if extended not in SHIPPED:
        raise SystemFolderError(
            f"{_CONFIGURATION}: extends names {extended!r}, which is no system that is shipped"
            f"{did_you_mean(str(extended), SHIPPED)}"
        )
    base, theirs = _read(SystemFiles.of(_HERE / extended), _HERE / extended)
    inherited = {key: value for key, value in theirs.items() if key not in _OWN}
    of_intents = {
        key: {**_kept(inherited.get(key, {}), table), **table}
        for key, table in configuration.items()
        if isinstance(table, dict) and key not in _OWN
    }
    beside = {f"{extended}/{_CONFIGURATION}": base.contents[_CONFIGURATION]}
    return files.over(base, beside=beside), {**inherited, **configuration, **of_intents}


def _kept(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of an `inherited` table stays beside the `own` one."""
    replaced = {theirs for ours, theirs in _INSTEAD.items() if ours in own}
    return {key: value for key, value in inherited.items() if key not in replaced}


def _configuration(files: SystemFiles, folder: Path) -> dict[str, Any]:
    if _CONFIGURATION not in files.contents:
        found = ", ".join(files.contents) or "nothing"
        raise SystemFolderError(f"{folder} has no {_CONFIGURATION}: it holds {found}")
    problems: list[str] = []
    configuration = read_toml(files.contents[_CONFIGURATION], _CONFIGURATION, problems=problems)
    if problems:
        raise SystemFolderError("\n".join(problems))
    return configuration
