"""The policy: what a run must show before a search may go live."""

import tomllib
from collections.abc import Mapping
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

    `telling` is how many examples of a property must say something about it.  All others are shares between 0 and 1,
    `floors` by class name or class id.  `wrong_top` is a ceiling; `visible_drop` and `visible_marker_loss` are what a
    run must have been able to see.
    """

    confidence: float = 0.95
    visible_drop: float = 0.02
    floor: float = 0.95
    floors: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    wrong_top: float = 0.01
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
        parts = ("strong", "medium", "wrong_top", "markers", "properties")
        whole.allow("confidence", *parts)
        strong, medium, wrong_top, markers, properties = map(whole.table, parts)
        strong.allow("visible_drop")
        medium.allow("floor", "floors")
        wrong_top.allow("ceiling")
        markers.allow("visible_loss")
        properties.allow("telling")
        floors = medium.table("floors") if "floors" in medium.values else _Table(path, {})
        for key in floors.values:
            _check_class(path, key)
        return cls(
            confidence=whole.share("confidence"),
            visible_drop=strong.share("visible_drop"),
            floor=medium.share("floor"),
            floors=MappingProxyType({key: floors.share(key) for key in floors.values}),
            wrong_top=wrong_top.share("ceiling"),
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

    def share(self, key: str) -> float:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a number, not {value!r}")
        if not 0 < value < 1:
            raise ConfigurationError(
                f"{self.path}: {self.prefix}{key} must lie between 0 and 1, both left out, not at {value}"
            )
        return float(value)

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


def _check_class(path: Path, key: str) -> None:
    """Refuse a floor that would hold no class: a class that does not exist, or one of a tier without floors."""
    medium = [c for c in CLASSES.values() if c.tier is Tier.MEDIUM]
    if any(key in (c.id, c.name) for c in medium):
        return
    for topic_class in CLASSES.values():
        if key in (topic_class.id, topic_class.name):
            raise ConfigurationError(
                f"{path}: medium.floors.{key}: this class is of the {topic_class.tier} tier, which has no floors"
            )
    known = {c.id if "/" in key else c.name for c in medium}
    raise ConfigurationError(f"{path}: medium.floors: unknown class {key!r}{did_you_mean(key, known)}")
