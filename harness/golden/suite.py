"""One folder of golden queries, read whole: every topic over its cast, or every problem in one message."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generators.topics import Intent
from harness.errors import GoldenFileError, did_you_mean
from harness.golden.cast import Cast, read_cast
from harness.golden.reading import read_document
from harness.golden.topics import GoldenTopic, read_topics

__all__ = ["GoldenSuite", "load_golden"]

_FOLDERS = ("cast", *(intent.value for intent in Intent))
_CLASSES = "classes.toml"


@dataclass(frozen=True, kw_only=True)
class GoldenSuite:
    """A cast to plant, the topics that are asked over it, and what each of their classes is about."""

    cast: Cast
    topics: tuple[GoldenTopic, ...]
    classes: Mapping[str, str]


def load_golden(folder: Path | None = None) -> GoldenSuite:
    """Read the golden queries in `folder`, or those that are shipped.

    Raises :class:`GoldenFileError` with every problem of the folder, one a line: its file, topic or record, and key.
    """
    if folder is not None and not folder.is_dir():
        raise GoldenFileError(f"there is no folder {folder} to read golden queries from")
    root: Traversable = folder if folder is not None else files("golden_queries")
    problems: list[str] = []
    _check_folders(root, problems)
    classes = _classes(root, problems)
    cast = read_cast(root, problems=problems)
    topics = [topic for intent in Intent for topic in read_topics(root, intent, cast, classes, problems=problems)]
    if not topics and not problems:
        problems.append("no topic in person or incident")
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise GoldenFileError("\n".join([f"{count} in the golden queries:", *(f"  {problem}" for problem in problems)]))
    return GoldenSuite(cast=cast.cast, topics=tuple(topics), classes=classes)


def _check_folders(root: Traversable, problems: list[str]) -> None:
    # A folder that nobody reads would be topics that nobody asks.
    folders = sorted(entry.name for entry in root.iterdir() if entry.is_dir() and entry.name[0] not in "_.")
    problems.extend(
        f"{name}/: is no folder of golden queries{did_you_mean(name, _FOLDERS)}"
        for name in folders
        if name not in _FOLDERS
    )


def _classes(root: Traversable, problems: list[str]) -> Mapping[str, str]:
    classes = read_document(root, _CLASSES, problems=problems)
    for name, about in classes.items():
        if not (isinstance(about, str) and about.strip()):
            problems.append(f"{_CLASSES}, {name}: must say in a text what the class is about, not {about!r}")
    return classes
