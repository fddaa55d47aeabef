"""Golden topics and relations that came out otherwise than before, and records that are held otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harness.judging.reasons import Kind, Reason
from harness.runs import Status
from harness.runs.file import SavedRun

__all__ = ["Flip", "golden_flips", "more_damaged", "record_flips", "relation_flips"]

_HELD = (Status.HELD, Status.STALE_MARK)
_EXCUSED = (Status.KNOWN_FAILURE, Status.DECLARED)
_UNTOLD = (Status.LACKING, Status.SAID_LITTLE)

Outcomes = Mapping[str, tuple[Status, str]]
"""How each came out, by name, and why it did not hold."""


@dataclass(frozen=True, kw_only=True)
class Flip:
    """A golden topic or a relation that came out otherwise than before; `noise` where the baseline itself does so."""

    name: str
    before: Status
    now: Status
    reason: str = ""
    noise: bool = False

    @property
    def said(self) -> Reason | None:
        """Why the candidate is not as good as the baseline, where this is a reason."""
        if self.now is Status.INVALID:
            return Reason(Kind.INVALID, f"{self.name}: could not be asked of the candidate: {self.reason}")
        if self.before in _HELD and not self.noise:
            if self.now is Status.BROKEN:
                return Reason(Kind.NO_GO, f"{self.name}: held before, and does not now: {self.reason}")
            if self.now in _EXCUSED:  # what the candidate's own file says of it makes it no smaller a loss
                return Reason(Kind.NO_GO, f"{self.name}: held before, and is now a {self.now}")
            if self.now in _UNTOLD:
                return Reason(Kind.UNDECIDED, f"{self.name}: held before, and now {self.now}")
        return None


def golden_flips(baseline: SavedRun, candidate: SavedRun, noise: SavedRun | None = None) -> tuple[Flip, ...]:
    """Return the golden topics that came out otherwise, by name."""
    return tuple(_flips(_golden(baseline), _golden(candidate), _golden(noise) if noise else {}))


def relation_flips(baseline: SavedRun, candidate: SavedRun, noise: SavedRun | None = None) -> tuple[Flip, ...]:
    """Return the relations that came out otherwise, by name."""
    return tuple(_flips(_relations(baseline), _relations(candidate), _relations(noise) if noise else {}))


def record_flips(baseline: SavedRun, candidate: SavedRun) -> tuple[Flip, ...]:
    """Return the kinds of records that are held otherwise, by name."""
    return tuple(_flips(_records(baseline), _records(candidate), {}))


def more_damaged(baseline: SavedRun, candidate: SavedRun) -> Iterator[Reason]:
    """Yield of which records the candidate holds fewer as they were, where the baseline held some otherwise too."""
    before = {one.name: one for one in baseline.run.records}
    for one in candidate.run.records:
        was = before.get(one.name)
        if was and 0 < was.damaged < one.damaged:
            text = f"{one.name}: {one.damaged:,} not held as they were, {was.damaged:,} before: {one.told}"
            yield Reason(Kind.NO_GO, text)


def _records(saved: SavedRun) -> Outcomes:
    return {one.name: (one.status, one.told) for one in saved.run.records}


def _golden(saved: SavedRun) -> Outcomes:
    return {outcome.topic: (outcome.status, "; ".join(outcome.reasons[:1])) for outcome in saved.run.golden}


def _relations(saved: SavedRun) -> Outcomes:
    return {
        f"relation {outcome.name}": (outcome.status, "; ".join(outcome.reasons[:1])) for outcome in saved.run.relations
    }


def _flips(before: Outcomes, now: Outcomes, again: Outcomes) -> Iterator[Flip]:
    for name in sorted(before.keys() & now.keys()):
        (was, _), (is_, reason) = before[name], now[name]
        if was is not is_:
            noise = name in again and again[name][0] is not was
            yield Flip(name=name, before=was, now=is_, reason=reason, noise=noise)
