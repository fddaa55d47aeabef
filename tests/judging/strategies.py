"""Random topics, rankings and results."""

from dataclasses import replace

from hypothesis import strategies as st

from generators.queries import PersonQuery
from generators.tiers import Tier
from generators.topics import CLASSES, Intent, Topic, TopicClass
from harness.judging.measures import Assessment
from harness.judging.results import ClassResult
from harness.runs import AskedClass, Failure, GoldenOutcome, Ranking, RelationOutcome, Status

RECORDS = [f"N{serial}" for serial in range(25)]

classes = st.sampled_from(list(CLASSES.values()))
texts = st.text(max_size=20)
marks = st.dictionaries(
    st.sampled_from(RECORDS), st.frozensets(st.sampled_from(["FI", "VI", "XP"]), min_size=1), max_size=8
)


@st.composite
def topics(draw: st.DrawFn) -> Topic:
    wanted, *acceptable = draw(st.lists(st.sampled_from(RECORDS), min_size=1, max_size=8, unique=True))
    grades = dict.fromkeys(acceptable, 1) | {wanted: 2}
    grades |= dict.fromkeys(draw(st.sets(st.sampled_from(acceptable)) if acceptable else st.just(set())), 2)
    return Topic(
        id=draw(st.sampled_from(["a", "b"])),
        topic_class="person/as-recorded/name",
        intent=Intent.PERSON,
        tier=Tier.STRONG,
        typed=PersonQuery(surname="Ho"),
        meant=PersonQuery(surname="Ho"),
        judgements=grades,
        forbidden=frozenset(draw(st.sets(st.sampled_from(RECORDS), max_size=3))) - grades.keys(),
        markers=dict.fromkeys(grades, frozenset()) | {r: m for r, m in draw(marks).items() if r in grades},
    )


@st.composite
def topics_that_want_nothing(draw: st.DrawFn) -> Topic:
    """Hidden records, which must not be shown while others may be; or numbers that nobody has, with no hit at all."""
    topic = draw(topics())
    if draw(st.booleans()):
        return replace(topic, judgements={}, forbidden=frozenset(), nothing=True)
    return replace(topic, judgements=dict.fromkeys(topic.acceptable, 1), forbidden=frozenset(topic.wanted))


@st.composite
def rankings(draw: st.DrawFn, topic: str) -> Ranking:
    return Ranking(
        topic=topic,
        hits=tuple(hits := draw(st.lists(st.sampled_from(RECORDS), unique=True))),
        repeated=tuple(draw(st.lists(st.sampled_from(hits), max_size=3) if hits else st.just([]))),
        nameless=draw(st.integers(0, 2)),
        size=draw(st.none() | st.integers(1, 30)),
        total=draw(st.none() | st.integers(0, 10_000)),
        lower_bound=draw(st.booleans()),
        markers=draw(marks),
    )


@st.composite
def assessments(draw: st.DrawFn, topic: str) -> Assessment:
    grades = tuple(draw(st.lists(st.integers(0, 2), max_size=10)))
    return Assessment(
        topic=topic,
        grades=grades,
        wanted=max(1, grades.count(2) + draw(st.integers(0, 2))),
        acceptable=grades.count(1) + draw(st.integers(0, 2)),
        returned=draw(st.integers(0, 10_000)),
        counted=draw(st.booleans()),
        uncovered=draw(st.sampled_from([0, 0, 0, 1])),
        forbidden=draw(st.integers(0, 2)),
        nothing=draw(st.booleans()),
        repeated=draw(st.sampled_from([0, 0, 0, 1])),
        nameless=draw(st.sampled_from([0, 0, 0, 1])),
        marked=(marked := draw(st.integers(0, 2))),
        unmarked=draw(st.integers(0, marked)),
        overmarked=draw(st.sampled_from([0, 0, 0, 1])),
        record=draw(st.sampled_from(["", *RECORDS[:3]])),
        slices=draw(st.dictionaries(st.sampled_from(["culture", "sex"]), st.sampled_from(["a", "b"]))),
    )


@st.composite
def class_results(draw: st.DrawFn, topic_class: TopicClass | None = None) -> ClassResult:
    of = topic_class or draw(classes)
    ids = draw(st.lists(st.sampled_from([f"{of.id}/{record}" for record in RECORDS]), unique=True))
    answered = draw(st.integers(0, len(ids))) if draw(st.booleans()) else len(ids)
    return ClassResult.of_asked(
        AskedClass.of(of, asked=len(ids) + draw(st.integers(0, 5))),
        assessments=tuple(draw(assessments(topic)) for topic in ids[:answered]),
        failures=tuple(Failure(topic=topic, reason=draw(texts)) for topic in ids[answered:]),
        error=draw(st.just("") | texts),
    )


golden_outcomes = st.builds(
    GoldenOutcome,
    topic=texts,
    intent=st.sampled_from(Intent),
    topic_class=texts,
    tier=st.sampled_from(Tier),
    status=st.sampled_from(Status),
    reasons=st.lists(texts, max_size=2).map(tuple),
    known=texts,
)

relation_outcomes = st.builds(
    RelationOutcome,
    name=texts,
    status=st.sampled_from(Status),
    reasons=st.lists(texts, max_size=2).map(tuple),
    examples=st.integers(0, 1000),
    telling=st.integers(0, 1000),
    searches=st.integers(0, 10_000),
    declared=texts,
    seconds=st.floats(0, 1000),
    waited=st.floats(0, 1000),
)


def class_result(
    topic_class: TopicClass, *, n: int, missed: int = 0, failed: int = 0, asked: int | None = None, error: str = ""
) -> ClassResult:
    """Return a result of `n` topics measured, of which the first `missed` were not found, and `failed` not asked.

    Everybody found bears warning markers, and is shown with them.
    """
    return ClassResult.of_asked(
        AskedClass.of(topic_class, asked=n + failed if asked is None else asked),
        assessments=[
            Assessment(
                topic=f"{topic_class.id}/N{serial}",
                grades=(0,) if serial < missed else (2,),
                wanted=1,
                acceptable=0,
                returned=1,
                marked=int(serial >= missed),
            )
            for serial in range(n)
        ],
        failures=[
            Failure(topic=f"{topic_class.id}/N{serial}", reason="timed out after 10000 ms")
            for serial in range(n, n + failed)
        ],
        error=error,
    )
