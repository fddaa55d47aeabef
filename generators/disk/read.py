"""A folder back to the corpus that it was written of, or the reason why it is not that any more."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generators.corpus import Corpus
from generators.disk.check import Records, check_files, corpus_sha256
from generators.disk.layout import MANIFEST, PEOPLE, TOPICS, FolderError, Manifest
from generators.topics import Topic
from generators.topics.line import read_topics

__all__ = ["read_corpus", "read_posed", "verify_corpus"]


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus in `folder`: equal records, and the same hash, as when it was written.

    Raises :class:`FolderError` where anything in the folder is not as it was written.
    """
    manifest = Manifest.read(folder)
    check_files(folder, manifest)
    corpus = _records(folder, manifest).corpus(manifest.seed)
    _compare(folder, manifest, (corpus.sha256, len(corpus.people), len(corpus.incidents)))
    return corpus


def read_posed(folder: Path) -> Mapping[str, list[Topic]]:
    """Return the topics in `folder`, by the id of their class: equal to those that were written.

    Raises :class:`FolderError` where they are not.
    """
    path = folder / TOPICS
    facts = Manifest.read(folder).facts(TOPICS)
    try:
        content = path.read_bytes()
        if facts is None or hashlib.sha256(content).hexdigest() != facts.sha256:
            raise FolderError(f"{path} is not as it was written")
        posed = read_topics(content)
    except (OSError, TypeError, msgspec.DecodeError) as error:
        raise FolderError(f"{path} cannot be read: {error}") from error
    by_class: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in posed:
        by_class[topic.topic_class].append(topic)
    return by_class


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
