"""Real topics with invented misses: how often chance is taken for a disparity, or for too much of what is not wanted.

The topics are those that the suite asks over a corpus, with their classes, their people and their slices; only who is
missed is invented.  Topics drawn independently would hide what matters: that those about one person stand or fall
together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulation import Error
from generators.corpus import Corpus
from generators.tiers import Tier
from generators.topics import CLASSES, Intent, topics
from generators.truth import Truth
from harness.judging.clusters import clustered_wilson, mean_above
from harness.judging.permuting import Asked, excess_probabilities
from harness.judging.policy import Policy
from harness.judging.statistics import excess, holm

__all__ = ["DEPENDENT", "DependentDisparityError", "DependentFirstHitsError", "Misses", "real_topics"]

_POLICY = Policy.default()
_PEOPLE, _TOPICS = 2_500, 60
_PERMUTATIONS = 999
"""Fewer than a run has, and no less exact: a p-value by so many is valid, only coarser."""


class RealTopics(NamedTuple):
    """The topics that the held classes ask about people, by each kind of slice; all have classes and records alike."""

    of_kinds: tuple[Asked, ...]
    names: tuple[Sequence[str], ...]

    @property
    def records(self) -> NDArray[np.intp]:
        """The number of the record that each topic asks for."""
        return self.of_kinds[0].records

    @property
    def classes(self) -> NDArray[np.intp]:
        """The number of the class of each topic."""
        return self.of_kinds[0].classes


@cache
def real_topics(people: int = _PEOPLE, per_class: int = _TOPICS) -> RealTopics:
    """Return the topics over a corpus of so many `people`, so many of each class."""
    truth = Truth(Corpus.from_seed("real topics", people_count=people, incident_count=1))
    held = [c for c in CLASSES.values() if c.intent is Intent.PERSON and c.tier is not Tier.WEAK]
    asked = [topic for topic_class in held for topic in topics(truth, topic_class, per_class) if topic.slices]
    classes, records = (
        np.unique([getattr(topic, name) for topic in asked], return_inverse=True)[1]
        for name in ("topic_class", "record")
    )
    of_kinds, names = [], []
    for kind in sorted(asked[0].slices):
        values, slices = np.unique([topic.slices[kind] for topic in asked], return_inverse=True)
        of_kinds.append(Asked(classes=classes, records=records, slices=slices))
        names.append(values.tolist())
    return RealTopics(tuple(of_kinds), tuple(names))


@dataclass(frozen=True, kw_only=True)
class Misses:
    """Who is missed, nobody for whose they are: so many `unfindable` people always, of all topics the share `apart`."""

    unfindable: int = 0
    apart: float = 0.0

    def lay(self, random: np.random.Generator, records: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return which topics are missed."""
        lost = random.choice(records.max() + 1, self.unfindable, replace=False)
        return np.asarray(np.isin(records, lost) | (random.random(len(records)) < self.apart))


@dataclass(frozen=True, kw_only=True)
class DependentDisparityError(Error):
    """A disparity of any slice of any kind, where `misses` fall on all alike."""

    slowness: ClassVar[int] = 500
    misses: Misses

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Lay misses on the topics, and test every slice."""
        asked = real_topics()
        return sum(
            min(disparity_ps(asked, self.misses.lay(random, asked.records), random)) < 1 - _POLICY.confidence
            for _ in range(runs)
        )


def disparity_ps(asked: RealTopics, missed: NDArray[np.bool_], random: np.random.Generator) -> list[float]:
    """Return the p-values of all slices, those of the first kind first, corrected as a run corrects them."""
    by_kind = (
        excess_probabilities(of_kind, missed, rng=random, permutations=_PERMUTATIONS) for of_kind in asked.of_kinds
    )
    return holm(np.concatenate(list(by_kind)).tolist())


def _by_person(ceiling: float, together: int) -> tuple[float, float]:
    """Return the share of people whose first hits are all wrong, and that of the others' that make it the ceiling.

    Of ten wrong ones `together` come of such people.
    """
    share = ceiling * together / 10
    return share, (ceiling - share) / (1 - share)


@dataclass(frozen=True, kw_only=True)
class DependentFirstHitsError(Error):
    """NO-GO for wrong first hits whose true share is the ceiling, of which `together` of ten come of people.

    Such a person's first hit is wrong in every topic; the others fall on any topic.
    """

    slowness: ClassVar[int] = 50
    together: int

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Lay wrong first hits on the topics, and look at the interval."""
        records = real_topics().records
        n = np.bincount(records)
        share, rest = _by_person(_POLICY.wrong_top, self.together)
        said = 0
        for _ in range(runs):
            always = random.random(len(n)) < share
            wrong = np.where(always, n, random.binomial(n, rest))
            interval = clustered_wilson(
                list(zip(n.tolist(), wrong.tolist(), strict=True)), confidence=_POLICY.confidence
            )
            said += interval.low > _POLICY.wrong_top
        return said


