"""How often a comparison is wrong by chance alone: simulated losses of a candidate, judged as a comparison would be."""

from collections.abc import Sequence
from functools import cache

from benchmarks.simulation import Error, VerdictError
from generators.queries import PersonQuery
from generators.tiers import Tier
from generators.topics import CLASSES, Topic
from harness.judging.comparing.classes import compared_class
from harness.judging.comparing.pairs import Page, Pair
from harness.judging.measures import assess
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.runs import AskedClass, Ranking

__all__ = ["COMPARISONS"]

_POLICY = Policy.default()
_TOPICS = 400
_UNSTEADY = 0.008
"""A share of topics that the same system finds at one time and not at another."""

_MEDIUM = [c for c in CLASSES.values() if c.tier is Tier.MEDIUM]


@cache
def _pair(serial: int, *, lost: bool) -> Pair:
    of, record = _MEDIUM[0], f"N{serial}"
    query = PersonQuery(surname="Munoz")
    topic = Topic(
        id=f"{of.id}/{record}",
        topic_class=of.id,
        intent=of.intent,
        tier=of.tier,
        typed=query,
        meant=query,
        judgements={record: 2},
        record=record,
    )
    found, nothing = (Ranking(topic=topic.id, hits=hits, total=len(hits)) for hits in ((record,), ()))
    before, now = (Page(page, assess(topic, page)) for page in (found, nothing if lost else found))
    return Pair(topic=topic, before=before, now=now)


@cache
def _decided(lost: int, n: int) -> Kind:
    asked = AskedClass.of(_MEDIUM[0], asked=n)
    return compared_class(asked, [_pair(i, lost=i < lost) for i in range(n)], _POLICY).kind or Kind.INVALID


def _losing(n: int) -> VerdictError:
    risk = 1 - _POLICY.confidence
    return VerdictError(
        what=f"GO of a candidate that truly loses {_POLICY.max_loss * 100:g} % of a class of {n} topics found before",
        nominal=risk,
        allowed=risk,
        kind=Kind.GO,
        judged=lambda lost: _decided(lost, n),
        n=n,
        rate=_POLICY.max_loss,
    )


COMPARISONS: Sequence[Error] = (
    *(_losing(n) for n in (100, 200, _TOPICS)),
    VerdictError(
        what=(
            f"no GO of the same system, that by chance misses {_UNSTEADY * 100:g} % of the topics of "
            f"{len(_MEDIUM)} medium classes"
        ),
        nominal=0.01,
        allowed=0.01,
        kind=Kind.NO_GO,
        judged=lambda lost: Kind.GO if _decided(lost, _TOPICS) is Kind.GO else Kind.NO_GO,
        n=_TOPICS,
        rate=_UNSTEADY,
        classes=len(_MEDIUM),
    ),
)
"""What the harness claims of a comparison, under the shipped policy."""
