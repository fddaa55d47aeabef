"""Results: what the items of a run hand to its summary, in plain JSON that survives the way between processes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from generators.topics import PAGE, Intent, Topic, TopicClass
from generators.variations import Tier
from harness.judging.measures import Assessment, Means, Values, assess, values
from harness.judging.statistics import Interval, bootstrapped
from harness.runs import Answer, Failure

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = ["ClassResult", "MeanIntervals"]

Json = dict[str, Any]

_FIELDS = tuple(field.name for field in fields(Assessment))


class MeanIntervals(NamedTuple):
    """Confidence intervals of means over topics; None where there were too few."""

    recall: Interval | None
    success: Interval | None
    reciprocal_rank: Interval | None
    ndcg: Interval | None
    over_return: Interval | None


@dataclass(frozen=True, kw_only=True)
class ClassResult:
    """One class of topics, measured.

    `asked` is how many topics were asked for, which the corpus may not have held.  `failures` are topics without a
    ranking; `error` says why the class gave no result at all.  `exhaustive` and `decided` are those of the class of
    topics: whether a page must be the whole list, and whether no good search returns more.
    """

    id: str
    intent: Intent
    name: str
    evidence: str
    tier: Tier
    asked: int
    exhaustive: bool = False
    decided: bool = False
    assessments: tuple[Assessment, ...] = ()
    failures: tuple[Failure, ...] = ()
    error: str = ""

    @classmethod
    def from_answers(
        cls,
        topic_class: TopicClass,
        topics: Sequence[Topic],
        answers: Mapping[str, Answer],
        *,
        asked: int,
        cutoff: int = PAGE,
    ) -> Self:
        """Assess the answer to each of `topics`; a topic without one is a failure, never left out."""
        assessments, failures = [], []
        for topic in topics:
            answer = answers.get(topic.id, Failure(topic=topic.id, reason="it was never answered"))
            if isinstance(answer, Failure):
                failures.append(answer)
            else:
                assessments.append(assess(topic, answer, cutoff=cutoff))
        return cls.from_assessments(topic_class, assessments, asked=asked, failures=failures)

    @classmethod
    def from_assessments(
        cls,
        topic_class: TopicClass,
        assessments: Iterable[Assessment],
        *,
        asked: int,
        failures: Iterable[Failure] = (),
        error: str = "",
    ) -> Self:
        """Return the result of a class whose topics have been assessed, or have failed."""
        return cls(
            id=topic_class.id,
            intent=topic_class.intent,
            name=topic_class.name,
            evidence=topic_class.evidence,
            tier=topic_class.tier,
            exhaustive=topic_class.exhaustive,
            decided=topic_class.decided,
            asked=asked,
            assessments=tuple(assessments),
            failures=tuple(failures),
            error=error,
        )

    @classmethod
    def from_error(cls, topic_class: TopicClass, error: str, *, asked: int) -> Self:
        """Return the result of a class of which nothing could be measured."""
        return cls.from_assessments(topic_class, (), asked=asked, error=error)

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

    @cached_property
    def means(self) -> Means | None:
        """The means over the topics, None where none was measured."""
        return self._values.means if self._values else None

    def mean_intervals(self, *, rng: "Generator", confidence: float = 0.95) -> MeanIntervals | None:
        """Return the bootstrap intervals of the means, None where no topic was measured."""
        if self._values is None:
            return None
        rows = (*self._values, [float(assessment.over_return) for assessment in self.assessments])
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
    def over_return(self) -> float | None:
        """How many records more than fit a search said match, on average; None where none was measured."""
        return sum(assessment.over_return for assessment in self.assessments) / self.n if self.n else None

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

    def to_json(self) -> Json:
        """Return JSON types: a failure is ``[topic, reason]``, the grades of a page one text of digits."""
        return {
            "id": self.id,
            "intent": self.intent.value,
            "name": self.name,
            "evidence": self.evidence,
            "tier": self.tier.value,
            "asked": self.asked,
            "exhaustive": self.exhaustive,
            "decided": self.decided,
            "assessments": [
                {name: getattr(a, name) for name in _FIELDS}
                | {"grades": "".join(map(str, a.grades)), "slices": dict(a.slices)}
                for a in self.assessments
            ],
            "failures": [[failure.topic, failure.reason] for failure in self.failures],
            "error": self.error,
        }

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Return what :meth:`to_json` wrote."""
        return cls(
            **data
            | {
                "intent": Intent(data["intent"]),
                "tier": Tier(data["tier"]),
                "assessments": tuple(
                    Assessment(**assessment | {"grades": tuple(map(int, assessment["grades"]))})
                    for assessment in data["assessments"]
                ),
                "failures": tuple(Failure(topic=topic, reason=reason) for topic, reason in data["failures"]),
            }
        )
