"""Topics as reports tell them, one by one: which, and how each came out, in a run or beside a baseline."""

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tqdm import tqdm

from generators.topics import Topic
from harness.diagnosis.cause import Cause, Diagnosis
from harness.judging.class_rules import ClassVerdict
from harness.judging.comparing.comparison import Comparison
from harness.judging.comparing.pairs import Pair, Unpaired, pages_of, paired
from harness.judging.measures import lacking, undue
from harness.judging.page_rules import PAGE_COUNTS
from harness.judging.reasons import Kind
from harness.judging.verdict import Verdict
from harness.runs import GOLDEN, Answer, AskedClass, Failure, Part, Run, Status
from harness.runs.file import SavedRun

__all__ = ["Beside", "Outcome", "Told", "ToldTopic", "by_gravity", "commands_of", "told_of_comparison", "told_of_run"]


class Outcome(StrEnum):
    """How a topic of a run came out, the gravest first."""

    MISSED = "missed"
    FAULTY = "found, with faults on its page"
    UNANSWERED = "not answered"
    FOUND = "found"


class Beside(StrEnum):
    """How a topic came out beside the baseline, the gravest first."""

    LOST = "lost"
    UNMARKED = "warning markers lost"
    UNANSWERED = "not answered"
    STILL = "missed before and now"
    GAINED = "gained"
    MOVED = "moved"
    ALIKE = "as before"


_BROKEN = frozenset({Status.BROKEN, Status.KNOWN_FAILURE, Status.REPORTED, Status.INVALID})


@dataclass(frozen=True, kw_only=True)
class ToldTopic:
    """A topic, how it came out, what each side answered, and why it was missed, where that is known.

    `before` says by what the baseline found what is missed now, where that is known.
    """

    topic: Topic
    outcome: Outcome | Beside
    answers: Sequence[Answer]
    causes: Sequence[Cause] = ()
    before: Sequence[str] = ()

    @property
    def plain(self) -> bool:
        """Whether it came out as it should, and no otherwise than before: it troubles nobody."""
        return self.outcome in (Outcome.FOUND, Beside.ALIKE)

    @property
    def wrong(self) -> Sequence[str]:
        """What is wrong with the last page beside a record that is missing, in words."""
        page = self.answers[-1]
        if isinstance(page, Failure):
            return ()
        return (
            *(f"{record} must not be shown" for record in sorted(self.topic.forbidden.intersection(page.hits))),
            *(
                f"{record} without the warning {', '.join(sorted(of))}"
                for record, of in lacking(self.topic, page).items()
            ),
            *(
                f"{record} with the warning {', '.join(sorted(of))} of others"
                for record, of in undue(self.topic, page).items()
            ),
            *(f"{record} is shown again" for record in page.repeated),
            *(("a hit with an empty id",) if page.nameless else ()),
        )


def by_gravity(judged: ClassVerdict) -> tuple[bool, float, str]:
    """Return a key that sorts classes: those that break a rule first, then those of which least is found."""
    of = judged.result
    return judged.kind in (None, Kind.GO), of.found / of.n if of.n else 1.0, of.id


Told = Iterator[tuple[str, Iterable[ToldTopic]]]
"""Topics by the name of their class, class by class."""


def told_of_run(
    saved: SavedRun, verdict: Verdict, diagnoses: Sequence[Diagnosis] = (), *, progress: bool = False
) -> Told:
    """Yield every topic of a run and how it came out: classes by gravity, and the hand-written topics last."""
    run, causes = saved.run, _causes(diagnoses)
    classes = [judged.result for judged in sorted(verdict.classes, key=by_gravity)]
    for asked in tqdm(classes, desc="writing", unit=" classes", disable=None if progress else True, leave=False):
        if part := run.part(asked.id):
            yield asked.id, _of_class(asked, part, causes)
    if part := run.part(GOLDEN):
        yield GOLDEN, _of_golden(run, part, causes)


