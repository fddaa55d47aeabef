"""The policy: what a run must show before a search may go live."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from operator import gt, lt
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from generators.tiers import Tier
from generators.topics import CLASSES
from harness.errors import ConfigurationError, did_you_mean
from harness.judging.statistics import topics_to_see
from harness.toml import Table, read_toml

__all__ = ["Policy"]

Read = Callable[[Table, str], float]

_HELD = (Tier.STRONG, Tier.MEDIUM)


class _Rule(NamedTuple):
    """Where a rule stands in the file, how it is read there, and which of two values is the laxer."""

    key: str
    read: Read
    laxer: Callable[[float, float], bool]

    @property
    def table(self) -> str:
        """The name of its table, nothing for one that stands above all tables."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name in that table."""
        return self.key.rpartition(".")[2]


class _OfClasses(NamedTuple):
    """Figures of single classes: where their table stands, the field of what holds for all others, and which tiers."""

    key: str
    of_all: str
    tiers: Sequence[Tier]


def _rule(key: str, shipped: float, read: Read, *, laxer: Callable[[float, float], bool]) -> float:
    """Return the field of a rule that is one number, by its place in the file; the `shipped` value is its default."""
    rule: float = field(default=shipped, metadata={"rule": _Rule(key, read, laxer)})
    return rule


def _share(key: str, shipped: float, *, laxer: Callable[[float, float], bool]) -> float:
    return _rule(key, shipped, Table.share, laxer=laxer)


def _count(key: str, shipped: int, *, least: int = 1, laxer: Callable[[float, float], bool]) -> int:
    return _rule(key, shipped, partial(Table.count, least=least), laxer=laxer)  # type: ignore[return-value]


