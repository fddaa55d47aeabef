"""Measures: what one topic's ranking is worth.

Recall, success, reciprocal rank and nDCG are computed by ir_measures (MacAvaney et al., "Streamlining evaluation with
ir-measures", ECIR 2022), which asks TREC's own ``trec_eval``; the names are its.  Relevant to the first three is the
record asked for (``rel=2``): an acceptable record neither stands in for it nor counts against the search.

What a police search needs and no library has is ours: whether *every* wanted record was found, whether the first hit is
anything that fits, whether a record is shown that must not be, whether somebody is shown without their warning markers
or with those of others, whether nothing is shown at all.

Nothing is rounded here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from generators.topics import PAGE, Topic
from harness.runs import Ranking

__all__ = ["Assessment", "Markers", "Means", "Values", "assess", "lacking", "means", "uncovered", "undue", "values"]

Markers = Mapping[str, frozenset[str]]
"""Warning markers by person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """One topic's page of hits, graded; every measure follows from it.

    `grades` are those of the hits within the cut-off, best hit first; `wanted` is how many records were asked for and
    `acceptable` how many others fit as well, over the whole corpus.  `returned` is how many records match: the number
    that the search says, or that of the hits where it is larger or the only one.  It is `counted` unless the page is
    full and the search says no number, or only a lower bound: then there may be more.  `uncovered` is how many records
    the search counts beyond those it shows although the page has room for them: it tells of what it hides.

    Over all that is shown, `forbidden` is how many records must not be, `repeated` how many hits show a record again,
    and `nameless` how many bear an empty id.  `marked` is how many of the people judged who bear warning markers are
    shown, `unmarked` how many of those without all of them, `overmarked` how many of the people judged with a marker
    that is not theirs.  Of `nothing` any hit at all is wrong.  `repeats` is how often it was asked again before it was
    answered.  `record` and `slices` are those of the topic.
    """

    topic: str
    grades: tuple[int, ...]
    wanted: int
    acceptable: int
    returned: int
    counted: bool = True
    uncovered: int = 0
    forbidden: int = 0
    nothing: bool = False
    repeated: int = 0
    nameless: int = 0
    marked: int = 0
    unmarked: int = 0
    overmarked: int = 0
    repeats: int = 0
    record: str = ""
    slices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def found(self) -> bool:
        """Whether every wanted record is within the cut-off, and none that must not be shown."""
        empty_as_it_should = not (self.nothing and self.returned)
        return self.grades.count(2) == self.wanted and not self.forbidden and empty_as_it_should

    @property
    def wrong_top(self) -> bool:
        """Whether the first hit is neither wanted nor acceptable: acting on it is acting on the wrong record."""
        return bool(self.wanted) and self.grades[:1] == (0,)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is shown where something was asked for: it tells an officer that there is nobody."""
        return bool(self.wanted) and not self.grades and not self.nameless

    @property
    def exact(self) -> bool:
        """Whether everything was found and nothing returned beside it that does not fit: complete and disjoint.

        Where the search does not say how many match, and a full page leaves room for more, that is not known to be so.
        """
        return self.found and self.counted and not self.surplus

    @property
    def surplus(self) -> int:
        """How many more records the search says match, at least, than fit."""
        return max(0, self.returned - self.wanted - self.acceptable)

    @property
    def strangers(self) -> int:
        """How many hits of the page fit nothing that was asked: whoever reads it must tell them from the others."""
        return self.grades.count(0)


class Means(NamedTuple):
    """Means over topics, each between 0 and 1."""

    recall: float
    success: float
    reciprocal_rank: float
    ndcg: float


class Values(NamedTuple):
    """The same of every topic, in the order of the assessments."""

    recall: tuple[float, ...]
    success: tuple[float, ...]
    reciprocal_rank: tuple[float, ...]
    ndcg: tuple[float, ...]

    @property
    def means(self) -> Means:
        """The means over the topics."""
        return Means(*(sum(of_topics) / len(of_topics) for of_topics in self))


def means(assessments: Sequence[Assessment], *, cutoff: int = PAGE) -> Means:
    """Return the means of :func:`values` over `assessments`."""
    return values(assessments, cutoff=cutoff).means


def values(assessments: Sequence[Assessment], *, cutoff: int = PAGE) -> Values:
    """Return ``R(rel=2)@k``, ``Success(rel=2)@1``, ``RR(rel=2)@k`` and ``nDCG@k`` of each of `assessments`.

    A topic without hits has the worst value of each.  Where no record was asked for, because none fits or the one that
    does is hidden, a measure is 1 if the page is right and 0 if it is not.  Raises :class:`ValueError` for no
    assessments.
    """
    if not assessments:
        raise ValueError("nothing was assessed, so there is no mean")
    import ir_measures  # here, for the commands that measure nothing
    from ir_measures import RR, Measure, R, Success, nDCG

    measures = (R(rel=2) @ cutoff, Success(rel=2) @ 1, RR(rel=2) @ cutoff, nDCG @ cutoff)
    # Many topics of a class have pages alike, and pages alike have like values.
    pages = {_page(a): a for a in assessments if a.wanted}
    qrels = {page: _qrels(a) for page, a in pages.items()}
    run = {page: {str(rank): float(-rank) for rank in range(len(a.grades))} for page, a in pages.items()}
    of_measures: dict[Measure, dict[str, float]] = {measure: {} for measure in measures}
    for metric in ir_measures.iter_calc(measures, qrels, run) if pages else ():
        of_measures[metric.measure][metric.query_id] = metric.value
    return Values(
        *(
            tuple(of_pages[_page(a)] if a.wanted else float(a.found) for a in assessments)
            for of_pages in of_measures.values()
        )
    )


def _page(assessment: Assessment) -> str:
    """Return a name for what the values of `assessment` follow from: its grades, and how many records there were."""
    return f"{''.join(map(str, assessment.grades))} of {assessment.wanted} and {assessment.acceptable}"


def _qrels(assessment: Assessment) -> dict[str, int]:
    """Return judgements in which a hit is called by its rank, and what was not shown by names of its own."""
    shown = {str(rank): grade for rank, grade in enumerate(assessment.grades)}
    totals = {2: assessment.wanted, 1: assessment.acceptable}
    missing = {
        f"missing {grade}.{number}": grade
        for grade, total in totals.items()
        for number in range(total - assessment.grades.count(grade))
    }
    return {**shown, **missing}


def assess(topic: Topic, ranking: Ranking, *, cutoff: int = PAGE) -> Assessment:
    """Grade the first `cutoff` hits of `ranking` by the judgements of `topic`.

    A record shown a second time counts as a wrong hit there: it takes a place on the page and tells an officer
    nothing new. Raises :class:`ValueError` where a topic neither wants nor forbids anything, where the cut-off is below
    1, and for the ranking of another topic.
    """
    if ranking.topic != topic.id:
        raise ValueError(f"the ranking of {ranking.topic!r} cannot be assessed as that of {topic.id!r}")
    wanted = len(topic.wanted)
    if not (wanted or topic.forbidden or topic.nothing):
        raise ValueError(f"topic {topic.id!r} asks for no record and forbids none: no page would be wrong")
    if cutoff < 1:
        raise ValueError(f"a cut-off is at least 1, not {cutoff}")
    page = ranking.hits[:cutoff]
    people = list(_marked(topic, ranking))
    return Assessment(
        topic=topic.id,
        grades=tuple(_grades(topic, page)),
        wanted=wanted,
        acceptable=len(topic.acceptable),
        returned=max(ranking.shown, ranking.total or 0),
        counted=not ranking.full or ranking.count is not None,
        uncovered=uncovered(ranking),
        forbidden=len(topic.forbidden.intersection(ranking.hits)),
        nothing=topic.nothing,
        repeated=len(ranking.repeated),
        nameless=ranking.nameless,
        marked=sum(bool(borne) for _, borne, _ in people),
        unmarked=sum(not borne <= shown for _, borne, shown in people),
        overmarked=sum(not shown <= borne for _, borne, shown in people),
        repeats=ranking.repeats,
        record=topic.record,
        slices=topic.slices,
    )


def _grades(topic: Topic, page: Sequence[str]) -> Iterator[int]:
    """Yield the grade of every hit of a page, 0 where a record is shown again."""
    again = len(frozenset(page)) < len(page)
    for place, hit in enumerate(page):
        yield 0 if again and hit in page[:place] else topic.judgements.get(hit, 0)


def lacking(topic: Topic, ranking: Ranking) -> Markers:
    """Return the warning markers that are not shown with whom they belong to, by person, best hit first.

    Only people who are judged count: what an officer is told of anybody else, the topic does not know.
    """
    return _some((hit, borne - shown) for hit, borne, shown in _marked(topic, ranking))


def undue(topic: Topic, ranking: Ranking) -> Markers:
    """Return the warning markers that are shown with whom they do not belong to, as :func:`lacking` those missing."""
    return _some((hit, shown - borne) for hit, borne, shown in _marked(topic, ranking))


def uncovered(ranking: Ranking) -> int:
    """Return how many records are counted beyond those shown, though the page has room for them: it hides those."""
    return 0 if ranking.full else max(0, (ranking.count or 0) - ranking.shown)


def _marked(topic: Topic, ranking: Ranking) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Yield everybody judged who is shown, with the markers that they bear and those shown with them."""
    for hit in ranking.hits:
        if hit in topic.markers:
            yield hit, topic.markers[hit], ranking.markers.get(hit, frozenset())


def _some(markers: Iterable[tuple[str, frozenset[str]]]) -> Markers:
    return MappingProxyType({hit: some for hit, some in markers if some})
