"""What stands in a corpus folder, line by line, against what its manifest says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat, zip_longest
from pathlib import Path

import orjson

from generators.corpus import Corpus, canonical, person_line
from generators.disk.codec import decoder
from generators.disk.layout import (
    INCIDENTS,
    PEOPLE,
    TRUTH_OF_INCIDENTS,
    TRUTH_OF_PEOPLE,
    FileFacts,
    FolderError,
    Manifest,
)
from generators.records import AnyRecord, Incident, Person

__all__ = ["Records", "check_files"]

_RECORD_FILES = (PEOPLE, INCIDENTS, TRUTH_OF_PEOPLE, TRUTH_OF_INCIDENTS)


@dataclass(frozen=True)
class Records:
    """The records in `folder`, each checked against its document where `documents` were written too.

    Reading raises :class:`FolderError` with file and line of the first that is no record, or whose document is not its.
    """

    folder: Path
    documents: bool

    def people(self) -> Iterator[Person]:
        """Yield every person, in order."""
        return self._read(Person, TRUTH_OF_PEOPLE, PEOPLE)

    def incidents(self) -> Iterator[Incident]:
        """Yield every incident, in order."""
        return self._read(Incident, TRUTH_OF_INCIDENTS, INCIDENTS)

    def corpus(self, seed: str) -> Corpus:
        """Return all of them."""
        return Corpus(seed=seed, people=tuple(self.people()), incidents=tuple(self.incidents()))

    def _read(self, kind: type[AnyRecord], truth: str, load: str) -> Iterator[AnyRecord]:
        decode = decoder(kind)
        with (self.folder / truth).open("rb") as lines:
            documents = (self.folder / load).open("rb") if self.documents else None
            try:
                beside = zip_longest(lines, documents) if documents else zip(lines, repeat(None), strict=False)
                for number, (line, document) in enumerate(beside, start=1):
                    if line is None:
                        raise FolderError(f"{self.folder / load}, line {number}: one more than {truth} has")
                    try:
                        record: AnyRecord = decode(orjson.loads(line))
                    except ValueError as error:
                        what = kind.__name__.lower()
                        raise FolderError(f"{self.folder / truth}, line {number}: is no {what}: {error}") from error
                    if documents and document != canonical(record.document()):
                        raise FolderError(
                            f"{self.folder / load}, line {number}: is not the document of {record.id}, which stands in "
                            f"line {number} of {truth}"
                        )
                    yield record
            finally:
                if documents:
                    documents.close()


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file of `folder` with what `manifest` says of it.

    Raises :class:`FolderError` for the first that is missing, shorter, longer or other than it was written, with the
    line, where the line can be known.
    """
    for facts in manifest.files:
        path = folder / facts.path
        try:
            fault = _fault(path, facts)
        except FileNotFoundError:
            raise FolderError(f"{path} is missing: expected {facts.bytes} bytes in {facts.lines} lines") from None
        except OSError as error:
            raise FolderError(f"{path} cannot be read: {error.strerror or error}") from error
        if fault:
            raise FolderError(_first_other_line(folder, facts.path) or fault)


def corpus_sha256(records: Records) -> tuple[str, int, int]:
    """Return the hash of the corpus that `records` are, and how many people and incidents it has."""
    digest = hashlib.sha256()
    people = incidents = 0
    for people, person in enumerate(records.people(), start=1):  # noqa: B007 -- the last number is the count
        digest.update(person_line(person))
    for incidents, incident in enumerate(records.incidents(), start=1):  # noqa: B007
        digest.update(canonical(incident.document()))
    return digest.hexdigest(), people, incidents


def _fault(path: Path, facts: FileFacts) -> str | None:
    size = path.stat().st_size
    if size < facts.bytes:
        return f"{path}, line {_lines(path) + 1}: breaks off after {size} bytes: expected {facts.bytes}"
    if size > facts.bytes:
        return f"{path} has {size} bytes, expected {facts.bytes} in {facts.lines} lines"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return None if found == facts.sha256 else f"{path} was changed: its SHA-256 is {found}, expected {facts.sha256}"


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _first_other_line(folder: Path, path: str) -> str | None:
    """Return the complaint about the first line of a file of records that is other than it was, where one is."""
    if path not in _RECORD_FILES:
        return None
    records = Records(folder, documents=(folder / PEOPLE).exists() and (folder / INCIDENTS).exists())
    try:
        for _ in records.people() if path in (PEOPLE, TRUTH_OF_PEOPLE) else records.incidents():
            pass
    except FolderError as error:
        return str(error)
    except OSError:
        return None
    return None
