"""The corpus that a session asks about: made, read from a folder, or none where the records are there already."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from generators.corpus import Corpus
from generators.disk import FolderError, read_corpus, read_posed
from generators.topics import Topic
from harness.errors import ConfigurationError
from harness.golden import GoldenSuite
from harness.measuring.interpreter import gc_frozen
from harness.settings import Settings

__all__ = ["corpus_of", "posed_in"]

T = TypeVar("T")


def corpus_of(settings: Settings, golden: GoldenSuite) -> Corpus:
    """Return the corpus that `settings` ask for, with the cast of `golden`; an empty one where it has records there."""
    if golden.own is not None:
        return Corpus(seed=settings.seed, people=(), incidents=())
    with gc_frozen():
        if settings.corpus:
            return _read(read_corpus, settings.corpus)
        built = Corpus.from_seed(settings.seed, people_count=settings.people, incident_count=settings.incidents)
        return built.with_cast(golden.cast.people, golden.cast.incidents)


def posed_in(folder: Path) -> Mapping[str, list[Topic]]:
    """Return the topics that came with the corpus in `folder`, by the id of their class."""
    return _read(read_posed, folder)


def _read(read: Callable[[Path], T], folder: Path) -> T:
    try:
        return read(folder)
    except FolderError as error:
        raise ConfigurationError(f"--corpus: {error}") from error
