"""A run as a file: an archive of JSON that equal runs make equal, but for their timings.

::

    manifest.json         where it comes from, how much was asked, the verdict, and the hash of every other file
    topics/CLASS.ndjson   a line a topic, `golden` being the golden ones
    answers/CLASS.ndjson  a line an answer
    golden.ndjson         how each golden topic came out
    relations.ndjson      how each relation came out
    records.ndjson        how each kind of record is held
    timing.json           how long it all took, when, where, and by which command

``docs/runs.md`` describes them.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from generators.topics.line import topic_lines
from harness.errors import RunFileError
from harness.outputs import written_whole
from harness.runs.execution import Execution
from harness.runs.fidelity import Fidelity
from harness.runs.lines import answer_lines
from harness.runs.manifest import SCHEMA, Entry, Judged, Manifest, Options
from harness.runs.outcomes import GoldenOutcome, RelationOutcome
from harness.runs.packed import read_part
from harness.runs.part import Part
from harness.runs.run import GOLDEN, Run
from harness.runs.timing import Timing

__all__ = ["SavedRun", "read_run", "write_run"]

_MANIFEST, _TIMING = "manifest.json", "timing.json"
_GOLDEN, _RELATIONS, _RECORDS = "golden.ndjson", "relations.ndjson", "records.ndjson"
_ENCODER = msgspec.json.Encoder(order="deterministic")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The moment that every entry bears: the first that the format of the archive can say."""

T = TypeVar("T")


class _Timings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    run: Timing
    relations: dict[str, tuple[float, float]]
    execution: Execution | None = None


@dataclass(frozen=True, kw_only=True)
class SavedRun:
    """A run as it was read from the file `path`, and what was said of it when it was asked.

    `sha256` are the hashes of its files by name: of those of topics, by which two runs are known to have asked the
    same, and of those of answers.
    """

    path: Path
    run: Run
    judged: Judged
    sha256: Mapping[str, str]

    def topics_of(self, part: str) -> str | None:
        """Return the digest of the topics of a part, None where it left none."""
        return self.sha256.get(f"topics/{part}.ndjson")

    def answers_of(self, part: str) -> str | None:
        """Return the digest of the answers of a part, None where it left none."""
        return self.sha256.get(f"answers/{part}.ndjson")


