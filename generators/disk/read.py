"""A folder back to the corpus that it was written of, or the reason why it is not that any more."""

from pathlib import Path

from generators.corpus import Corpus
from generators.disk.check import Records, check_files, corpus_sha256
from generators.disk.layout import MANIFEST, PEOPLE, FolderError, Manifest

__all__ = ["read_corpus", "verify_corpus"]


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus in `folder`: equal records, and the same hash, as when it was written.

    Raises :class:`FolderError` where anything in the folder is not as it was written.
    """
    manifest = Manifest.read(folder)
    check_files(folder, manifest)
    corpus = _records(folder, manifest).corpus(manifest.seed)
    _compare(folder, manifest, (corpus.sha256, len(corpus.people), len(corpus.incidents)))
    return corpus


def verify_corpus(folder: Path) -> Manifest:
    """Return the manifest of `folder` after comparing every file and every record with it, in little memory.

    Raises :class:`FolderError` where anything in the folder is not as it was written.
    """
    manifest = Manifest.read(folder)
    check_files(folder, manifest)
    _compare(folder, manifest, corpus_sha256(_records(folder, manifest)))
    return manifest


def _records(folder: Path, manifest: Manifest) -> Records:
    return Records(folder, documents=manifest.facts(PEOPLE) is not None)


def _compare(folder: Path, manifest: Manifest, found: tuple[str, int, int]) -> None:
    stated = (manifest.corpus_sha256, manifest.people, manifest.incidents)
    for what, is_, should in zip(("corpus SHA-256", "people", "incidents"), found, stated, strict=True):
        if is_ != should:
            raise FolderError(
                f"{folder / MANIFEST}: states {what} {should}, but the records that it lists make {is_}; "
                "another version of the harness wrote them"
            )
