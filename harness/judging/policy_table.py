"""The tables of a policy's file, read key by key."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.tiers import Tier
from generators.topics import CLASSES
from harness.errors import ConfigurationError, did_you_mean

__all__ = ["PolicyTable"]


@dataclass(frozen=True)
class PolicyTable:
    """A table of the file at `path`; `prefix` is what stands before its keys in messages.

    Every method raises :class:`ConfigurationError`, naming file and key, for what is not as it says.
    """

    path: Path
    values: Mapping[str, Any]
    prefix: str = ""

    def allow(self, *keys: str) -> None:
        """Refuse any key but `keys`."""
        for key in self.values:
            if key not in keys:
                raise ConfigurationError(f"{self.path}: unknown key {self.prefix}{key}{did_you_mean(key, keys)}")

    def table(self, key: str) -> "PolicyTable":
        """Return the table under `key`."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a table, not {value!r}")
        return PolicyTable(self.path, value, f"{self.prefix}{key}.")

    def by_class(
        self, key: str, read: Callable[["PolicyTable", str], float], tiers: Sequence[Tier]
    ) -> Mapping[str, float]:
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
        """Return the number under `key`, between 0 and 1."""
        value = self._number(key)
        if not 0 < value < 1:
            raise ConfigurationError(
                f"{self.path}: {self.prefix}{key} must lie between 0 and 1, both left out, not at {value}"
            )
        return float(value)

    def above_0(self, key: str) -> float:
        """Return the finite number under `key`, above 0."""
        value = self._number(key)
        if not 0 < value < math.inf:
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a number above 0, not {value}")
        return float(value)

    def _number(self, key: str) -> float:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} must be a number, not {value!r}")
        return value

    def count(self, key: str, *, least: int) -> int:
        """Return the whole number under `key`, `least` or more."""
        value = self._value(key)
        if type(value) is not int or value < least:
            raise ConfigurationError(
                f"{self.path}: {self.prefix}{key} must be a whole number of {least} or more, not {value!r}"
            )
        return value

    def _value(self, key: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
        if key not in self.values:
            raise ConfigurationError(f"{self.path}: {self.prefix}{key} is missing")
        return self.values[key]