def told_of_comparison(compared: Comparison, diagnoses: Sequence[Diagnosis] = (), *, progress: bool = False) -> Told:
    """Yield every topic that both were asked, and how it came out beside the baseline: classes that lost any first."""
    causes, before_by = _causes(diagnoses), _before(diagnoses)
    classes = sorted(compared.classes, key=lambda c: (not c.lost, c.asked.id))
    for c in tqdm(classes, desc="writing", unit=" classes", disable=None if progress else True, leave=False):
        before, now = (saved.run.part(c.asked.id) for saved in (compared.baseline, compared.candidate))
        if before and now:
            topics = {topic.id: topic for topic in now.topics}
            yield c.asked.id, (_beside(one, topics, causes, before_by) for one in paired(c.asked, before, now))


def commands_of(saved: SavedRun) -> Sequence[tuple[str, str, str]]:
    """Return the commands about a topic of a run: the name of each, and what stands before and after the id."""
    options, file = saved.run.settings.options(), shlex.quote(saved.path.name)
    return (
        ("ask again", "pytest harness --topic ", f" {shlex.join(options)}" if options else ""),
        ("its request", f"search-harness replay {file} ", ""),
        ("explain", f"search-harness explain {file} ", ""),
    )


def _causes(diagnoses: Sequence[Diagnosis]) -> Mapping[str, list[Cause]]:
    causes: defaultdict[str, list[Cause]] = defaultdict(list)
    for diagnosis in diagnoses:
        causes[diagnosis.topic] += diagnosis.causes
    return causes


def _before(diagnoses: Sequence[Diagnosis]) -> Mapping[str, list[str]]:
    before: defaultdict[str, list[str]] = defaultdict(list)
    for diagnosis in diagnoses:
        if diagnosis.before:
            before[diagnosis.topic].append(diagnosis.before)
    return before


def _of_class(asked: AskedClass, part: Part, causes: Mapping[str, list[Cause]]) -> Iterator[ToldTopic]:
    pages = pages_of(asked, part)
    for topic in part.topics:
        page = pages[topic.id]
        if isinstance(page, Failure):
            yield ToldTopic(topic=topic, outcome=Outcome.UNANSWERED, answers=(page,))
        elif not page.worth.found:
            yield ToldTopic(
                topic=topic, outcome=Outcome.MISSED, answers=(page.ranking,), causes=causes.get(topic.id, ())
            )
        elif any(count(page.worth) for count in PAGE_COUNTS.values()):
            yield ToldTopic(topic=topic, outcome=Outcome.FAULTY, answers=(page.ranking,))
        else:
            yield ToldTopic(topic=topic, outcome=Outcome.FOUND, answers=(page.ranking,))


def _of_golden(run: Run, part: Part, causes: Mapping[str, list[Cause]]) -> Iterator[ToldTopic]:
    """Yield the golden topics: whether one holds is more than whether it is found, so that its outcome says it."""
    fallen = {outcome.topic for outcome in run.golden if outcome.status in _BROKEN}
    answers = {answer.topic: answer for answer in part.answers}
    for topic in part.topics:
        answer = answers[topic.id]
        missed = topic.id in fallen
        outcome = Outcome.UNANSWERED if isinstance(answer, Failure) else Outcome.MISSED if missed else Outcome.FOUND
        yield ToldTopic(
            topic=topic,
            outcome=outcome,
            answers=(answer,),
            causes=causes.get(topic.id, ()) if missed else (),
        )


def _beside(
    one: Pair | Unpaired,
    topics: Mapping[str, Topic],
    causes: Mapping[str, list[Cause]],
    before: Mapping[str, list[str]],
) -> ToldTopic:
    if isinstance(one, Unpaired):
        failure = Failure(topic=one.topic, reason=f"{one.side}: {one.reason}")
        return ToldTopic(topic=topics[one.topic], outcome=Beside.UNANSWERED, answers=(failure, failure))
    outcome = _outcome(one)
    return ToldTopic(
        topic=one.topic,
        outcome=outcome,
        answers=(one.before.ranking, one.now.ranking),
        causes=causes.get(one.topic.id, ()) if outcome in {Beside.LOST, Beside.STILL} else (),
        before=before.get(one.topic.id, ()) if outcome is Beside.LOST else (),
    )


def _outcome(pair: Pair) -> Beside:
    if pair.lost:
        return Beside.LOST
    if pair.unmarked:
        return Beside.UNMARKED
    if not pair.now.worth.found:
        return Beside.STILL
    if pair.gained:
        return Beside.GAINED
    return Beside.MOVED if pair.moved else Beside.ALIKE
