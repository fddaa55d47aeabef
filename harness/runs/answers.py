"""What a system answered to one topic.

An answer is a :class:`Ranking` or a :class:`Failure`.  A failure is never an empty ranking: "no hits" is something a
search said, a failure is that it said nothing that can be relied on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Any, Self

__all__ = ["Answer", "Failure", "Ranking"]

_NO_MARKERS: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The hits of one topic, best first: ids of records, each once.

    `scores` are those of the hits, None for one of which the search says none; none at all are as if all were None.
    `repeated` has the id of every hit that shows a record again, `nameless` counts the hits whose id is empty.  `size`
    is how many hits were asked for, None where that is not known.  `total` is the number of records that the search
    says match, or match at least where it is only a `lower_bound`; None where it does not say.  `took` is its own time
    in milliseconds, `repeats` how often it was asked again before it answered.  `markers` are the warning markers shown
    with a hit; one shown with none is left out.
    """

    topic: str
    hits: tuple[str, ...]
    scores: tuple[float | None, ...] = ()
    repeated: tuple[str, ...] = ()
    nameless: int = 0
    size: int | None = None
    total: int | None = None
    lower_bound: bool = False
    took: int | None = None
    repeats: int = 0
    markers: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NO_MARKERS)

    @classmethod
    def of(cls, topic: str, hits: Iterable[tuple[str, float | None]], **said: Any) -> Self:  # noqa: ANN401
        """Return the ranking of `hits` as they came: the id of each record, empty where it bears none, and its score.

        Those that show a record again, or none, are told apart; `said` is whatever else is known.
        """
        scores: dict[str, float | None] = {}
        repeated, nameless = [], 0
        for record, score in hits:
            if not record:
                nameless += 1
            elif record in scores:
                repeated.append(record)
            else:
                scores[record] = score
        shown, scored = tuple(scores), tuple(scores.values())
        return cls(topic=topic, hits=shown, scores=scored, repeated=tuple(repeated), nameless=nameless, **said)

    @property
    def shown(self) -> int:
        """How many hits were shown, before those were taken out that are no record, or one shown already."""
        return len(self.hits) + len(self.repeated) + self.nameless

    @property
    def full(self) -> bool:
        """Whether as many hits were shown as were asked for, so that more may match."""
        return self.size is not None and self.shown >= self.size

    @property
    def count(self) -> int | None:
        """How many records match, as the search says; None where it says none, or only how many match at least."""
        return None if self.lower_bound else self.total

    @property
    def more(self) -> bool:
        """Whether more may match than are shown."""
        return self.full and (self.count is None or self.count > self.shown)

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The hits in groups of equal score, best first: the order within a group says nothing.

        A hit of which no score is known stands alone, and so do all where scores rise down the page: then something
        else than the score decides the order.
        """
        scores = self.scores
        known = [score for score in scores if score is not None]
        if len(known) < len(self.hits) or any(below > above for above, below in pairwise(known)):
            return tuple(frozenset({hit}) for hit in self.hits)
        together = groupby(zip(known, self.hits, strict=True), key=lambda scored: scored[0])
        return tuple(frozenset(hit for _, hit in group) for _, group in together)

    def rank(self, record: str) -> int | None:
        """Return the place of `record`, counted from 1, or None where it is not among the hits."""
        return self.hits.index(record) + 1 if record in self.hits else None

    def above(self, record: str) -> frozenset[str]:
        """Return the hits that score higher than `record`, which must be one: of equals none stands above another."""
        groups = self.groups
        level = next(number for number, group in enumerate(groups) if record in group)
        return frozenset[str]().union(*groups[:level])

    def place(self, record: str) -> int | None:
        """Return the place of `record` as :meth:`rank` does, but the best of those that it shares with its equals."""
        return len(self.above(record)) + 1 if record in self.hits else None

    def renamed(self, name: Callable[[str], str]) -> Self:
        """Return this with every record called by its `name`, which no two may share."""
        return replace(
            self,
            hits=tuple(map(name, self.hits)),
            repeated=tuple(map(name, self.repeated)),
            markers={name(hit): markers for hit, markers in self.markers.items()},
        )

    def marked_as(self, name: Callable[[str], str]) -> Self:
        """Return this with every warning marker called by its `name`."""
        return replace(self, markers={hit: frozenset(map(name, shown)) for hit, shown in self.markers.items()})

    def page(self, size: int) -> Self:
        """Return the first `size` hits alone."""
        return replace(self, hits=self.hits[:size], scores=self.scores[:size])


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why one topic has no ranking: an error, a time-out, or an answer from fewer shards than asked.

    `status` is the HTTP status where the engine refused this one search, as it does what it cannot parse; `late` is
    whether it answered this one search, but later than the system allows.  Where neither holds, nothing is known of the
    search itself: the way to the engine failed, or a shard.
    """

    topic: str
    reason: str
    status: int | None = None
    late: bool = False


Answer = Ranking | Failure
"""What one topic got."""
