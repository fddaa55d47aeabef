"""The verdict: what the policy says about a run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generators.topics import Intent
from generators.variations import Tier
from harness.errors import ExitStatus, HarnessError
from harness.judging.checks import GoldenResult, PropertyResult, Status
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, topics_to_decide, wilson

__all__ = ["Asked", "ClassVerdict", "Kind", "Reason", "Scope", "Verdict", "judge", "judge_class", "unmeasured"]


class Kind(StrEnum):
    """What can be said, worst first: a run is as good as the worst that is said of any part of it."""

    INVALID = "INVALID"
    NO_GO = "NO-GO"
    UNDECIDED = "UNDECIDED"
    GO = "GO"


_SEVERITY = {kind: place for place, kind in enumerate(Kind)}


class Reason(NamedTuple):
    """Why a run is not better than `kind`."""

    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which ids of a part of the suite this run was to ask, of all that are known."""

    ids: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether nothing was left out."""
        return self.known <= self.ids


@dataclass(frozen=True, kw_only=True)
class Scope:
    """How much of the suite the user chose: class ids, ids of golden topics, names of properties."""

    classes: Asked
    golden: Asked = Asked()
    properties: Asked = Asked()

    @property
    def complete(self) -> bool:
        """Whether the whole suite was asked."""
        return self.classes.complete and self.golden.complete and self.properties.complete


@dataclass(frozen=True, kw_only=True)
class ClassVerdict:
    """What the policy says about one class.

    `kind` is None for a class that is only reported.  `share` is the interval of the share of topics found, `floor`
    what it is held to (None in the tiers without one), `reason` why it is not GO.
    """

    result: ClassResult
    kind: Kind | None
    share: Interval
    floor: float | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the policy says about a run, with every reason, the gravest first."""

    kind: Kind
    reasons: tuple[Reason, ...]
    classes: tuple[ClassVerdict, ...]
    golden: tuple[GoldenResult, ...]
    properties: tuple[PropertyResult, ...]
    exit_status: ExitStatus


def judge(
    results: Sequence[ClassResult],
    policy: Policy,
    scope: Scope,
    *,
    golden: Sequence[GoldenResult] = (),
    properties: Sequence[PropertyResult] = (),
) -> Verdict:
    """Judge a run.

    INVALID if any topic, class or property could not be asked; else NO-GO if any rule is broken; else UNDECIDED if
    evidence is short or part of the suite was not asked; else GO.  A run that the user narrowed down is UNDECIDED at
    best, yet ends with status 0 if everything that it asked was found: somebody repeating one topic wants to know
    about that one.
    """
    classes = tuple(judge_class(result, policy) for result in results)
    properties = [checked.weighed(telling=policy.telling) for checked in properties]
    reasons = [Reason(c.kind, f"{c.result.id}: {c.reason}") for c in classes if c.kind not in (None, Kind.GO)]
    if scope.classes.complete:  # the ceiling is that of all classes together: a few of the harder ones may lie above
        reasons += _wrong_top(results, policy)
    reasons += _checked((g.topic, g.status, g.reasons) for g in golden)
    reasons += _checked((f"property {p.name}", p.status, p.reasons) for p in properties)
    reasons += _vanished(scope.classes, {result.id for result in results})
    reasons += _vanished(scope.golden, {g.topic for g in golden})
    reasons += _vanished(scope.properties, {p.name for p in properties}, "property ")
    reasons += _left_out(scope)
    if not (measured := any(result.n for result in results)) and not reasons:
        reasons.append(Reason(Kind.UNDECIDED, "no class was measured"))
    kind = min((reason.kind for reason in reasons), key=_SEVERITY.__getitem__, default=Kind.GO)
    answered = measured or bool(golden or properties)
    all_found = answered and not any(c.kind is Kind.UNDECIDED and c.result.missed for c in classes)
    chosen = kind is Kind.UNDECIDED and not scope.complete and all_found
    return Verdict(
        kind=kind,
        reasons=tuple(sorted(reasons, key=lambda reason: _SEVERITY[reason.kind])),
        classes=classes,
        golden=tuple(golden),
        properties=tuple(properties),
        exit_status=ExitStatus.GO if chosen else ExitStatus[kind.name],
    )


