"""Random parts of runs, of topics of every kind."""

from dataclasses import replace

from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.tiers import Tier
from generators.topics import Intent, Topic
from harness.runs import Answer, Failure, Part, Ranking

RECORDS = [f"N{serial}" for serial in range(9)]

texts = st.text(st.characters(codec="utf-8"), max_size=8)
ids = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
records = st.sampled_from(RECORDS)
markers = st.dictionaries(records, st.frozensets(st.sampled_from(["FI", "VI"])), max_size=3)
person_queries = st.builds(PersonQuery, surname=texts, anything=texts, marker=texts)
incident_queries = st.builds(IncidentQuery, reference=texts, words=texts, phone=texts)


@st.composite
def topics(draw: st.DrawFn, name: str) -> Topic:
    intent = draw(st.sampled_from(Intent))
    queries: st.SearchStrategy[Query] = person_queries if intent is Intent.PERSON else incident_queries
    typed = draw(queries)
    return Topic(
        id=name,
        topic_class=draw(texts),
        intent=intent,
        tier=draw(st.sampled_from(Tier)),
        typed=typed,
        meant=draw(st.just(typed) | queries),
        apart=draw(st.none() | queries),
        judgements=draw(st.dictionaries(records, st.integers(0, 2), max_size=4)),
        forbidden=draw(st.frozensets(records, max_size=3)),
        nothing=draw(st.booleans()),
        record=draw(texts),
        markers=draw(markers),
        slices=draw(st.dictionaries(texts, texts, max_size=2)),
        guarded=draw(st.booleans()),
        about=draw(texts),
    )


@st.composite
def answers(draw: st.DrawFn, name: str) -> Answer:
    if draw(st.integers(0, 4)) == 0:
        status = draw(st.none() | st.integers(400, 599))
        return Failure(topic=name, reason=draw(texts), status=status, late=draw(st.booleans()))
    hits = tuple(draw(st.lists(records, unique=True, max_size=4)))
    scores = tuple(draw(st.lists(st.none() | st.floats(0, 1e6), min_size=len(hits), max_size=len(hits))))
    ranking = Ranking(
        topic=name,
        hits=hits,
        scores=scores,
        repeated=tuple(draw(st.lists(records, max_size=2))),
        nameless=draw(st.integers(0, 2)),
        size=draw(st.none() | st.integers(1, 30)),
        total=draw(st.none() | st.integers(0, 10_000)),
        lower_bound=draw(st.booleans()),
        markers=draw(markers),
    )
    return replace(ranking, took=draw(st.none() | st.integers(0, 99)))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    names = draw(st.lists(ids, unique=True, max_size=4))
    return Part(
        topics=tuple(draw(topics(name)) for name in names),
        answers=tuple(draw(answers(name)) for name in names),
    )
