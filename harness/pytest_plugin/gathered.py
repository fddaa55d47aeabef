"""What a run has gathered so far: which parts of the suite were selected, and what their items have left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from generators.topics import CLASSES, TopicClass
from harness.golden import GoldenSuite
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.relations import RELATIONS
from harness.runs import (
    GOLDEN,
    Asked,
    AskedClass,
    GoldenOutcome,
    Packed,
    Part,
    Provenance,
    RelationOutcome,
    Run,
    Scope,
    Timing,
)
from harness.settings import Settings

__all__ = ["Gathered", "Left"]

T = TypeVar("T")
Of = AskedClass | GoldenOutcome | RelationOutcome
_KINDS: dict[str, type[Of]] = {kind.__name__: kind for kind in (AskedClass, GoldenOutcome, RelationOutcome)}


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
    """Gathers what items leave; an item of the suite bears the id of its class, golden topic or relation in brackets.

    Topics and answers are kept, packed, if the run is to be saved.
    """

    def __init__(self, golden: GoldenSuite, *, keep: bool = False) -> None:
        self._known_golden = frozenset(topic.id for topic in golden.topics)
        self._keep = keep
        self._selected: set[str] = set()
        self._results: list[ClassResult] = []
        self._classes: dict[str, AskedClass] = {}
        self._golden: dict[str, GoldenOutcome] = {}
        self._relations: dict[str, RelationOutcome] = {}
        self._parts: defaultdict[str, list[Packed]] = defaultdict(list)

    @staticmethod
    def part_of(nodeid: str) -> str:
        """Return the id of the class, golden topic or relation that the item `nodeid` asks; empty where it is none."""
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
        if isinstance(left.of, RelationOutcome):
            self._relations[left.of.name] = left.of
        elif isinstance(left.of, GoldenOutcome):
            self._golden[left.of.topic] = left.of
        elif left.part:
            self._classes[left.of.id] = left.of
            self._results.append(left.result or ClassResult.from_part(left.of, left.part))
        if left.part and self._keep:
            self._parts[left.of.id if isinstance(left.of, AskedClass) else GOLDEN].append(Packed.of(left.part))

    def scope(
        self, *, lacking: Mapping[str, str] = MappingProxyType({}), chosen: bool = True, doubt: str = ""
    ) -> Scope:
        """Return how much of the suite was selected; the arguments are those of :class:`~harness.runs.Scope`."""
        selected = frozenset(self._selected)
        classes, golden = (frozenset(known) - lacking.keys() for known in (CLASSES, self._known_golden))
        relations = frozenset(RELATIONS)
        return Scope(
            classes=Asked(ids=selected & classes, known=classes),
            golden=Asked(ids=selected & golden, known=golden),
            relations=Asked(ids=selected & relations, known=relations),
            lacking=dict(lacking),
            chosen=chosen,
            doubt=doubt,
        )

    def verdict(self, policy: Policy, scope: Scope) -> Verdict:
        """Return what `policy` says about what was left; what was selected and left nothing makes it INVALID."""
        results = merged(self._results, expected=self._asked())
        return judge(results, policy, scope, golden=_ordered(self._golden), relations=_ordered(self._relations))

    def provenance(self, session: Provenance) -> Provenance:
        """Return that of `session`, now that its topics have been asked."""
        return session.of(self._asked())

    def run(self, provenance: Provenance, settings: Settings, scope: Scope, timing: Timing) -> Run:
        """Return everything that was left as a run."""
        return Run(
            provenance=provenance,
            settings=settings,
            scope=scope,
            part=self._part,
            classes=self._asked(),
            golden=_ordered(self._golden),
            relations=_ordered(self._relations),
            timing=timing,
        )

    def _asked(self) -> tuple[AskedClass, ...]:
        """Return the classes that were to be asked, by id; those that left nothing as asked of nobody."""
        vanished = {of.id: AskedClass.of(of, asked=0) for of in self.selected_classes()}
        return _ordered(vanished | self._classes)

    def _part(self, name: str) -> Part | None:
        packed = self._parts.get(name)
        return Part.joined(each.unpacked() for each in packed) if packed else None


def _ordered(named: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(named[name] for name in sorted(named))
