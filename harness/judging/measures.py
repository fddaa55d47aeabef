"""Measures: what one topic's ranking is worth.

The notation is that of ir_measures (MacAvaney et al., "Streamlining evaluation with ir-measures", ECIR 2022), the
definitions are those of TREC's ``trec_eval``.  What counts as relevant is the record asked for (``rel=2``): an
acceptable record neither stands in for it nor counts against the search.  Only a wrong top hit asks whether the first
record is *anything* that fits.

Nothing is rounded here.
"""

from dataclasses import dataclass

from generators.topics import PAGE, Topic
from harness.run import Ranking

__all__ = ["Assessment", "assess"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """One topic's page of hits, graded; every measure follows from it.

    `grades` are those of the hits within the cut-off, best hit first; `wanted` is how many records were asked for.
    `returned` is the number of records that the search says match, or of hits where it does not say.  `forbidden` is
    how many records are shown that must not be.  Of `nothing` any hit at all is wrong.

    Where no record was asked for, because none fits or the one that does is hidden, a measure is 1 if the page is
    right and 0 if it is not.
    """

    topic: str
    grades: tuple[int, ...]
    wanted: int
    returned: int
    forbidden: int = 0
    nothing: bool = False

    @property
    def recall(self) -> float:
        """``R(rel=2)@k``: the share of the wanted records within the cut-off."""
        return self.grades.count(2) / self.wanted if self.wanted else float(self.found)

    @property
    def found(self) -> bool:
        """Whether every wanted record is within the cut-off, and none that must not be shown."""
        empty_as_it_should = not (self.nothing and self.returned)
        return self.grades.count(2) == self.wanted and not self.forbidden and empty_as_it_should

    @property
    def first(self) -> int | None:
        """The rank of the first wanted record, counted from 1, or None where none is within the cut-off."""
        return self.grades.index(2) + 1 if 2 in self.grades else None

    @property
    def reciprocal_rank(self) -> float:
        """``RR(rel=2)@k``: one divided by the rank of the first wanted record, 0 where there is none."""
        if not self.wanted:
            return float(self.found)
        return 1 / self.first if self.first else 0.0

    @property
    def success(self) -> bool:
        """``Success(rel=2)@1``: whether the first hit is a wanted record."""
        return self.first == 1 if self.wanted else self.found

    @property
    def wrong_top(self) -> bool:
        """Whether the first hit is neither wanted nor acceptable: acting on it is acting on the wrong record."""
        return bool(self.wanted) and self.grades[:1] == (0,)


def assess(topic: Topic, ranking: Ranking, *, cutoff: int = PAGE) -> Assessment:
    """Grade the first `cutoff` hits of `ranking` by the judgements of `topic`.

    A record shown a second time counts as a wrong hit there: it takes a place on the page and tells an officer
    nothing new. Raises :class:`ValueError` where a topic neither wants nor forbids anything, where the cut-off is below
    1, and for the ranking of another topic.
    """
    if ranking.topic != topic.id:
        raise ValueError(f"the ranking of {ranking.topic!r} cannot be assessed as that of {topic.id!r}")
    if not (topic.wanted or topic.forbidden or topic.nothing):
        raise ValueError(f"topic {topic.id!r} asks for no record and forbids none: no page would be wrong")
    if cutoff < 1:
        raise ValueError(f"a cut-off is at least 1, not {cutoff}")
    page = ranking.hits[:cutoff]
    return Assessment(
        topic=topic.id,
        grades=tuple(0 if hit in page[:place] else topic.judgements.get(hit, 0) for place, hit in enumerate(page)),
        wanted=len(topic.wanted),
        returned=len(ranking.hits) if ranking.total is None else ranking.total,
        forbidden=len(topic.forbidden.intersection(page)),
        nothing=topic.nothing,
    )
