"""Every class of generated topics: is everybody found who was asked for?"""

from collections.abc import Sequence
from functools import cached_property

import pytest

from generators.tiers import Tier
from generators.topics import CLASSES, TopicClass
from harness.acceptance.conftest import leave
from harness.diagnosis.deeper import deeper_rankings
from harness.diagnosis.groups import grouped
from harness.judging.class_rules import judge_class
from harness.judging.page_rules import PAGE_COUNTS, page_faults
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.measuring.asking import ask_class
from harness.measuring.diagnosing import diagnosed
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.gathered import Left
from harness.report.text.failure import Miss, miss_text, misses_text, repeat_command
from harness.runs import Ranking

_TOLD = 3
"""How many misses of a class are told in full."""
_LOOKED_AT = 10
"""Why so many of the records that a class missed were missed is looked for."""


class Answered:
    """A class with the answers it got."""

    def __init__(self, session: Session, conductor: Conductor, topic_class: TopicClass) -> None:
        self.asked, self.part = ask_class(session, conductor.stopwatch, topic_class, only=conductor.choices.topic)
        self.result = ClassResult.from_part(self.asked, self.part)

    @cached_property
    def rankings(self) -> dict[str, Ranking]:
        """The ranking of every topic that has one, by its id."""
        return self.part.rankings


def measures(result: ClassResult) -> dict[str, float | str]:
    """Return what ``--junitxml`` is told of a class."""
    means = result.means._asdict() if result.means else {}
    counts = {"n": result.n, "found": result.found, "empty": result.empty, "wrong_top": result.wrong_top}
    shown = {name: result.summed(count) for name, count in PAGE_COUNTS.items()}
    surplus = {} if result.surplus is None else {"surplus": result.surplus}
    return {"topic_class": result.id, **counts, **shown, **means, **surplus}


@pytest.fixture
def answered(
    session: Session, conductor: Conductor, topic_class: TopicClass, request: pytest.FixtureRequest
) -> Answered:
    """The class asked, if every one of its topics got an answer that can be relied on."""
    got = Answered(session, conductor, topic_class)
    result = got.result
    leave(request.node, Left(of=got.asked, part=got.part, result=result), **measures(result))
    if not result.valid:
        first = result.failures[0]
        many = f"{len(result.failures)} of {len(got.part.topics)} topics could not be asked"
        pytest.fail(f"{result.id}: {many}; first {first.topic}: {first.reason}", pytrace=False)
    return got


@pytest.mark.parametrize("topic_class", [pytest.param(c, id=c.id) for c in CLASSES.values()])
def test_found(
    topic_class: TopicClass,
    answered: Answered,
    policy: Policy,
    session: Session,
    conductor: Conductor,
    request: pytest.FixtureRequest,
) -> None:
    """The class keeps the rules of its tier, and no page shows what none may."""
    selected = [chosen.tier for chosen in conductor.gathered.selected_classes()]
    among = max(1, selected.count(Tier.MEDIUM))
    judged = judge_class(answered.result, policy, among=among, strong=selected.count(Tier.STRONG))

    assert answered.result.id == topic_class.id
    options = conductor.choices.options
    missed_too_many = answered.result.missed and (judged.p is None or judged.p < policy.level)
    if judged.kind is Kind.NO_GO and missed_too_many:
        misses = _missed(answered, session)
        groups = grouped(one for miss in misses for one in miss.causes)
        request.node.user_properties += [("cause", group.told) for group in groups[:1]]
        request.node.user_properties.append(("repeat", repeat_command(misses[0].topic, options)))
        pytest.fail(_told(answered, misses, session, options), pytrace=False)
    # Somebody who asks one topic alone wants to know what came of it, whatever its class would be judged.
    alone = conductor.choices.topic is not None and judged.kind is Kind.UNDECIDED and answered.result.missed
    if judged.kind is Kind.NO_GO or alone:
        worst = _worst(answered.result)
        pytest.fail(_topic_told(answered, worst, judged.reason, session, options), pytrace=False)
    if answered.result.tier is not Tier.WEAK and (faults := list(page_faults([answered.result]))):
        texts = "\n".join(fault.text for fault in faults)
        pytest.fail(_topic_told(answered, faults[0].topic, texts, session, options), pytrace=False)


def _missed(answered: Answered, session: Session) -> list[Miss]:
    """Return who was missed: the first few looked for beyond the page, and of some more the cause."""
    missed = frozenset(answered.result.missed)
    topics = [topic for topic in answered.part.topics if topic.id in missed]
    deeper = deeper_rankings(session.backend, topics[:_TOLD])
    answers = ((topic, answered.rankings[topic.id]) for topic in topics if topic.id in answered.rankings)
    causes = diagnosed(session, answers, most=_LOOKED_AT)
    return [
        Miss(
            topic=topic,
            ranking=answered.rankings[topic.id],
            deeper=deeper.get(topic.id),
            causes=tuple(one for one in causes if one.topic == topic.id),
        )
        for topic in topics
        if topic.id in answered.rankings
    ]


def _told(answered: Answered, misses: Sequence[Miss], session: Session, options: Sequence[str]) -> str:
    return misses_text(
        misses,
        session.records,
        asked=answered.part.topics,
        cutoff=answered.asked.cutoff,
        options=options,
        full=_TOLD,
    )


def _topic_told(answered: Answered, topic_id: str, head: str, session: Session, options: Sequence[str]) -> str:
    """Say `head`, and tell the topic of that id in full."""
    topic = next(topic for topic in answered.part.topics if topic.id == topic_id)
    miss = Miss(topic=topic, ranking=answered.rankings[topic_id])
    return f"{head}\n\n{miss_text(miss, session.records, cutoff=answered.asked.cutoff, options=options)}"


def _worst(result: ClassResult) -> str:
    """Return the id of the topic that tells most of why its class is no better, though not too many were missed."""
    return max(result.assessments, key=lambda page: (page.wrong_top, not page.counted, page.surplus)).topic
