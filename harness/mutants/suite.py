"""The suite as a mutant goes through it: part after part, each with what it came to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generators.tiers import Tier
from generators.topics import Intent, TopicClass
from harness.judging.class_rules import judge_class
from harness.judging.common_rules import common_reasons
from harness.judging.comparing.classes import compared_class
from harness.judging.comparing.pairs import paired
from harness.judging.page_rules import page_faults
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.record_rules import record_reasons
from harness.judging.results import ClassResult
from harness.judging.slices import slices
from harness.measuring.asking import ask_class
from harness.measuring.golden import golden_outcome
from harness.measuring.records import fidelity_of
from harness.measuring.relations import tried
from harness.measuring.session import Session
from harness.measuring.stopwatch import Stopwatch
from harness.mutants.mutant import part_of_relation
from harness.mutants.outcome import Group, Killer
from harness.relations import RELATIONS
from harness.relations.arena import Arena
from harness.runs import AskedClass, Status, part_of_records
from harness.runs import Part as Answered

__all__ = ["Part", "parts"]

_TURNED = {Status.BROKEN: False, Status.INVALID: True}

Before = Callable[[TopicClass], Answered]
"""What the unbroken search answered to a class."""


@dataclass(frozen=True)
class Part:
    """A part of the suite; `ask` asks it and yields why it is not as it should be."""

    group: Group
    id: str
    ask: Callable[[], Iterable[Killer]] = field(compare=False)


@dataclass
class _Asked:
    """What the classes of a session came to so far."""

    session: Session
    arena: Arena
    policy: Policy
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    told: dict[str, tuple[AskedClass, Answered]] = field(default_factory=dict)
    results: list[ClassResult] = field(default_factory=list)

    def __post_init__(self) -> None:
        tiers = [topic_class.tier for topic_class in self.session.classes]
        self.among, self.strong = tiers.count(Tier.MEDIUM), tiers.count(Tier.STRONG)

    def topic_class(self, topic_class: TopicClass) -> Iterator[Killer]:
        """Ask a class, and judge it as its test does: what fails here is NO-GO in the whole run."""
        result = ClassResult.from_part(*self._asked(topic_class))
        self.results.append(result)
        verdict = judge_class(result, self.policy, among=self.among, strong=self.strong)
        if verdict.kind in {Kind.NO_GO, Kind.INVALID}:
            yield _killer(Group.CLASSES, result.id, verdict.reason, invalid=verdict.kind is Kind.INVALID)
        elif result.tier is not Tier.WEAK:
            for fault in page_faults([result]):
                yield _killer(Group.CLASSES, result.id, fault.text)

    def compared(self, before: Before, expected: Callable[[str], bool]) -> Iterator[Killer]:
        """Hold every class, those `expected` first, against what was answered `before`, as comparing two runs does."""
        for topic_class in sorted(self.session.classes, key=lambda topic_class: not expected(topic_class.id)):
            (asked, now), was = self._asked(topic_class), before(topic_class)
            if was.answers != now.answers:
                lost = compared_class(asked, paired(asked, was, now), self.policy)
                if lost.kind is Kind.NO_GO:
                    yield _killer(Group.COMPARED, asked.id, lost.reason)

    def _asked(self, topic_class: TopicClass) -> tuple[AskedClass, Answered]:
        if topic_class.id not in self.told:
            self.told[topic_class.id] = ask_class(self.session, self.stopwatch, topic_class)
        return self.told[topic_class.id]

    def run(self) -> Iterator[Killer]:
        """Judge all classes together, as a verdict does."""
        policy = self.policy
        of_people = slices(self.results, confidence=policy.confidence, tolerance=policy.tolerance)
        of_pages = {fault.text for fault in page_faults([r for r in self.results if r.tier is not Tier.WEAK])}
        for reason in common_reasons(self.results, of_people, policy, complete=True):
            if reason.kind is Kind.NO_GO and not any(reason.text.startswith(text) for text in of_pages):
                yield _killer(Group.RUN, reason.text.partition(":")[0], reason.text)

    def golden(self) -> Iterator[Killer]:
        """Ask every golden topic."""
        golden = self.session.golden_topics
        answers = self.stopwatch.ask(self.session.backend, [topic.to_topic(self.session.keys) for topic in golden])
        for topic in golden:
            outcome, _ = golden_outcome(self.session, topic, answers[topic.id])
            if outcome.status in _TURNED:
                told, invalid = ", ".join(outcome.reasons[:1]), _TURNED[outcome.status]
                yield _killer(Group.GOLDEN, topic.id, told, invalid=invalid)

    def records(self, intent: Intent) -> Iterator[Killer]:
        """Look every record up."""
        for reason in record_reasons([fidelity_of(self.session, intent)], self.policy):
            yield _killer(Group.RECORDS, part_of_records(intent), reason.text, invalid=reason.kind is Kind.INVALID)

    def relation(self, name: str) -> Iterator[Killer]:
        """Try a relation."""
        outcome = tried(self.session, self.arena, RELATIONS[name])[1]
        if outcome.status in _TURNED:
            told, invalid = ", ".join(outcome.reasons[:1]), _TURNED[outcome.status]
            yield _killer(Group.RELATIONS, part_of_relation(name), told, invalid=invalid)


def parts(
    session: Session,
    arena: Arena,
    policy: Policy,
    expected: Callable[[str], bool],
    *,
    documents: bool = True,
    before: Before | None = None,
) -> list[Part]:
    """Return the parts of the suite in the order in which a mutant goes through them.

    First what it should be noticed by, then what is cheap, and last what was answered `before`, where that is known.
    Where no `documents` are others, records are not looked up.
    """
    asked = _Asked(session, arena, policy)
    found = [
        Part(Group.RECORDS, part_of_records(intent), lambda intent=intent: asked.records(intent))  # type: ignore[misc]
        for intent in Intent
        if documents
    ]
    by_tier = sorted(session.classes, key=lambda topic_class: topic_class.tier is not Tier.STRONG)
    found += [Part(Group.CLASSES, one.id, lambda one=one: asked.topic_class(one)) for one in by_tier]  # type: ignore[misc]
    found += [
        Part(Group.RELATIONS, part_of_relation(name), lambda name=name: asked.relation(name))  # type: ignore[misc]
        for name in RELATIONS
    ]
    golden = Part(Group.GOLDEN, "golden", asked.golden)
    any_golden = any(expected(topic.id) for topic in session.golden_topics)
    first = [part for part in found if expected(part.id)]
    at = len(first) if not any_golden else sum(part.group is Group.RECORDS for part in first)
    rest = [part for part in found if not expected(part.id)]
    last = [Part(Group.RUN, "run", asked.run)]
    if before is not None:
        last.append(Part(Group.COMPARED, "compared", lambda: asked.compared(before, expected)))
    return [*first[:at], golden, *first[at:], *rest, *last]


def _killer(group: Group, part: str, reason: str = "", *, invalid: bool = False) -> Killer:
    return Killer(group=group, part=part, reason=reason, invalid=invalid)
