"""Runs written down by hand, of which a few answers are others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generators.queries import PersonQuery
from generators.topics import CLASSES, Topic
from harness.runs import Answer, Asked, AskedClass, Fidelity, GoldenOutcome, Part, Ranking, RelationOutcome, Run, Scope
from harness.runs.file import SavedRun, read_run, write_run
from harness.runs.manifest import Judged
from harness.settings import Settings
from tests.report.samples import PROVENANCE

STRONG, MEDIUM, WEAK = "person/diacritics/name", "person/nickname/name", "person/two-slips/name"
JUDGED = Judged(kind="GO", reasons=(), policy="policy.toml", policy_sha256="0" * 64)
N = 200


def topic(name: str, serial: int, *, guarded: bool = False) -> Topic:
    of = CLASSES[name]
    record = f"N{serial}"
    return Topic(
        id=f"{name}/{record}",
        topic_class=name,
        intent=of.intent,
        tier=of.tier,
        typed=PersonQuery(surname="Munoz"),
        meant=PersonQuery(surname="Muñoz"),
        judgements={record: 2},
        record=record,
        markers={record: frozenset({"FI"}) if guarded else frozenset()},
        slices={"culture": "a" if serial % 2 else "b"},
        guarded=guarded,
    )


def found(asked: Topic) -> Ranking:
    markers = {record: shown for record, shown in asked.markers.items() if shown}
    return Ranking(topic=asked.id, hits=(asked.record, "N9999"), scores=(2.0, 1.0), size=10, total=2, markers=markers)


def missed(asked: Topic) -> Ranking:
    return Ranking(topic=asked.id, hits=("N9999",), scores=(1.0,), size=10, total=1)


class Runs:
    """Runs of one corpus, in which what is said of a class was answered otherwise."""

    def __init__(self, folder: Path, *, guarded: Sequence[int] = ()) -> None:
        self._folder = folder
        self._topics = {
            name: [topic(name, serial, guarded=serial in guarded) for serial in range(N)]
            for name in (STRONG, MEDIUM, WEAK)
        }
        self._written = 0

    def __call__(
        self,
        *,
        answers: dict[str, Callable[[Topic], Answer]] | None = None,
        golden: Sequence[GoldenOutcome] = (),
        relations: Sequence[RelationOutcome] = (),
        records: Sequence[Fidelity] = (),
        left_out: Sequence[str] = (),
        corpus: str = "90",
        topics: int = N,
        told: Mapping[str, Any] | None = None,
    ) -> SavedRun:
        """Save a run in which `answers` says, by the id of a class, what was answered; else everything was found.

        Its provenance is what is `told`, and else that of all others.
        """
        answering = answers or {}
        asked = [name for name in self._topics if name not in left_out]
        parts = {}
        for name in asked:
            of_class = self._topics[name][:topics]
            parts[name] = Part.of(of_class, {t.id: answering.get(name, found)(t) for t in of_class})
        ids, known = frozenset(asked), frozenset(self._topics)
        run = Run(
            provenance=replace(PROVENANCE, corpus_sha256=corpus * 32, **(told or {})),
            settings=Settings(),
            scope=Scope(classes=Asked(ids=ids, known=known)),
            part=parts.get,
            classes=tuple(AskedClass.of(CLASSES[name], asked=N) for name in sorted(asked)),
            golden=tuple(golden),
            relations=tuple(relations),
            records=tuple(records),
        )
        self._written += 1
        path = self._folder / f"{self._written}.zip"
        write_run(path, run, JUDGED)
        return read_run(path)


def first(count: int, otherwise: Callable[[Topic], Answer] = missed) -> Callable[[Topic], Answer]:
    """Answer the first `count` topics `otherwise`, and find the others."""
    return lambda asked: otherwise(asked) if int(asked.record[1:]) < count else found(asked)
