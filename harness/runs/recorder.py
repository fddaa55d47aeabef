"""A run as it comes about: what was asked and answered, in whatever order and by whatever process."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from generators.topics import Intent
from harness.runs.fidelity import Fidelity
from harness.runs.outcomes import GoldenOutcome, RelationOutcome
from harness.runs.packed import Packed
from harness.runs.part import AskedClass, Part
from harness.runs.provenance import Provenance
from harness.runs.run import GOLDEN, Run
from harness.runs.scope import Scope
from harness.runs.timing import Timing
from harness.settings import Settings

__all__ = ["Of", "Recorder"]

T = TypeVar("T")

Of = AskedClass | GoldenOutcome | RelationOutcome | Fidelity
"""What a part of the suite came to."""


class Recorder:
    """Records a run; topics and answers are kept, packed, unless nobody will want to `keep` them."""

    def __init__(self, *, keep: bool = True) -> None:
        self._keep = keep
        self._classes: dict[str, AskedClass] = {}
        self._golden: dict[str, GoldenOutcome] = {}
        self._relations: dict[str, RelationOutcome] = {}
        self._records: dict[Intent, Fidelity] = {}
        self._parts: defaultdict[str, list[Packed]] = defaultdict(list)

    def add(self, of: Of, part: Part | None = None) -> None:
        """Record `of`, and what was asked and answered for it."""
        if isinstance(of, RelationOutcome):
            self._relations[of.name] = of
        elif isinstance(of, GoldenOutcome):
            self._golden[of.topic] = of
        elif isinstance(of, Fidelity):
            self._records[of.intent] = of
        else:
            self._classes[of.id] = of
        if part and self._keep:
            self._parts[of.id if isinstance(of, AskedClass) else GOLDEN].append(Packed.of(part))

    @property
    def classes(self) -> tuple[AskedClass, ...]:
        """Every class that was recorded, by id."""
        return _ordered(self._classes)

    @property
    def golden(self) -> tuple[GoldenOutcome, ...]:
        """Every golden topic that was recorded, by id."""
        return _ordered(self._golden)

    @property
    def relations(self) -> tuple[RelationOutcome, ...]:
        """Every relation that was recorded, by name."""
        return _ordered(self._relations)

    @property
    def records(self) -> tuple[Fidelity, ...]:
        """How each kind of record is held, people first."""
        return tuple(self._records[intent] for intent in Intent if intent in self._records)

    def run(self, provenance: Provenance, settings: Settings, scope: Scope, timing: Timing) -> Run:
        """Return everything that was recorded as a run."""
        return Run(
            provenance=provenance.of(self.classes),
            settings=settings,
            scope=scope,
            part=self._part,
            classes=self.classes,
            golden=self.golden,
            relations=self.relations,
            records=self.records,
            timing=timing,
        )

    def _part(self, name: str) -> Part | None:
        packed = self._parts.get(name)
        return Part.joined(each.unpacked() for each in packed) if packed else None


def _ordered(named: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(named[name] for name in sorted(named))
