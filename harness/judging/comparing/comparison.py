"""Two runs of the same topics: what the candidate loses, and whether it is at least as good as the baseline.

The gate is non-inferiority, class by class: every class must pass by itself, an intersection-union test that needs no
correction (Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982).  A test that
finds no difference is no evidence that there is none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tqdm import tqdm

from harness.errors import ExitStatus
from harness.judging.comparing.classes import ComparedClass, compared_class
from harness.judging.comparing.comparable import refuse_others
from harness.judging.comparing.flips import Flip, golden_flips, more_damaged, record_flips, relation_flips
from harness.judging.comparing.pairs import Pair, paired
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.runs import AskedClass, Part
from harness.runs.file import SavedRun

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What a candidate's run says beside a baseline's; the classes are those that both asked, by id.

    `alone` are the classes that only one of the two asked, with the side that did.
    """

    baseline: SavedRun
    candidate: SavedRun
    kind: Kind
    reasons: tuple[Reason, ...]
    classes: tuple[ComparedClass, ...]
    golden: tuple[Flip, ...] = ()
    relations: tuple[Flip, ...] = ()
    records: tuple[Flip, ...] = ()
    alone: Mapping[str, str] = field(default_factory=dict)

    @property
    def exit_status(self) -> ExitStatus:
        """How a process ends that says so."""
        return ExitStatus[self.kind.name]

    @cached_property
    def lost(self) -> tuple[Pair, ...]:
        """Everything lost, what decides first: the strong tier before the medium, records that bear a marker first."""
        tiers = ("strong", "medium", "weak")
        pairs = [(tiers.index(c.asked.tier), not pair.topic.guarded, pair) for c in self.classes for pair in c.lost]
        return tuple(pair for _, _, pair in sorted(pairs, key=lambda lost: (*lost[:2], lost[2].topic.id)))


def compare(
    baseline: SavedRun,
    candidate: SavedRun,
    policy: Policy,
    *,
    noise: SavedRun | None = None,
    progress: bool = False,
) -> Comparison:
    """Compare two runs topic by topic; what also changes between `baseline` and `noise`, its second run, is noise.

    Raises :class:`~harness.errors.IncomparableError` where they did not ask the same topics of the same corpus.
    """
    for other in filter(None, (candidate, noise)):
        refuse_others(baseline, other)
    ours = {asked.id: asked for asked in candidate.run.classes}
    both = [asked for asked in baseline.run.classes if asked.id in ours]
    bar = tqdm(both, desc="comparing", unit=" classes", disable=None if progress else True, leave=False)
    classes = tuple(_class(asked, baseline, candidate, noise, policy) for asked in bar)
    golden, relations = golden_flips(baseline, candidate, noise), relation_flips(baseline, candidate, noise)
    records = record_flips(baseline, candidate)
    reasons = [
        *(Reason(c.kind, f"{c.asked.id}: {c.reason}") for c in classes if c.kind not in (None, Kind.GO)),
        *(flip.said for flip in (*records, *golden, *relations) if flip.said),
        *more_damaged(baseline, candidate),
        *_left_out(baseline, candidate),
    ]
    kind = min((reason.kind for reason in reasons), key=lambda kind: kind.gravity, default=Kind.GO)
    alone = {asked.id: "baseline" for asked in baseline.run.classes if asked.id not in ours}
    names = {asked.id for asked in both}
    return Comparison(
        baseline=baseline,
        candidate=candidate,
        kind=kind,
        reasons=tuple(sorted(reasons, key=lambda reason: reason.kind.gravity)),
        classes=classes,
        golden=golden,
        relations=relations,
        records=records,
        alone=alone | {name: "candidate" for name in ours if name not in names},
    )


def _class(
    asked: AskedClass, baseline: SavedRun, candidate: SavedRun, noise: SavedRun | None, policy: Policy
) -> ComparedClass:
    before, now = baseline.run.part(asked.id), candidate.run.part(asked.id)
    if before is None or now is None:
        side = "baseline" if before is None else "candidate"
        return ComparedClass(asked=asked, kind=Kind.INVALID, reason=f"the {side} gave no result")
    if baseline.answers_of(asked.id) == candidate.answers_of(asked.id):
        now = before
    again = noise.run.part(asked.id) if noise else None
    unstable = [pair.topic.id for pair in _pairs(asked, before, again) if pair.changed] if again else []
    return compared_class(asked, paired(asked, before, now), policy, noise=unstable)


def _pairs(asked: AskedClass, before: Part, now: Part) -> Iterator[Pair]:
    return (pair for pair in paired(asked, before, now) if isinstance(pair, Pair))


def _left_out(baseline: SavedRun, candidate: SavedRun) -> Iterator[Reason]:
    """Yield where a part of the suite was not asked of both: what was not asked may be lost."""
    scopes = [saved.run.scope for saved in (baseline, candidate)]
    for noun, before in scopes[0].parts.items():
        now = scopes[1].parts[noun]
        known = before.known | now.known
        both = before.ids & now.ids & known
        if both < known:
            yield Reason(Kind.UNDECIDED, f"only {len(both)} of {len(known)} {noun} were asked of both")
    for side, scope in zip(("baseline", "candidate"), scopes, strict=True):
        if scope.doubt:
            yield Reason(Kind.UNDECIDED, f"{side}: {scope.doubt}")