def judge_class(result: ClassResult, policy: Policy) -> ClassVerdict:
    """Judge one class by the rule of its tier."""
    share = wilson(result.found, result.n, confidence=policy.confidence)
    floor = policy.floor_of(result.id, result.name) if result.tier is Tier.MEDIUM else None
    if not result.valid:
        kind, reason = Reason(Kind.INVALID, _unasked(result))
    elif result.tier is Tier.WEAK:
        return ClassVerdict(result=result, kind=None, share=share)
    elif not result.n:
        kind, reason = Reason(Kind.UNDECIDED, f"the corpus holds no topic of it ({result.asked} asked for)")
    elif floor is None:
        kind, reason = _strong(result, policy)
    else:
        kind, reason = _medium(result, share, floor, policy)
    return ClassVerdict(result=result, kind=kind, share=share, floor=floor, reason=reason)


def unmeasured(error: HarnessError) -> Verdict:
    """Return the verdict of a run that `error` stopped: INVALID, and nothing about any part of it."""
    return Verdict(
        kind=Kind.INVALID,
        reasons=(Reason(Kind.INVALID, str(error)),),
        classes=(),
        golden=(),
        properties=(),
        exit_status=error.exit_status,
    )


def _strong(result: ClassResult, policy: Policy) -> Reason:
    if missed := len(result.missed):
        return Reason(Kind.NO_GO, f"{missed} of {result.n} missed (strong tier allows none)")
    if result.n < policy.topics_needed:
        drop = f"{policy.visible_drop * 100:g} %"
        return Reason(
            Kind.UNDECIDED, f"all {result.n} found, but it takes {policy.topics_needed} topics to see a drop of {drop}"
        )
    return Reason(Kind.GO, "")


def _medium(result: ClassResult, share: Interval, floor: float, policy: Policy) -> Reason:
    if share.low >= floor:
        return Reason(Kind.GO, "")
    found = f"{result.found} of {result.n} found"
    if share.high < floor:
        return Reason(Kind.NO_GO, f"{found}: {share} is below the floor {floor:g}")
    needed = topics_to_decide(result.found / result.n, floor, confidence=policy.confidence)
    hint = f"; at this share {needed} topics would decide" if needed else ""
    return Reason(Kind.UNDECIDED, f"{found}: {share} spans the floor {floor:g}{hint}")


def _wrong_top(results: Sequence[ClassResult], policy: Policy) -> Iterator[Reason]:
    """Judge the first hits of each intent over all classes that are held to something."""
    for intent in Intent:
        asked = [
            a for r in results if r.intent is intent and r.tier is not Tier.WEAK for a in r.assessments if a.wanted
        ]
        wrong = sum(assessment.wrong_top for assessment in asked)
        share = wilson(wrong, len(asked), confidence=policy.confidence)
        if not asked or share.high <= policy.wrong_top:
            continue
        found = f"{intent}: {wrong} of {len(asked)} first hits are wrong: {share}"
        if share.low > policy.wrong_top:
            yield Reason(Kind.NO_GO, f"{found} is above the ceiling {policy.wrong_top:g}")
        else:
            yield Reason(Kind.UNDECIDED, f"{found} is not all below the ceiling {policy.wrong_top:g}")


def _unasked(result: ClassResult) -> str:
    if result.error:
        return f"could not be measured: {result.error}"
    failed = len(result.failures)
    missed = f"; of the others {len(result.missed)} missed" if result.missed else ""
    return f"{failed} of {failed + result.n} topics could not be asked{missed}"


_CHECKED = {
    Status.BROKEN: (Kind.NO_GO, "does not hold"),
    Status.UNEXPECTEDLY_HELD: (Kind.NO_GO, "no longer fails, as its mark says it does"),
    Status.INVALID: (Kind.INVALID, "could not be asked"),
    Status.SAID_LITTLE: (Kind.UNDECIDED, "said too little"),
}


def _checked(checks: Iterable[tuple[str, Status, tuple[str, ...]]]) -> Iterator[Reason]:
    for name, status, reasons in checks:
        if status in _CHECKED:
            kind, text = _CHECKED[status]
            yield Reason(kind, f"{name}: {': '.join((text, *reasons[:1]))}")


def _vanished(asked: Asked, present: set[str], noun: str = "") -> Iterator[Reason]:
    for name in sorted(asked.ids - present):
        yield Reason(Kind.INVALID, f"{noun}{name}: gave no result")


def _left_out(scope: Scope) -> Iterator[Reason]:
    parts = (("classes", scope.classes), ("golden topics", scope.golden), ("properties", scope.properties))
    for noun, asked in parts:
        if not asked.complete:
            chosen = len(asked.ids & asked.known)
            yield Reason(Kind.UNDECIDED, f"only {chosen} of {len(asked.known)} {noun} were asked")
