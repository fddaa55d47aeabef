"""Folders of golden queries, read whole: every topic over its cast, or every problem in one message."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from generators.topics import Intent
from harness.digest import digest
from harness.errors import GoldenFileError, did_you_mean
from harness.golden.cast import Cast, read_cast
from harness.golden.logged import LOGGED, log_files
from harness.golden.own import OWN, read_logged, read_own
from harness.golden.reading import files_in, read_document
from harness.golden.topics import GoldenTopic, read_topics

__all__ = ["SHIPPED", "GoldenSuite", "find_golden", "golden_files", "load_golden", "refuse"]

SHIPPED = "shipped"
"""The name of the golden queries that come with the harness."""

_FOLDERS = ("cast", OWN, *(intent.value for intent in Intent))
_READ = (
    "cast/people",
    "cast/incidents",
    *(f"{OWN}/{intent}" for intent in Intent),
    *(intent.value for intent in Intent),
)
_CLASSES = "classes.toml"
_OF_LOGS = {LOGGED: "What officers asked, as the log of a search has it."}
_TOLD = 5
"""How many ids of a message are told before it says that there are others."""


@dataclass(frozen=True, kw_only=True)
class GoldenSuite:
    """A cast to plant, the topics that are asked over it, and what each of their classes is about.

    `own` are the names of records that a system holds already, by the ids that it has for them; None where the topics
    are about a cast.  `folders` are those that it was read from, each with the hexadecimal digest of its files.
    """

    cast: Cast
    topics: tuple[GoldenTopic, ...]
    classes: Mapping[str, str]
    own: Mapping[str, str] | None = None
    folders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


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
    own = read_own(root, problems=problems)
    cast = read_cast(root, problems=problems)
    topics: list[GoldenTopic] = []
    for intent in Intent:
        known = cast.known if own is None else own.known
        topics += read_topics(root, intent, known, classes, problems=problems)
        if own:
            logged, own = read_logged(root, intent, own, {**classes, **_OF_LOGS}, problems=problems)
            topics += logged
    if not topics and not problems:
        problems.append("no topic in person or incident")
    refuse(problems)
    where = SHIPPED if folder is None else str(folder)
    folders = MappingProxyType({where: digest(_files(root))})
    if any(topic.topic_class == LOGGED for topic in topics):
        classes = {**classes, **_OF_LOGS}
    return GoldenSuite(
        cast=cast.cast, topics=tuple(topics), classes=classes, own=own.ids if own else None, folders=folders
    )


def golden_files(named: Sequence[str]) -> Mapping[str, bytes]:
    """Return every file that :func:`find_golden` reads of the folders `named`: by a number for each, then its name."""
    roots = (files("golden_queries") if name == SHIPPED else Path(name) for name in named or (SHIPPED,))
    return {f"{n}/{name}": content for n, root in enumerate(roots, start=1) for name, content in _files(root)}


def refuse(problems: Sequence[str]) -> None:
    """Raise :class:`GoldenFileError` with all `problems`, one a line; nothing where there is none."""
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise GoldenFileError("\n".join([f"{count} in the golden queries:", *(f"  {problem}" for problem in problems)]))


def find_golden(named: Sequence[str], *, own: bool = False) -> GoldenSuite:
    """Return the golden queries of all folders `named` as one suite; without any, those that are shipped.

    The name ``shipped`` stands for those.  Only with `own` may they be about records that a system holds already.
    Raises :class:`GoldenFileError` for a problem in any of the folders, and for topics or records of one id in two.
    """
    suites = [load_golden(None if name == SHIPPED else Path(name)) for name in named or (SHIPPED,)]
    there = [next(iter(suite.folders)) for suite in suites if suite.own is not None]
    if there and not own:
        raise GoldenFileError(f"{there[0]} is about records that are there already: only `pytest harness` can ask it")
    if there and len(suites) > 1:
        raise GoldenFileError(f"{there[0]} is about records that are there already, and can only be asked alone")
    for one, other in combinations(suites, 2):
        if shared := sorted(_ids(one) & _ids(other)):
            raise GoldenFileError(
                f"{next(iter(one.folders))} and {next(iter(other.folders))} cannot be asked together: both have "
                f"{', '.join(shared[:_TOLD])}{' and others' if len(shared) > _TOLD else ''}"
            )
    return GoldenSuite(
        cast=Cast(
            people=tuple(person for suite in suites for person in suite.cast.people),
            incidents=tuple(incident for suite in suites for incident in suite.cast.incidents),
            files={record: file for suite in suites for record, file in suite.cast.files.items()},
        ),
        topics=tuple(topic for suite in suites for topic in suite.topics),
        classes={name: about for suite in reversed(suites) for name, about in suite.classes.items()},
        own=suites[0].own,
        folders={where: sha256 for suite in suites for where, sha256 in suite.folders.items()},
    )


def _ids(suite: GoldenSuite) -> set[str]:
    return {one.id for ids in (suite.topics, suite.cast.people, suite.cast.incidents) for one in ids}


def _files(root: Traversable) -> Iterator[tuple[str, bytes]]:
    """Yield every file that is read, its name below `root` and its content, in one order everywhere."""
    names = [_CLASSES, *(name for folder in _READ for name in files_in(root, folder)), *log_files(root)]
    for name in names:
        file = root.joinpath(*name.split("/"))
        if file.is_file():
            yield name, file.read_bytes()


def _check_folders(root: Traversable, problems: list[str]) -> None:
    # A folder that nobody reads would be topics that nobody asks.
    folders = sorted(entry.name for entry in root.iterdir() if entry.is_dir() and entry.name[0] not in "_.")
    problems.extend(
        f"{name}/: is no folder of golden queries{did_you_mean(name, _FOLDERS)}"
        for name in folders
        if name not in _FOLDERS
    )


def _classes(root: Traversable, problems: list[str]) -> Mapping[str, str]:
    """Return what each class is about; of a folder that does not say so itself, the classes that are shipped."""
    if not root.joinpath(_CLASSES).is_file():
        root = files("golden_queries")
    classes = read_document(root, _CLASSES, problems=problems)
    for name, about in classes.items():
        if not (isinstance(about, str) and about.strip()):
            problems.append(f"{_CLASSES}, {name}: must say in a text what the class is about, not {about!r}")
    return classes
