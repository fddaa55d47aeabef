"""What a run has gathered so far: which parts of the suite were selected, and what their items have left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import msgspec

from generators.topics import CLASSES, Intent, TopicClass
from harness.golden import GoldenSuite
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.relations import RELATIONS
from harness.runs import (
    Asked,
    AskedClass,
    Fidelity,
    GoldenOutcome,
    Of,
    Packed,
    Part,
    Provenance,
    Recorder,
    RelationOutcome,
    Run,
    Scope,
    Timing,
    part_of_records,
)
from harness.settings import Settings

__all__ = ["Gathered", "Left"]

_KINDS: dict[str, type[Of]] = {kind.__name__: kind for kind in (AskedClass, Fidelity, GoldenOutcome, RelationOutcome)}


@dataclass(frozen=True, kw_only=True)
class Left:
    """What an item of the suite leaves: what it asked and what came of that, and the topics and answers, if it had any.

    `result` is what a class came to, if that is known already.
    """

    of: Of
    part: Part | None = None
    result: ClassResult | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON types, for the way from the process of the item to that of the verdict."""
        return {
            "kind": type(self.of).__name__,
            "of": msgspec.to_builtins(self.of),
            "part": self.part and Packed.of(self.part).to_text(),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Left":
        """Return what :meth:`to_json` wrote."""
        part = data["part"] and Packed.from_text(data["part"]).unpacked()
        return cls(of=msgspec.convert(data["of"], _KINDS[data["kind"]]), part=part)


class Gathered:
    """Gathers what items leave; an item of the suite bears the id of its part (a class, a golden topic) in brackets.

    Topics and answers are kept, packed, if the run is to be saved.
    """

    def __init__(self, golden: GoldenSuite, *, keep: bool = False) -> None:
        self._known_golden = frozenset(topic.id for topic in golden.topics)
        self._selected: set[str] = set()
        self._results: list[ClassResult] = []
        self._recorder = Recorder(keep=keep)

    @staticmethod
    def part_of(nodeid: str) -> str:
        """Return the id of the class, golden topic, relation or kind of records that the item `nodeid` asks, if any."""
        return nodeid.partition("[")[2].removesuffix("]")

    @classmethod
    def serves(cls, nodeid: str, topic: str) -> bool:
        """Whether the item `nodeid` asks `topic`."""
        part = cls.part_of(nodeid)
        return topic == part or topic.startswith(f"{part}/")

    def select(self, nodeids: Iterable[str]) -> None:
        """Note that the items `nodeids` are to run."""
        self._selected |= {self.part_of(nodeid) for nodeid in nodeids}

    def selected_classes(self) -> list[TopicClass]:
        """Return the classes that are to be asked, in the order of the suite."""
        return [topic_class for topic_class in CLASSES.values() if topic_class.id in self._selected]

    def add(self, left: Left) -> None:
        """Note what an item left."""
        self._recorder.add(left.of, left.part)
        if isinstance(left.of, AskedClass) and left.part:
            self._results.append(left.result or ClassResult.from_part(left.of, left.part))

    def scope(
        self, *, lacking: Mapping[str, str] = MappingProxyType({}), chosen: bool = True, doubt: str = ""
    ) -> Scope:
        """Return how much of the suite was selected; the arguments are those of :class:`~harness.runs.Scope`."""
        selected = frozenset(self._selected)
        classes, golden = (frozenset(known) - lacking.keys() for known in (CLASSES, self._known_golden))
        relations, records = frozenset(RELATIONS), frozenset(map(part_of_records, Intent))
        return Scope(
            classes=Asked(ids=selected & classes, known=classes),
            golden=Asked(ids=selected & golden, known=golden),
            relations=Asked(ids=selected & relations, known=relations),
            records=Asked(ids=selected & records, known=records),
            lacking=dict(lacking),
            chosen=chosen,
            doubt=doubt,
        )

    def verdict(self, policy: Policy, scope: Scope) -> Verdict:
        """Return what `policy` says about what was left; what was selected and left nothing makes it INVALID."""
        results = merged(self._results, expected=self._all_recorded().classes)
        of = self._recorder
        return judge(results, policy, scope, golden=of.golden, relations=of.relations, records=of.records)

    def provenance(self, session: Provenance) -> Provenance:
        """Return that of `session`, now that its topics have been asked."""
        return session.of(self._all_recorded().classes)

    def run(self, provenance: Provenance, settings: Settings, scope: Scope, timing: Timing) -> Run:
        """Return everything that was left as a run."""
        return self._all_recorded().run(provenance, settings, scope, timing)

    def _all_recorded(self) -> Recorder:
        """Return what was recorded, with classes that were to be asked and left nothing as asked of nobody."""
        recorded = {asked.id for asked in self._recorder.classes}
        for of in self.selected_classes():
            if of.id not in recorded:
                self._recorder.add(AskedClass.of(of, asked=0))
        return self._recorder
