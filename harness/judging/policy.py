"""The policy: what a run must show before a search may go live."""

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from generators.topics import CLASSES
from generators.variations import Tier
from harness.errors import ConfigurationError, did_you_mean
from harness.judging.statistics import topics_to_see

__all__ = ["Policy"]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules of a verdict; ``policy.toml`` explains each.

    `telling` is how many examples of a property must say something about it.  `surplus` is a ceiling in records, and so
    are `surpluses`.  All others are shares between 0 and 1.  `floors`, `wrong_tops` and `surpluses` are by class name
    or class id.  `wrong_top` is a ceiling over all classes, `class_wrong_top` that of each.  `tolerance` is how much
    more a slice may be missed than others.  `visible_drop` and `visible_marker_loss` are what a run must have been able
    to see.
    """

    confidence: float = 0.95
    visible_drop: float = 0.02
    floor: float = 0.95
    floors: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    wrong_top: float = 0.01
    class_wrong_top: float = 0.05
    wrong_tops: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    surplus: float = 50.0
    surpluses: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    tolerance: float = 0.02
    visible_marker_loss: float = 0.02
    telling: int = 10

    @classmethod
    def default(cls) -> Self:
        """Return the policy that comes with the harness."""
        return cls.from_file(Path(__file__).with_name("policy.toml"))

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read a policy, which names every rule: none is filled in silently.

        Raises :class:`ConfigurationError`, naming file and key, where it cannot be read, lacks a key, or has one that
        is unknown, of the wrong type or out of range.
        """
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
        except ValueError as error:  # not UTF-8, or not TOML
            raise ConfigurationError(f"{path}: is not a TOML file: {error}") from error
        whole = _Table(path, document)
        parts = ("strong", "medium", "wrong_top", "surplus", "slices", "markers", "properties")
        whole.allow("confidence", *parts)
        strong, medium, wrong_top, surplus, slices, markers, properties = map(whole.table, parts)
        strong.allow("visible_drop")
        medium.allow("floor", "floors")
        wrong_top.allow("ceiling", "class_ceiling", "class_ceilings")
        surplus.allow("ceiling", "ceilings")
        slices.allow("tolerance")
        markers.allow("visible_loss")
        properties.allow("telling")
        return cls(
            confidence=whole.share("confidence"),
            visible_drop=strong.share("visible_drop"),
            floor=medium.share("floor"),
            floors=medium.by_class("floors", _Table.share, (Tier.MEDIUM,)),
            wrong_top=wrong_top.share("ceiling"),
            class_wrong_top=wrong_top.share("class_ceiling"),
            wrong_tops=wrong_top.by_class("class_ceilings", _Table.share, (Tier.STRONG, Tier.MEDIUM)),
            surplus=surplus.above_0("ceiling"),
            surpluses=surplus.by_class("ceilings", _Table.above_0, (Tier.STRONG,)),
            tolerance=slices.share("tolerance"),
            visible_marker_loss=markers.share("visible_loss"),
            telling=properties.count("telling"),
        )

    @property
    def level(self) -> float:
        """What a test is held to: the share that lies beyond one end of an interval of this confidence."""
        return (1 - self.confidence) / 2

    @property
    def topics_needed(self) -> int:
        """How many topics a class of the strong tier needs."""
        return topics_to_see(self.visible_drop, confidence=self.confidence)

    @property
    def markers_needed(self) -> int:
        """How many people who bear warning markers a run must have seen."""
        return topics_to_see(self.visible_marker_loss, confidence=self.confidence)

    def floor_of(self, class_id: str, name: str) -> float:
        """Return the floor of a class of the medium tier: its own, else that of its name, else that of all."""
        return self.floors.get(class_id, self.floors.get(name, self.floor))

    def wrong_top_of(self, class_id: str, name: str) -> float:
        """Return the ceiling of the share of wrong first hits of a class, found as its floor is."""
        return self.wrong_tops.get(class_id, self.wrong_tops.get(name, self.class_wrong_top))

    def surplus_of(self, class_id: str, name: str) -> float:
        """Return the ceiling of the records beyond those that fit, on average, found as its floor is."""
        return self.surpluses.get(class_id, self.surpluses.get(name, self.surplus))


@dataclass(frozen=True)
class _Table:
    """A table of the file, read key by key."""

    path: Path
    values: Mapping[str, Any]
    prefix: str = ""

    def allow(self, *keys: str) -> None:
        for key in self.values:
            if key not in keys:
                raise ConfigurationError(f"{self.path}: unknown key {self.prefix}{key}{did_you_mean(key, keys)}")

    def table(self, key: str) -> "_Table":
        value = self._value(key)
        if not isinstance(value, dict):
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a table, not {value!r}")
        return _Table(self.path, value, f"{self.prefix}{key}.")

    def by_class(self, key: str, read: Callable[["_Table", str], float], tiers: Sequence[Tier]) -> Mapping[str, float]:
        """Return the table `key`, if there is one, of figures of classes of `tiers`, each as `read` reads it."""
        if key not in self.values:
            return MappingProxyType({})
        table = self.table(key)
        for name in table.values:
            table.check_class(name, tiers)
        return MappingProxyType({name: read(table, name) for name in table.values})

    def check_class(self, key: str, tiers: Sequence[Tier]) -> None:
        """Refuse a figure that would hold no class: one that does not exist, or is of a tier that is not held to it."""
        held = [c for c in CLASSES.values() if c.tier in tiers]
        if any(key in (c.id, c.name) for c in held):
            return
        what = self.prefix.rstrip(".")
        for topic_class in CLASSES.values():
            if key in (topic_class.id, topic_class.name):
                has_none = f"this class is of the {topic_class.tier} tier, which has no {what.rpartition('.')[2]}"
                raise ConfigurationError(f"{self.path}: {what}.{key}: {has_none}")
        known = {c.id if "/" in key else c.name for c in held}
        raise ConfigurationError(f"{self.path}: {what}: unknown class {key!r}{did_you_mean(key, known)}")

    def share(self, key: str) -> float:
        value = self._number(key)
        if not 0 < value < 1:
            raise ConfigurationError(
                f"{self.path}: {self.prefix}{key} must lie between 0 and 1, both left out, not at {value}"
            )
        return float(value)

    def above_0(self, key: str) -> float:
        value = self._number(key)
        if not 0 < value < math.inf:
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a number above 0, not {value}")
        return float(value)

    def _number(self, key: str) -> float:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a number, not {value!r}")
        return value

    def count(self, key: str) -> int:
        value = self._value(key)
        if type(value) is not int or value < 1:
            raise ConfigurationError(
                f"{self.path}: {self.prefix}{key} must be a whole number of 1 or more, not {value!r}"
            )
        return value

    def _value(self, key: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
        if key not in self.values:
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} is missing")
        return self.values[key]
