"""Results: the classes of a run, measured."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from harness.judging.measures import Assessment, Means, Values, assess, values
from harness.judging.statistics import Interval, bootstrapped
from harness.runs import AskedClass, Failure, Part, Ranking

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = ["ClassResult", "MeanIntervals", "worst_first"]


class MeanIntervals(NamedTuple):
    """Confidence intervals of means over topics; None where there were too few."""

    recall: Interval | None
    success: Interval | None
    reciprocal_rank: Interval | None
    ndcg: Interval | None
    surplus: Interval | None


@dataclass(frozen=True, kw_only=True)
class ClassResult(AskedClass):
    """One class of topics, measured.

    `failures` are topics without a ranking; `error` says why the class gave no result at all.
    """

    assessments: tuple[Assessment, ...] = ()
    failures: tuple[Failure, ...] = ()
    error: str = ""

    @classmethod
    def from_part(cls, asked: AskedClass, part: Part) -> Self:
        """Assess every answer of `part`, of which the worst to a topic counts, a failure before any."""
        topics = {topic.id: topic for topic in part.topics}
        rankings = (answer for answer in part.answers if isinstance(answer, Ranking))
        return cls.worst_of(
            asked,
            (assess(topics[ranking.topic], ranking, cutoff=asked.cutoff) for ranking in rankings),
            failures=(answer for answer in part.answers if isinstance(answer, Failure)),
        )

    @classmethod
    def vanished(cls, asked: AskedClass) -> Self:
        """Return the result of a class that was to be asked and left nothing: it is not one that passed."""
        return cls.of_asked(asked, error="it gave no result")

    @classmethod
    def worst_of(
        cls, asked: AskedClass, assessments: Iterable[Assessment], *, failures: Iterable[Failure] = (), error: str = ""
    ) -> Self:
        """Return the result that has, by topic id, the worst that came of each topic, a failure before any page."""
        failed = {failure.topic: failure for failure in sorted(failures, key=_failure, reverse=True)}
        worst: dict[str, Assessment] = {}
        for assessment in sorted(assessments, key=worst_first):
            if assessment.topic not in failed:
                worst.setdefault(assessment.topic, assessment)
        return cls.of_asked(
            asked,
            assessments=tuple(worst.values()),
            failures=tuple(failed[topic] for topic in sorted(failed)),
            error=error,
        )

    @classmethod
    def of_asked(
        cls,
        asked: AskedClass,
        *,
        assessments: Iterable[Assessment] = (),
        failures: Iterable[Failure] = (),
        error: str = "",
    ) -> Self:
        """Return the result of a class whose topics have been assessed, or have failed; with `error`, for that."""
        facts = {field.name: getattr(asked, field.name) for field in fields(AskedClass)}
        return cls(**facts, assessments=tuple(assessments), failures=tuple(failures), error=error)

    @property
    def n(self) -> int:
        """How many topics were measured."""
        return len(self.assessments)

    @property
    def found(self) -> int:
        """Of how many topics every wanted record was found."""
        return sum(assessment.found for assessment in self.assessments)

    @property
    def missed(self) -> tuple[str, ...]:
        """The ids of the topics of which a wanted record was missed."""
        return tuple(assessment.topic for assessment in self.assessments if not assessment.found)

    @property
    def asked_again(self) -> tuple[str, ...]:
        """The ids of the topics that were answered only when they were asked again."""
        return tuple(assessment.topic for assessment in self.assessments if assessment.repeats)

    @cached_property
    def means(self) -> Means | None:
        """The means over the topics, None where none was measured."""
        return self._values.means if self._values else None

    def mean_intervals(self, *, rng: "Generator", confidence: float = 0.95) -> MeanIntervals | None:
        """Return the bootstrap intervals of the means, None where no topic was measured."""
        if self._values is None:
            return None
        rows = (*self._values, [float(assessment.surplus) for assessment in self.assessments])
        return MeanIntervals(*bootstrapped(rows, rng=rng, confidence=confidence))

    @cached_property
    def _values(self) -> Values | None:
        return values(self.assessments) if self.n else None

    @property
    def wrong_top(self) -> int:
        """How many topics have a wrong top hit."""
        return sum(assessment.wrong_top for assessment in self.assessments)

    @property
    def empty(self) -> int:
        """How many topics got no hit at all, though a record was asked for."""
        return self.summed(lambda assessment: assessment.empty)

    @property
    def exact(self) -> int:
        """Of how many topics every wanted record was found and no record returned that does not fit."""
        return sum(assessment.exact for assessment in self.assessments)

    @property
    def surplus(self) -> float | None:
        """How many records more than fit a search said match, on average; None where none was measured."""
        return sum(assessment.surplus for assessment in self.assessments) / self.n if self.n else None

    @property
    def strangers(self) -> float | None:
        """How many hits of a page fit nothing that was asked, on average; None where none was measured."""
        return self.summed(lambda assessment: assessment.strangers) / self.n if self.n else None

    def summed(self, count: Callable[[Assessment], int]) -> int:
        """Return the sum of `count` over the topics: of people shown without a marker, of hits that repeat a record."""
        return sum(map(count, self.assessments))

    @property
    def valid(self) -> bool:
        """Whether every topic was answered."""
        return not (self.failures or self.error)


def _failure(failure: Failure) -> tuple[str, str]:
    return failure.topic, failure.reason


def worst_first(assessment: Assessment) -> tuple[object, ...]:
    """Return what pages are sorted by to have, topic by topic, the worst first."""
    a = assessment
    return (
        a.topic,
        a.found,
        a.grades,
        a.wanted,
        a.acceptable,
        a.returned,
        a.counted,
        -a.uncovered,
        -a.forbidden,
        a.nothing,
        -a.repeated,
        -a.nameless,
        a.marked,
        -a.unmarked,
        -a.overmarked,
        -a.repeats,
        a.record,
        *sorted(a.slices.items()),
    )
