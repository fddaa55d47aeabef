"""The verdict: what the policy says about a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from harness.errors import ExitStatus, HarnessError
from harness.judging.class_rules import ClassVerdict, judge_classes
from harness.judging.common_rules import common_reasons
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.record_rules import record_reasons
from harness.judging.results import ClassResult
from harness.judging.slices import Slice, slices
from harness.runs import Asked, Fidelity, GoldenOutcome, RelationOutcome, Scope, Status

__all__ = ["Verdict", "judge", "unmeasured"]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the policy says about a run, with every reason, the gravest first; `lacking` is that of its scope."""

    kind: Kind
    reasons: tuple[Reason, ...]
    classes: tuple[ClassVerdict, ...]
    slices: tuple[Slice, ...]
    golden: tuple[GoldenOutcome, ...]
    relations: tuple[RelationOutcome, ...]
    records: tuple[Fidelity, ...]
    exit_status: ExitStatus
    lacking: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def judge(
    results: Sequence[ClassResult],
    policy: Policy,
    scope: Scope,
    *,
    golden: Sequence[GoldenOutcome] = (),
    relations: Sequence[RelationOutcome] = (),
    records: Sequence[Fidelity] = (),
) -> Verdict:
    """Judge a run.

    INVALID if any topic, class or relation could not be asked, or any record not be looked up; else NO-GO if any rule
    is broken; else UNDECIDED if evidence is short or part of the suite was not asked; else GO.  A run that the user
    narrowed down is UNDECIDED at best, yet ends with status 0 if everything that it asked was found: somebody repeating
    one topic wants to know about that one.  One that something else narrowed down ends as UNDECIDED does, for nobody
    may have noticed.
    """
    classes = judge_classes(results, policy)
    relations = [checked.weighed(telling=policy.telling) for checked in relations]
    # What was lost on its way into the system comes first: no search can find it.
    reasons = list(record_reasons(records, policy))
    reasons += [Reason(c.kind, f"{c.result.id}: {c.reason}") for c in classes if c.kind not in (None, Kind.GO)]
    of_people = slices(results, confidence=policy.confidence, tolerance=policy.tolerance)
    reasons += common_reasons(results, of_people, policy, complete=scope.classes.complete)
    reasons += _checked((g.topic, g.status, g.reasons) for g in golden)
    reasons += _checked((f"relation {p.name}", p.status, p.reasons) for p in relations)
    reasons += _excused(golden, relations, policy)
    reasons += _vanished(scope.classes, {result.id for result in results})
    reasons += _vanished(scope.golden, {g.topic for g in golden})
    reasons += _vanished(scope.relations, {p.name for p in relations}, "relation ")
    reasons += _vanished(scope.records, {one.name for one in records})
    reasons += _left_out(scope)
    reasons += [Reason(Kind.UNDECIDED, scope.doubt)] if scope.doubt else []
    if not (measured := any(result.n for result in results)) and not reasons:
        reasons.append(Reason(Kind.UNDECIDED, "no class was measured"))
    kind = min((reason.kind for reason in reasons), key=lambda kind: kind.gravity, default=Kind.GO)
    answered = measured or bool(golden or relations or records)
    all_found = answered and not any(c.kind is Kind.UNDECIDED and c.result.missed for c in classes)
    chosen = kind is Kind.UNDECIDED and scope.chosen and not scope.complete and all_found
    return Verdict(
        kind=kind,
        reasons=tuple(sorted(reasons, key=lambda reason: reason.kind.gravity)),
        classes=classes,
        slices=of_people,
        golden=tuple(golden),
        relations=tuple(relations),
        records=tuple(records),
        exit_status=ExitStatus.GO if chosen else ExitStatus[kind.name],
        lacking=scope.lacking,
    )


def unmeasured(error: HarnessError) -> Verdict:
    """Return the verdict of a run that `error` stopped: INVALID, and nothing about any part of it."""
    return Verdict(
        kind=Kind.INVALID,
        reasons=(Reason(Kind.INVALID, str(error)),),
        classes=(),
        slices=(),
        golden=(),
        relations=(),
        records=(),
        exit_status=error.exit_status,
    )


_CHECKED = {
    Status.BROKEN: (Kind.NO_GO, "does not hold"),
    Status.INVALID: (Kind.INVALID, "could not be asked"),
    Status.SAID_LITTLE: (Kind.UNDECIDED, "said too little"),
}


def _checked(checks: Iterable[tuple[str, Status, tuple[str, ...]]]) -> Iterator[Reason]:
    for name, status, reasons in checks:
        if status in _CHECKED:
            kind, text = _CHECKED[status]
            yield Reason(kind, f"{name}: {': '.join((text, *reasons[:1]))}")


def _excused(golden: Sequence[GoldenOutcome], relations: Sequence[RelationOutcome], policy: Policy) -> Iterator[Reason]:
    """Yield a reason where the system's own file excuses it from more than the policy lets it."""
    excuses = (
        ("exceptions", sum(p.status is Status.DECLARED for p in relations), policy.exceptions),
        ("known failures", sum(bool(g.known) for g in golden), policy.known_failures),
    )
    for noun, count, most in excuses:
        if count > most:
            text = f"the system's own file declares {count} {noun}, and the policy allows {most}"
            yield Reason(Kind.NO_GO, text)


def _vanished(asked: Asked, present: set[str], noun: str = "") -> Iterator[Reason]:
    for name in sorted(asked.ids - present):
        yield Reason(Kind.INVALID, f"{noun}{name}: gave no result")


def _left_out(scope: Scope) -> Iterator[Reason]:
    for noun, asked in scope.parts.items():
        if not asked.complete:
            chosen = len(asked.ids & asked.known)
            yield Reason(Kind.UNDECIDED, f"only {chosen} of {len(asked.known)} {noun} were asked")
