"""What a class lost of what it found before, and whether that is too much."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from generators.tiers import Tier
from harness.judging.comparing.paired_statistics import loss_bound, topics_to_show
from harness.judging.comparing.pairs import Page, Pair, Unpaired
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.statistics import truncated
from harness.runs import AskedClass

__all__ = ["ComparedClass", "Side", "compared_class"]


class Side(NamedTuple):
    """Sums over the topics of a class, of one run: topics with everything found, with nothing shown, with a wrong first
    hit, and records returned beyond those that fit."""

    found: int = 0
    empty: int = 0
    wrong_top: int = 0
    surplus: int = 0

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Side":
        """Return the sums over `pages`."""
        worth = [(p.worth.found, p.worth.empty, p.worth.wrong_top, p.worth.surplus) for p in pages]
        return cls(*map(sum, zip(*worth, strict=True))) if worth else cls()


@dataclass(frozen=True, kw_only=True)
class ComparedClass:
    """One class of topics, asked of the baseline and of the candidate.

    `n` is how many were asked of both; `pairs` are those that changed in any way, but for `noise`, the ids of topics
    that change between two runs of the baseline itself.  `records` says how many topics ask for each record,
    `slices` how many of the topics found before ask for people of each slice.  `bound` is the upper end of the
    one-sided interval of the share lost, `most` what that may be; both are None in the tiers that no share decides.
    `kind` is None for a class that is only reported.
    """

    asked: AskedClass
    n: int = 0
    before: Side = field(default_factory=Side)
    now: Side = field(default_factory=Side)
    pairs: tuple[Pair, ...] = ()
    unpaired: tuple[Unpaired, ...] = ()
    noise: frozenset[str] = frozenset()
    records: Mapping[str, int] = field(default_factory=dict)
    slices: Mapping[tuple[str, str], int] = field(default_factory=dict)
    kind: Kind | None = None
    bound: float | None = None
    most: float | None = None
    reason: str = ""

    @property
    def held(self) -> bool:
        """Whether the class is held to anything, and not only reported."""
        return self.asked.tier is not Tier.WEAK

    @cached_property
    def lost(self) -> tuple[Pair, ...]:
        """The topics found before and not now, those of records that bear a marker or a flag first."""
        return tuple(sorted(self._those(lambda pair: pair.lost), key=lambda pair: not pair.topic.guarded))

    @cached_property
    def gained(self) -> tuple[Pair, ...]:
        """The topics found now and not before."""
        return self._those(lambda pair: pair.gained)

    @cached_property
    def unmarked(self) -> tuple[Pair, ...]:
        """The topics that show people without a warning marker, or with that of others, as they did not before."""
        return self._those(lambda pair: pair.unmarked)

    @cached_property
    def moved(self) -> tuple[Pair, ...]:
        """The topics of which the record asked for stands on both pages, and on another place."""
        return self._those(lambda pair: bool(pair.moved))

    @property
    def changed(self) -> bool:
        """Whether anything was lost, gained, moved, shown otherwise with markers, or not asked."""
        return bool(self.pairs or self.unpaired or self.kind is Kind.INVALID)

    def _those(self, how: Callable[[Pair], bool]) -> tuple[Pair, ...]:
        return tuple(filter(how, self.pairs))


def compared_class(
    asked: AskedClass, answers: Sequence[Pair | Unpaired], policy: Policy, *, noise: Iterable[str] = ()
) -> ComparedClass:
    """Return what `policy` says of the two answers to each topic of a class."""
    pairs = [answer for answer in answers if isinstance(answer, Pair)]
    unstable = frozenset(noise)
    compared = ComparedClass(
        asked=asked,
        n=len(answers),
        before=Side.of(pair.before for pair in pairs),
        now=Side.of(pair.now for pair in pairs),
        pairs=tuple(pair for pair in pairs if pair.changed and pair.topic.id not in unstable),
        unpaired=tuple(answer for answer in answers if isinstance(answer, Unpaired)),
        noise=unstable,
        records=Counter(pair.topic.record or pair.topic.id for pair in pairs),
        slices=Counter(one for pair in pairs if pair.before.worth.found for one in pair.topic.slices.items()),
    )
    return _judged(compared, policy)


def _judged(compared: ComparedClass, policy: Policy) -> ComparedClass:
    asked = compared.asked
    if compared.unpaired:
        first, many = compared.unpaired[0], len(compared.unpaired)
        reason = f"{many} of {compared.n} topics could not be asked of the {first.side}: {first.reason}"
        return replace(compared, kind=Kind.INVALID, reason=reason)
    if gone := _never(compared):
        return replace(compared, kind=Kind.NO_GO, reason=gone)
    if asked.tier is Tier.WEAK:
        return compared
    if asked.tier is Tier.STRONG:
        return replace(compared, kind=Kind.GO)
    lost, found = len(compared.lost), compared.before.found
    most = policy.max_loss_of(asked.id, asked.name)
    bound = loss_bound(lost, found, confidence=policy.confidence)
    share = lost / found if found else 0.0
    judged = replace(compared, kind=Kind.GO, bound=bound, most=most)
    if bound <= most:
        return judged
    if share > most:
        reason = f"{lost} of {found} lost: {truncated(share)} is more than the {most:g} that may be"
        return replace(judged, kind=Kind.NO_GO, reason=reason)
    needed = topics_to_show(share, most, confidence=policy.confidence)
    decide = f"{needed} topics found before would decide" if needed else "no number of topics would decide"
    reason = f"{lost} of {found} lost: that may be {truncated(bound)}, and no more than {most:g} may be; {decide}"
    return replace(judged, kind=Kind.UNDECIDED, reason=reason)


def _never(compared: ComparedClass) -> str:
    """Return what was lost that may never be; nothing where nothing was."""
    lost = [pair for pair in compared.lost if compared.asked.tier is Tier.STRONG or pair.topic.guarded]
    guarded = sum(pair.topic.guarded for pair in lost)
    told = []
    if lost:
        bearing = f", {guarded} of records that bear a warning marker or a flag" if guarded else ""
        told.append(f"{len(lost)} of {compared.before.found} lost{bearing}")
    if compared.unmarked and compared.held:
        told.append(f"{len(compared.unmarked)} show somebody without a warning marker, or with one of others")
    return "; ".join(told)
