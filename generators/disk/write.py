"""A corpus to a folder, district by district, so that memory does not grow with it."""

import hashlib
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from generators.corpus import planted
from generators.disk.check import Records
from generators.disk.folder import Sheet, new_folder, open_sheets
from generators.disk.layout import FORMAT, MANIFEST, TRUTH_OF_GOLDEN, ClassFacts, FileFacts, Format, Manifest
from generators.disk.lines import (
    Chunk,
    heads_of_records,
    heads_of_topics,
    lines_of_district,
    lines_of_records,
    lines_of_topics,
)
from generators.disk.production import in_order
from generators.districts import plans
from generators.records import Incident, Person
from generators.topics import CLASSES, topics
from generators.truth import Truth

__all__ = ["Order", "write_corpus"]

Progress = Callable[[int], object]
_SPOOL = "incidents.hashed"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to write: the corpus of `seed` with the cast, if one is given, planted first.

    `topics` are asked for per class; making them takes the corpus into memory.  `golden` are the files of the golden
    queries over that cast, by path: a number for each of their folders, then the name in it.  `harness` is the version
    to state.
    """

    seed: str
    people: int
    incidents: int
    topics: int = 0
    cast_people: tuple[Person, ...] = ()
    cast_incidents: tuple[Incident, ...] = ()
    golden: Mapping[str, bytes] = field(default_factory=dict)
    formats: tuple[Format, ...] = tuple(Format)
    workers: int = 1
    harness: str = ""


@dataclass(frozen=True, kw_only=True)
class _Written:
    people: int
    incidents: int
    links: int
    corpus_sha256: str
    files: Sequence[FileFacts]


def write_corpus(
    order: Order, out: Path, *, on_records: Progress = lambda _: None, on_class: Progress = lambda _: None
) -> Manifest:
    """Write the corpus of `order` to the new folder `out`, and return its manifest.

    The files are the same for any number of workers.  `on_records` is told how many records were written since it was
    last told, `on_class` the same of classes of topics.  Whatever is raised, nothing is left behind.

    Raises :class:`ValueError` for a size that cannot be, :class:`~generators.disk.layout.FolderError` where `out`
    cannot be made, and :class:`OSError` where it cannot be filled.
    """
    plans_of_districts = list(plans(order.seed, people_count=order.people, incident_count=order.incidents))
    if order.topics < 0 or order.workers < 1:
        raise ValueError(f"no negative topics and at least one worker, not {order.topics} and {order.workers}")
    render = partial(lines_of_district, formats=order.formats)
    with new_folder(out) as folder:
        workers = min(order.workers, len(plans_of_districts))
        with closing(in_order(render, plans_of_districts, workers=workers)) as districts:
            cast = planted(order.seed, order.cast_people, order.cast_incidents)
            chunks = chain([lines_of_records(*cast, order.formats)], districts)
            written = _write_records(folder, chunks, order.formats, on_records)
        classes, judgements, of_topics = _write_topics(folder, order, on_class)
        of_golden = _write_golden(folder, order.golden)
        manifest = Manifest(
            format=FORMAT,
            harness=order.harness,
            python=platform.python_version(),
            faker=version("faker"),
            seed=order.seed,
            people=written.people,
            incidents=written.incidents,
            links=written.links,
            topics_per_class=order.topics,
            topics=sum(of.topics for of in classes),
            judgements=judgements,
            corpus_sha256=written.corpus_sha256,
            cast=tuple(record.id for records in cast for record in records),
            classes=tuple(classes),
            files=tuple(sorted((*written.files, *of_topics, *of_golden), key=lambda facts: facts.path)),
        )
        with open_sheets(folder, [MANIFEST]) as sheets:
            sheets[MANIFEST].write(manifest.to_json())
    return manifest


def _write_records(folder: Path, chunks: Iterator[Chunk], formats: Sequence[Format], told: Progress) -> _Written:
    # The corpus's hash takes all people before the first incident: incidents wait for it on the disk, not in memory.
    digest = hashlib.sha256()
    people = incidents = links = 0
    heads = heads_of_records(formats)
    spool = folder / _SPOOL
    with spool.open("xb") as waiting, open_sheets(folder, heads) as sheets:
        _write(sheets, heads)
        for chunk in chunks:
            _write(sheets, chunk.lines)
            hashed_now, hashed_later = chunk.hashed
            digest.update(hashed_now)
            waiting.write(hashed_later)
            people += chunk.people
            incidents += chunk.incidents
            links += chunk.links
            told(chunk.people + chunk.incidents)
    with spool.open("rb") as waited:
        while block := waited.read(1 << 20):
            digest.update(block)
    spool.unlink()
    return _Written(
        people=people,
        incidents=incidents,
        links=links,
        corpus_sha256=digest.hexdigest(),
        files=[sheet.facts for sheet in sheets.values()],
    )


def _write_topics(folder: Path, order: Order, told: Progress) -> tuple[list[ClassFacts], int, list[FileFacts]]:
    if not order.topics:
        return [], 0, []
    # Made of what was written, not of what was meant to be.
    truth = Truth(Records(folder, documents=Format.NDJSON in order.formats).corpus(order.seed))
    classes: list[ClassFacts] = []
    judgements = 0
    heads = heads_of_topics(order.formats)
    with open_sheets(folder, heads) as sheets:
        _write(sheets, heads)
        for topic_class in CLASSES.values():
            made = topics(truth, topic_class, order.topics)
            _write(sheets, lines_of_topics(made, order.formats))
            classes.append(ClassFacts(id=topic_class.id, topics=len(made)))
            judgements += sum(len(topic.judgements) + len(topic.forbidden) for topic in made)
            told(1)
    return classes, judgements, [sheet.facts for sheet in sheets.values()]


def _write_golden(folder: Path, golden: Mapping[str, bytes]) -> list[FileFacts]:
    files = {f"{TRUTH_OF_GOLDEN}/{name}": content for name, content in golden.items()}
    with open_sheets(folder, files) as sheets:
        _write(sheets, files)
    return [sheet.facts for sheet in sheets.values()]


def _write(sheets: Mapping[str, Sheet], lines: Mapping[str, bytes]) -> None:
    for path, content in lines.items():
        sheets[path].write(content)
