"""The files of a corpus folder, and the manifest that says what each of them must hold."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from generators.corpus import canonical
from generators.disk.codec import decoder
from generators.ids import PERSON

__all__ = [
    "FORMAT",
    "INCIDENTS",
    "LOAD",
    "MANIFEST",
    "PEOPLE",
    "TOPICS",
    "TRUTH",
    "TRUTH_OF_GOLDEN",
    "TRUTH_OF_INCIDENTS",
    "TRUTH_OF_PEOPLE",
    "ClassFacts",
    "FileFacts",
    "FolderError",
    "Format",
    "Manifest",
]

FORMAT = 3
"""The version of the folder's format; another one is refused rather than guessed at."""

MANIFEST = "manifest.json"
LOAD = "load"
"""What a system is given."""
TRUTH = "truth"
"""What nobody whose search is measured may see."""

PEOPLE = f"{LOAD}/people.ndjson"
INCIDENTS = f"{LOAD}/incidents.ndjson"
TRUTH_OF_PEOPLE = f"{TRUTH}/people.ndjson"
TRUTH_OF_INCIDENTS = f"{TRUTH}/incidents.ndjson"
TOPICS = f"{TRUTH}/topics.ndjson"
TRUTH_OF_GOLDEN = f"{TRUTH}/golden"
"""Where the golden queries over the cast are, each of their folders under its number."""


class FolderError(Exception):
    """A folder cannot be written, or is not the corpus that it should be: what, where, and what would be right."""


class Format(StrEnum):
    """What a loader reads."""

    NDJSON = "ndjson"
    CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """What a file of the folder must be; `lines` are line feeds, as ``wc -l`` counts them."""

    path: str
    bytes: int
    lines: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ClassFacts:
    """How many topics a class has: fewer than were asked for where the corpus has no more that are well-posed."""

    id: str
    topics: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a folder holds and what it was made by.

    `corpus_sha256` is :attr:`generators.corpus.Corpus.sha256`.  `cast` are the ids of the planted records of the golden
    queries, which `people` and `incidents` count too.
    """

    format: int
    harness: str
    python: str
    faker: str
    seed: str
    people: int
    incidents: int
    links: int
    topics_per_class: int
    topics: int
    judgements: int
    corpus_sha256: str
    cast: tuple[str, ...]
    classes: tuple[ClassFacts, ...]
    files: tuple[FileFacts, ...]

    def facts(self, path: str) -> FileFacts | None:
        """Return what the file at `path` must be, or None where the folder has no such file."""
        return next((facts for facts in self.files if facts.path == path), None)

    @property
    def generated(self) -> tuple[int, int]:
        """How many people and incidents there are beside the cast."""
        of_cast = sum(record.startswith(PERSON) for record in self.cast)
        return self.people - of_cast, self.incidents - (len(self.cast) - of_cast)

    @property
    def golden(self) -> tuple[str, ...]:
        """The folders of golden queries, as paths below this one, in their order."""
        below = (facts.path.removeprefix(f"{TRUTH_OF_GOLDEN}/") for facts in self.files if _is_golden(facts))
        numbers = sorted({int(path.partition("/")[0]) for path in below})
        return tuple(f"{TRUTH_OF_GOLDEN}/{number}" for number in numbers)

    def to_json(self) -> bytes:
        """Return the manifest as JSON that also holds the SHA-256 of the rest, so that it vouches for itself."""
        content = orjson.loads(orjson.dumps(self))
        return orjson.dumps(
            {**content, "sha256": _seal(content)}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        )

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of `folder`.

        Raises :class:`FolderError` where there is none, or one of another format, or not the one that was written.
        """
        path = folder / MANIFEST
        try:
            content = orjson.loads(path.read_bytes())
        except FileNotFoundError:
            raise FolderError(f"{path} is missing: {folder} is no folder that `search-harness corpus` wrote") from None
        except OSError as error:
            raise FolderError(f"{path} cannot be read: {error.strerror or error}") from error
        except orjson.JSONDecodeError as error:
            raise FolderError(f"{path}, line {error.lineno}: is no JSON: {error.msg}") from error
        if not isinstance(content, dict) or "format" not in content:
            raise FolderError(f"{path} is no manifest: it has no 'format'")
        if content["format"] != FORMAT:
            raise FolderError(f"{path}: format {content['format']!r} is not known; this version reads format {FORMAT}")
        sealed = content.pop("sha256", None)
        if sealed != _seal(content):
            raise FolderError(f"{path} was changed: its content does not have the SHA-256 {sealed!r} that it states")
        try:
            manifest: Manifest = decoder(cls)(content)
        except ValueError as error:
            raise FolderError(f"{path}: {error}") from error
        return manifest


def _is_golden(facts: FileFacts) -> bool:
    return facts.path.startswith(f"{TRUTH_OF_GOLDEN}/")


def _seal(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