def write_run(path: Path, run: Run, judged: Judged) -> None:
    """Write `run` to `path` all at once: whoever reads meanwhile sees the old file or the new one.

    Raises :class:`OSError` where it cannot be written, and leaves nothing half-written.
    """
    with written_whole(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        entries = {name: _add(archive, name, content) for name, content in _contents(run)}
        manifest = Manifest(
            schema=SCHEMA,
            provenance=run.provenance,
            options=Options.of(run.settings),
            scope=run.scope,
            judged=judged,
            classes=run.classes,
            entries=entries,
        )
        _add(archive, _MANIFEST, msgspec.json.format(_ENCODER.encode(manifest), indent=1))


def _contents(run: Run) -> Iterator[tuple[str, bytes]]:
    for name in (*(asked.id for asked in run.classes), GOLDEN):
        if (left := run.part(name)) is None:
            continue
        part = Part.joined([left])  # in the order of the topics' ids, whoever asked them first
        yield f"topics/{name}.ndjson", topic_lines(part.topics)
        yield f"answers/{name}.ndjson", answer_lines(part.answers)
    timeless = (replace(outcome, seconds=0.0, waited=0.0) for outcome in run.relations)
    yield _GOLDEN, _ENCODER.encode_lines(list(run.golden))
    yield _RELATIONS, _ENCODER.encode_lines(list(timeless))
    yield _RECORDS, _ENCODER.encode_lines(list(run.records))
    timings = _Timings(
        run=run.timing,
        relations={o.name: (o.seconds, o.waited) for o in run.relations},
        execution=run.execution,
    )
    yield _TIMING, _ENCODER.encode(timings)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> Entry:
    info = zipfile.ZipInfo(name, date_time=_NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)
    return Entry(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def read_run(path: Path) -> SavedRun:
    """Return the run in `path`; its parts are read as they are asked for.

    Raises :class:`RunFileError` for a file that is no run, is of a newer schema, breaks off, or was altered: here, or
    where the part that is wrong is asked for.
    """
    archive = _Archive(path)
    manifest = archive.manifest
    timings = archive.decoded(_TIMING, _Timings)
    relations = archive.lines(_RELATIONS, RelationOutcome)
    run = Run(
        provenance=manifest.provenance,
        settings=manifest.options.settings(),
        scope=manifest.scope,
        part=archive.part,
        classes=manifest.classes,
        golden=tuple(archive.lines(_GOLDEN, GoldenOutcome)),
        relations=tuple(_timed(outcome, timings) for outcome in relations),
        # The first runs that were kept knew nothing of it.
        records=tuple(archive.lines(_RECORDS, Fidelity)) if _RECORDS in manifest.entries else (),
        timing=timings.run,
        execution=timings.execution,
    )
    hashes = {name: entry.sha256 for name, entry in manifest.entries.items()}
    return SavedRun(path=path, run=run, judged=manifest.judged, sha256=hashes)


def _timed(outcome: RelationOutcome, timings: _Timings) -> RelationOutcome:
    seconds, waited = timings.relations.get(outcome.name, (0.0, 0.0))
    return replace(outcome, seconds=seconds, waited=waited)


class _Archive:
    """The files of a run file, each checked against the manifest as it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Open for as long as it is read: to open it is to read the list of all its entries.
            self._archive = zipfile.ZipFile(path)
            content = self._archive.read(_MANIFEST)
        except (OSError, zipfile.BadZipFile, KeyError, EOFError) as error:
            raise RunFileError(f"{path} is no run of `pytest harness --save-run`, or breaks off: {error}") from None
        self._refuse_newer(content)
        self.manifest = self._decoded(_MANIFEST, content, Manifest)

    def _refuse_newer(self, content: bytes) -> None:
        try:
            schema = msgspec.json.decode(content)["schema"]
        except (msgspec.DecodeError, TypeError, KeyError):
            schema = None
        if schema != SCHEMA:
            raise RunFileError(
                f"{self._path}: its schema is {schema}, and this release reads {SCHEMA}: read it with the release that "
                "wrote it, or a newer one"
            )

    def read(self, name: str) -> bytes:
        """Return the content of the file `name`."""
        entry = self.manifest.entries.get(name)
        if entry is None:
            raise RunFileError(f"{self._path}: there is no {name} in it")
        try:
            content = self._archive.read(name)
        except (OSError, zipfile.BadZipFile, KeyError, EOFError, ValueError) as error:
            raise RunFileError(f"{self._path}: {name} cannot be read: {error}") from None
        if len(content) != entry.bytes or hashlib.sha256(content).hexdigest() != entry.sha256:
            raise RunFileError(f"{self._path}: {name} was altered: it is not what the manifest says was written")
        return content

    def decoded(self, name: str, kind: type[T]) -> T:
        """Return the JSON of the file `name` as a `kind`."""
        return self._decoded(name, self.read(name), kind)

    def lines(self, name: str, kind: type[T]) -> list[T]:
        """Return the lines of the file `name`, each as a `kind`."""
        content = self.read(name)
        return self._checked(name, lambda: msgspec.json.Decoder(kind).decode_lines(content))

    def part(self, name: str) -> Part | None:
        """Return the part of that name, None where it left none."""
        if f"topics/{name}.ndjson" not in self.manifest.entries:
            return None
        topics, answers = (self.read(f"{kind}/{name}.ndjson") for kind in ("topics", "answers"))
        return self._checked(f"topics/{name}.ndjson", lambda: read_part(topics, answers))

    def _decoded(self, name: str, content: bytes, kind: type[T]) -> T:
        return self._checked(name, lambda: msgspec.json.decode(content, type=kind))

    def _checked(self, name: str, read: Callable[[], T]) -> T:
        try:
            return read()
        except (msgspec.DecodeError, TypeError, ValueError) as error:
            raise RunFileError(f"{self._path}: {name}: {error}") from None