@dataclass(frozen=True, kw_only=True)
class DependentClassesError(Error):
    """NO-GO of any class for its wrong first hits, whose true share is the ceiling in every class.

    Of ten wrong ones `together` come of people, whose first hit is wrong in every class that asks for them.
    """

    slowness: ClassVar[int] = 500
    together: int

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Lay wrong first hits on the topics, and test every class."""
        asked, ceiling = real_topics(), _POLICY.class_wrong_top
        n = np.bincount(asked.classes)
        share, rest = _by_person(ceiling, self.together)
        said = 0
        for _ in range(runs):
            always = random.random(asked.records.max() + 1) < share
            wrong = always[asked.records] | (random.random(len(asked.records)) < rest)
            found = np.bincount(asked.classes, weights=wrong).astype(int)
            tested = holm([excess(k, of, ceiling) for k, of in zip(found.tolist(), n.tolist(), strict=True)])
            said += min(tested) < _POLICY.level
        return said


@dataclass(frozen=True, kw_only=True)
class DependentSurplusError(Error):
    """NO-GO of any class for its surplus, whose true mean is the ceiling in every class.

    What a question returns beyond what fits is drawn once for each person, by the exponential distribution: a few
    names have hundreds of neighbours, most have hardly any.
    """

    slowness: ClassVar[int] = 4_000

    def simulate(self, random: np.random.Generator, runs: int) -> int:
        """Lay a surplus on the topics, and test every class."""
        asked, ceiling = real_topics(), _POLICY.surplus
        members = [np.flatnonzero(asked.classes == number) for number in range(asked.classes.max() + 1)]
        said = 0
        for _ in range(runs):
            beyond = random.exponential(ceiling, asked.records.max() + 1)[asked.records]
            totals = ([(1, value) for value in beyond[topics].tolist()] for topics in members)
            said += min(holm([mean_above(of, ceiling, rng=random) for of in totals])) < _POLICY.level
        return said


def _disparity(misses: Misses, told: str, *, risk: float = 1 - _POLICY.confidence) -> DependentDisparityError:
    return DependentDisparityError(what=f"disparity of a slice, {told}", nominal=risk, allowed=risk, misses=misses)


def _first_hits(together: int) -> DependentFirstHitsError:
    return DependentFirstHitsError(
        what=f"NO-GO of real topics' first hits at the ceiling, {together * 10} % of the wrong ones by person",
        nominal=(1 - _POLICY.confidence) / 2,
        allowed=1 - _POLICY.confidence,
        together=together,
    )


def _classes(together: int) -> DependentClassesError:
    return DependentClassesError(
        what=f"NO-GO of any class's first hits at its ceiling, {together * 10} % of the wrong ones by person",
        nominal=_POLICY.level,
        allowed=_POLICY.level,
        together=together,
    )


DEPENDENT: Sequence[Error] = (
    *(_disparity(Misses(unfindable=n), f"{n} people unfindable in all their topics") for n in (5, 20, 100)),
    *(
        _disparity(Misses(apart=share), f"{share * 100:g} % of topics missed, each by itself")
        for share in (0.002, 0.01, 0.05)
    ),
    *(
        _disparity(Misses(unfindable=n, apart=0.03), f"{n} people unfindable, and 3 % of topics missed besides")
        for n in (5, 20, 100)
    ),
    *map(_first_hits, (0, 5, 10)),
    *map(_classes, (0, 5, 10)),
    DependentSurplusError(
        what="NO-GO of any class's surplus at its ceiling, the same for a person in all classes",
        nominal=_POLICY.level,
        allowed=_POLICY.level,
    ),
)
"""What the harness claims where topics of one person stand or fall together."""