def _of_classes(key: str, *, of_all: str, tiers: Sequence[Tier], **shipped: float) -> Mapping[str, float]:
    """Return the field of figures of single classes, by its place in the file; those `shipped` are its default."""
    named = {name.replace("_", "-"): figure for name, figure in shipped.items()}
    rule: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(named), metadata={"classes": _OfClasses(key, of_all, tiers)}
    )
    return rule


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules of a verdict; ``policy.toml`` explains each.  The defaults are the shipped rules.

    `telling` is how many examples of a relation must say something about it; `damaged` is how many records may at most
    not be held as they were; `exceptions` and `known_failures` are how
    many of either a system may have at most.  `surplus` is a ceiling in records, and so are `surpluses`.  All others
    are shares between 0 and 1.  `floors`, `wrong_tops` and `surpluses` are by class name or class id.  `wrong_top` is a
    ceiling over all classes, `class_wrong_top` that of each.  `tolerance` is how much more a slice may be missed than
    others.  `visible_drop` and `visible_marker_loss` are what a run must have been able to see.  `max_loss` is the
    share of what a baseline found that a candidate may lose in a class, `max_losses` by class name or class id.  `file`
    is the name of the file that was read, `sha256` the hexadecimal digest of its bytes.
    """

    confidence: float = _share("confidence", 0.95, laxer=lt)
    visible_drop: float = _share("strong.visible_drop", 0.02, laxer=gt)
    floor: float = _share("medium.floor", 0.95, laxer=lt)
    floors: Mapping[str, float] = _of_classes("medium.floors", of_all="floor", tiers=(Tier.MEDIUM,))
    wrong_top: float = _share("wrong_top.ceiling", 0.01, laxer=gt)
    class_wrong_top: float = _share("wrong_top.class_ceiling", 0.05, laxer=gt)
    wrong_tops: Mapping[str, float] = _of_classes(
        "wrong_top.class_ceilings", of_all="class_wrong_top", tiers=_HELD, surname_other=0.25, forename_other=0.25
    )
    surplus: float = _rule("surplus.ceiling", 50.0, Table.above_0, laxer=gt)
    surpluses: Mapping[str, float] = _of_classes("surplus.ceilings", of_all="surplus", tiers=(Tier.STRONG,))
    tolerance: float = _share("slices.tolerance", 0.02, laxer=gt)
    visible_marker_loss: float = _share("markers.visible_loss", 0.02, laxer=gt)
    telling: int = _count("relations.telling", 10, laxer=lt)
    damaged: int = _count("fidelity.most", 0, least=0, laxer=gt)
    exceptions: int = _count("exceptions.most", 5, least=0, laxer=gt)
    known_failures: int = _count("known_failures.most", 10, least=0, laxer=gt)
    max_loss: float = _share("comparison.max_loss", 0.05, laxer=gt)
    max_losses: Mapping[str, float] = _of_classes("comparison.max_losses", of_all="max_loss", tiers=(Tier.MEDIUM,))
    file: str = field(default="", compare=False)
    sha256: str = field(default="", compare=False)

    @classmethod
    def default(cls) -> Self:
        """Return the policy that comes with the harness."""
        return cls.from_file(Path(__file__).with_name("policy.toml"))

    @classmethod
    def find(cls, path: Path | None) -> Self:
        """Return the policy in `path`, or the shipped one where none is named; raises as :meth:`from_file` does."""
        return cls.from_file(path) if path else cls.default()

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read a policy, which names every rule: none is filled in silently.

        Raises :class:`ConfigurationError`, naming file and key of all that is wrong, where it cannot be read, lacks a
        key, or has one that is unknown, of the wrong type or out of range.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
        problems: list[str] = []
        document = read_toml(content, str(path), problems=problems)
        figures = {} if problems else _figures(Table(document, file=str(path), problems=problems))
        if problems:
            raise ConfigurationError("\n".join(problems))
        return cls(**figures, file=path.name, sha256=hashlib.sha256(content).hexdigest())

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

    def wrong_top_of(self, class_id: str, name: str) -> float:
        """Return the ceiling of the share of wrong first hits of a class, found as its floor is."""
        return self.wrong_tops.get(class_id, self.wrong_tops.get(name, self.class_wrong_top))

    def max_loss_of(self, class_id: str, name: str) -> float:
        """Return the share of what was found before that a class may lose, found as its floor is."""
        return self.max_losses.get(class_id, self.max_losses.get(name, self.max_loss))

    def surplus_of(self, class_id: str, name: str) -> float:
        """Return the ceiling of the records beyond those that fit, on average, found as its floor is."""
        return self.surpluses.get(class_id, self.surpluses.get(name, self.surplus))


def _rules() -> Mapping[str, _Rule]:
    """Return every rule that is one number, by the name of its field."""
    return {rule.name: rule.metadata["rule"] for rule in fields(Policy) if "rule" in rule.metadata}


def _figures_of_classes() -> Mapping[str, _OfClasses]:
    """Return every rule that is a table of single classes, by the name of its field."""
    return {rule.name: rule.metadata["classes"] for rule in fields(Policy) if "classes" in rule.metadata}


def _figures(whole: Table) -> dict[str, Any]:
    """Return what the file says, by the name of its field; no key of it is unknown."""
    rules, of_classes = _rules(), _figures_of_classes()
    names = sorted({rule.table for rule in rules.values()} - {""})
    tables = {"": whole, **{name: whole.table(name) for name in names}}
    figures: dict[str, Any] = {name: rule.read(tables[rule.table], rule.name) for name, rule in rules.items()}
    for name, own in of_classes.items():
        within, _, key = own.key.rpartition(".")
        figures[name] = _by_class(tables[within], key, rules[own.of_all].read, own.tiers)
    for table in tables.values():
        table.close()
    return figures


def _by_class(within: Table, key: str, read: Read, tiers: Sequence[Tier]) -> Mapping[str, float]:
    """Return the table under `key`, if there is one, of figures of classes of `tiers`, each as `read` reads it."""
    if not within.has(key):
        return MappingProxyType({})
    table = within.table(key)
    held = {name for c in CLASSES.values() if c.tier in tiers for name in (c.id, c.name)}
    tier_of = {name: c.tier for c in CLASSES.values() for name in (c.id, c.name)}
    for name in table.keys:
        if name in tier_of and name not in held:
            table.problem(name, f"this class is of the {tier_of[name]} tier, which has no {key}")
        elif name not in held:
            alike = {known for known in held if ("/" in known) == ("/" in name)}
            table.problem(name, f"unknown class{did_you_mean(name, alike)}")
    return MappingProxyType({name: read(table, name) for name in table.keys})


def _of_class(key: str, figures: Mapping[str, float], of_all: float) -> float:
    """Return the figure of the class or the name `key`: its own, else that of its name, else that of all."""
    name = CLASSES[key].name if key in CLASSES else key
    return figures.get(key, figures.get(name, of_all))


def _laxer(policy: Policy, shipped: Policy) -> Iterator[str]:
    rules = _rules()
    pairs = [(rule.key, rule, getattr(policy, name), getattr(shipped, name)) for name, rule in rules.items()]
    for name, own in _figures_of_classes().items():
        for key in sorted({*getattr(policy, name), *getattr(shipped, name)}):
            ours, theirs = (_of_class(key, getattr(p, name), getattr(p, own.of_all)) for p in (policy, shipped))
            pairs.append((f"{own.key}.{key}", rules[own.of_all], ours, theirs))
    for key, rule, ours, theirs in pairs:
        if rule.laxer(ours, theirs):
            yield f"{key} {ours:g} {'<' if ours < theirs else '>'} {theirs:g}"
