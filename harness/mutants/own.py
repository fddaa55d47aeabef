"""A mutant that somebody else has made, without code: a changed system folder, an ingest pipeline, a changed corpus."""

from pathlib import Path

import orjson

from generators.disk.layout import INCIDENTS, PEOPLE
from harness.errors import ConfigurationError
from harness.mutants.changes import Documents, Json, Piped, Replaced
from harness.mutants.mutant import Layer, Mutant
from harness.systems import load_system, require_indexed
from harness.systems.definitions import read_pipeline
from harness.systems.files import SystemFiles

__all__ = ["own_mutant"]


def own_mutant(path: Path, *, allow_code: bool = False) -> Mutant:
    """Return the mutant that is at `path`.

    A folder with a ``system.toml`` is a system in the place of the unbroken one; any other folder is what
    ``search-harness corpus`` wrote: records are held as they stand in its ``load/*.ndjson``, and those that do not are
    lost; a file is an ingest pipeline, through which
    all records go.

    Raises :class:`~harness.errors.ConfigurationError` where it is none of them, or cannot be read.
    """
    if not path.exists():
        raise ConfigurationError(f"--mutant {path}: there is no such file or folder")
    if path.is_file():
        files = SystemFiles(contents={path.name: path.read_bytes()})
        return _mutant(path, Layer.MIGRATION, "an ingest pipeline", Piped(read_pipeline(files, path.name)))
    if (path / "system.toml").is_file():
        system = require_indexed(load_system(path, allow_code=allow_code))
        return _mutant(path, Layer.QUERY, "a system folder", Replaced(system))
    return _mutant(path, Layer.MIGRATION, "a corpus", _held_as_in(path))


def _held_as_in(folder: Path) -> Documents:
    held: dict[str, Json] = {}
    for name in (PEOPLE, INCIDENTS):
        path = folder / name
        if not path.is_file():
            raise ConfigurationError(
                f"--mutant {folder}: neither a system folder nor what `search-harness corpus` wrote: no {name}"
            )
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            document = _read(line, f"--mutant {path}, line {number}")
            held[document["id"]] = document

    return Documents(edit=lambda _, record: held.get(record.id))


def _read(line: bytes, where: str) -> Json:
    try:
        document = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ConfigurationError(f"{where}: no JSON: {error}") from None
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise ConfigurationError(f"{where}: a record must be a JSON object with an `id`")
    return document


def _mutant(path: Path, layer: Layer, story: str, change: Piped | Replaced | Documents) -> Mutant:
    return Mutant(id=path.name, layer=layer, story=story, source=str(path), shows=("*",), changes=(change,))
