"""Which topics a page tells, and how each came out: of a run, and of a comparison."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tqdm import tqdm

from generators.topics import Topic
from harness.diagnosis.cause import Cause, Diagnosis
from harness.judging.comparing.comparison import Comparison
from harness.judging.comparing.pairs import Pair, Unpaired, pages_of, paired
from harness.judging.page_rules import PAGE_COUNTS
from harness.judging.verdict import Verdict
from harness.report.html.run import by_gravity
from harness.report.html.topics import ToldTopic, ToldTopics
from harness.runs import AskedClass, Failure, Part, Run, Status
from harness.runs.file import SavedRun
from harness.runs.run import GOLDEN
from harness.settings import Settings

__all__ = ["topics_of_comparison", "topics_of_run"]

MISSED, FAULTY, UNANSWERED, FOUND = "missed", "found, with faults on its page", "not answered", "found"
LOST, UNMARKED, STILL, GAINED, MOVED, ALIKE = (
    "lost",
    "warning markers lost",
    "missed before and now",
    "gained",
    "moved",
    "as before",
)
_BROKEN = frozenset({Status.BROKEN, Status.KNOWN_FAILURE, Status.REPORTED, Status.INVALID})


def topics_of_run(
    saved: SavedRun,
    verdict: Verdict,
    diagnoses: Sequence[Diagnosis] = (),
    records: Mapping[str, str] | None = None,
    *,
    progress: bool = False,
) -> ToldTopics:
    """Return every topic of a run and how it came out; `records` tells those that are known, by their ids."""
    run, causes = saved.run, _causes(diagnoses)
    told = ToldTopics(
        outcomes=(MISSED, FAULTY, UNANSWERED, FOUND),
        sides=("first hits",),
        commands=_commands(saved, run.settings),
        records=records or {},
    )
    classes = [judged.result for judged in sorted(verdict.classes, key=by_gravity)]
    for asked in tqdm(classes, desc="writing", unit=" classes", disable=None if progress else True, leave=False):
        if part := run.part(asked.id):
            told.add(asked.id, _of_class(asked, part, causes))
    if part := run.part(GOLDEN):
        told.add(GOLDEN, _of_golden(run, part, causes))
    return told


def topics_of_comparison(
    compared: Comparison,
    diagnoses: Sequence[Diagnosis] = (),
    records: Mapping[str, str] | None = None,
    *,
    progress: bool = False,
) -> ToldTopics:
    """Return every topic that both were asked, and how it came out beside the baseline."""
    told = ToldTopics(
        outcomes=(LOST, UNMARKED, UNANSWERED, STILL, GAINED, MOVED, ALIKE),
        sides=("before", "now"),
        commands=_commands(compared.candidate, compared.candidate.run.settings),
        records=records or {},
    )
    causes = _causes(diagnoses)
    classes = sorted(compared.classes, key=lambda c: (not c.lost, c.asked.id))
    for c in tqdm(classes, desc="writing", unit=" classes", disable=None if progress else True, leave=False):
        before, now = (saved.run.part(c.asked.id) for saved in (compared.baseline, compared.candidate))
        if before and now:
            topics = {topic.id: topic for topic in now.topics}
            told.add(c.asked.id, (_beside(one, topics, causes) for one in paired(c.asked, before, now)))
    return told


def _causes(diagnoses: Sequence[Diagnosis]) -> Mapping[str, list[Cause]]:
    causes: defaultdict[str, list[Cause]] = defaultdict(list)
    for diagnosis in diagnoses:
        causes[diagnosis.topic] += diagnosis.causes
    return causes


def _commands(saved: SavedRun, settings: Settings) -> Sequence[tuple[str, str, str]]:
    """Return the commands about a topic, each before and after its id."""
    options, file = settings.options(), shlex.quote(saved.path.name)
    return (
        ("ask again", "pytest harness --topic ", f" {shlex.join(options)}" if options else ""),
        ("its request", f"search-harness replay {file} ", ""),
        ("explain", f"search-harness explain {file} ", ""),
    )


def _of_class(asked: AskedClass, part: Part, causes: Mapping[str, list[Cause]]) -> Iterator[ToldTopic]:
    pages = pages_of(asked, part)
    for topic in part.topics:
        page = pages[topic.id]
        if isinstance(page, Failure):
            yield ToldTopic(topic=topic, outcome=UNANSWERED, answers=(page,))
        elif not page.worth.found:
            yield ToldTopic(topic=topic, outcome=MISSED, answers=(page.ranking,), causes=causes.get(topic.id, ()))
        elif any(count(page.worth) for count in PAGE_COUNTS.values()):
            yield ToldTopic(topic=topic, outcome=FAULTY, answers=(page.ranking,))
        else:
            yield ToldTopic(topic=topic, outcome=FOUND, answers=(page.ranking,), plain=True)


def _of_golden(run: Run, part: Part, causes: Mapping[str, list[Cause]]) -> Iterator[ToldTopic]:
    """Yield the golden topics: whether one holds is more than whether it is found, so that its outcome says it."""
    fallen = {outcome.topic for outcome in run.golden if outcome.status in _BROKEN}
    answers = {answer.topic: answer for answer in part.answers}
    for topic in part.topics:
        answer = answers[topic.id]
        missed = topic.id in fallen
        outcome = UNANSWERED if isinstance(answer, Failure) else MISSED if missed else FOUND
        yield ToldTopic(
            topic=topic,
            outcome=outcome,
            answers=(answer,),
            causes=causes.get(topic.id, ()) if missed else (),
            plain=outcome == FOUND,
        )


def _beside(one: Pair | Unpaired, topics: Mapping[str, Topic], causes: Mapping[str, list[Cause]]) -> ToldTopic:
    if isinstance(one, Unpaired):
        failure = Failure(topic=one.topic, reason=f"{one.side}: {one.reason}")
        return ToldTopic(topic=topics[one.topic], outcome=UNANSWERED, answers=(failure, failure))
    outcome = _outcome(one)
    return ToldTopic(
        topic=one.topic,
        outcome=outcome,
        answers=(one.before.ranking, one.now.ranking),
        causes=causes.get(one.topic.id, ()) if outcome in {LOST, STILL} else (),
        plain=outcome == ALIKE,
    )


def _outcome(pair: Pair) -> str:
    if pair.lost:
        return LOST
    if pair.unmarked:
        return UNMARKED
    if not pair.now.worth.found:
        return STILL
    if pair.gained:
        return GAINED
    return MOVED if pair.moved else ALIKE
