"""The policy: what a run must show before a search may go live."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from operator import gt, lt
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from generators.topics import CLASSES
from generators.variations import Tier
from harness.errors import ConfigurationError, did_you_mean
from harness.judging.statistics import topics_to_see

__all__ = ["Policy"]


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

    def count(self, key: str, *, least: int) -> int:
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


class _Rule(NamedTuple):
    """Where a rule stands in the file, how it is read there, and which of two values is the laxer."""

    key: str
    read: Callable[[_Table, str], float]
    laxer: Callable[[float, float], bool]

    @property
    def table(self) -> str:
        """The name of its table, nothing for one that stands above all tables."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name in that table."""
        return self.key.rpartition(".")[2]


def _share(key: str, shipped: float, *, laxer: Callable[[float, float], bool]) -> float:
    """Return the field of a rule that is a share, by its place in the file; the `shipped` value is its default."""
    rule: float = field(default=shipped, metadata={"rule": _Rule(key, _Table.share, laxer)})
    return rule


def _count(key: str, shipped: int, *, least: int = 1, laxer: Callable[[float, float], bool]) -> int:
    """Return the field of a rule that is a whole number from `least` on, as :func:`_share` does."""
    rule: int = field(
        default=shipped, metadata={"rule": _Rule(key, lambda table, name: table.count(name, least=least), laxer)}
    )
    return rule


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules of a verdict; ``policy.toml`` explains each.  The defaults are the shipped rules.

    `telling` is how many examples of a property must say something about it; `exceptions` and `known_failures` are how
    many of either a system may have at most.  All others are shares between 0 and 1, `floors` by class name or class
    id.  `wrong_top` is a ceiling; `visible_drop` and `visible_marker_loss` are what a run must have been able to see.
    `file` is the name of the file that was read, `sha256` the hexadecimal digest of its bytes.
    """

    confidence: float = _share("confidence", 0.95, laxer=lt)
    visible_drop: float = _share("strong.visible_drop", 0.02, laxer=gt)
    floor: float = _share("medium.floor", 0.95, laxer=lt)
    floors: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    wrong_top: float = _share("wrong_top.ceiling", 0.01, laxer=gt)
    visible_marker_loss: float = _share("markers.visible_loss", 0.02, laxer=gt)
    telling: int = _count("properties.telling", 10, laxer=lt)
    exceptions: int = _count("exceptions.most", 5, least=0, laxer=gt)
    known_failures: int = _count("known_failures.most", 10, least=0, laxer=gt)
    file: str = field(default="", compare=False)
    sha256: str = field(default="", compare=False)

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
            content = path.read_bytes()
            document = tomllib.loads(content.decode("utf-8"))
        except OSError as error:
            raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
        except ValueError as error:  # not UTF-8, or not TOML
            raise ConfigurationError(f"{path}: is not a TOML file: {error}") from error
        tables = _tables(_Table(path, document))
        floors = tables["medium"].table("floors") if "floors" in tables["medium"].values else _Table(path, {})
        for key in floors.values:
            _check_class(path, key)
        rules: dict[str, Any] = {name: rule.read(tables[rule.table], rule.name) for name, rule in _rules().items()}
        return cls(
            **rules,
            floors=MappingProxyType({key: floors.share(key) for key in floors.values}),
            file=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
        )

    @property
    def laxer(self) -> tuple[str, ...]:
        """Every rule that is laxer than the shipped one, with both values: ``medium.floor 0.9 < 0.95``."""
        return tuple(_laxer(self, Policy()))

    def described(self) -> str:
        """Return the name of the file and the first 12 digits of its digest."""
        return f"{self.file} ({self.sha256[:12]})" if self.file else "the policy"

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


def _rules() -> Mapping[str, _Rule]:
    """Return every rule that is one number, by the name of its field."""
    return {rule.name: rule.metadata["rule"] for rule in fields(Policy) if "rule" in rule.metadata}


def _tables(whole: _Table) -> Mapping[str, _Table]:
    """Return the tables of the file by their names, that of what stands above them by none; no key is unknown."""
    rules = _rules().values()
    names = sorted({rule.table for rule in rules} - {""})
    whole.allow(*names, *(rule.name for rule in rules if not rule.table))
    tables = {name: whole.table(name) for name in names}
    for name, table in tables.items():
        table.allow(*(rule.name for rule in rules if rule.table == name), *(["floors"] if name == "medium" else []))
    return {"": whole, **tables}


_BY_CLASS = (("medium.floors", "floors", "floor"),)
"""Tables of single classes: where each stands in the file, its field, and the field of what holds for all others."""


def _of_class(key: str, figures: Mapping[str, float], of_all: float) -> float:
    """Return the figure of the class or the name `key`: its own, else that of its name, else that of all."""
    name = CLASSES[key].name if key in CLASSES else key
    return figures.get(key, figures.get(name, of_all))


def _laxer(policy: Policy, shipped: Policy) -> Iterator[str]:
    rules = _rules()
    pairs = [(rule.key, rule, getattr(policy, name), getattr(shipped, name)) for name, rule in rules.items()]
    for table, figures, of_all in _BY_CLASS:
        for key in sorted({*getattr(policy, figures), *getattr(shipped, figures)}):
            own, theirs = (_of_class(key, getattr(one, figures), getattr(one, of_all)) for one in (policy, shipped))
            pairs.append((f"{table}.{key}", rules[of_all], own, theirs))
    for key, rule, own, theirs in pairs:
        if rule.laxer(own, theirs):
            yield f"{key} {own:g} {'<' if own < theirs else '>'} {theirs:g}"


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
