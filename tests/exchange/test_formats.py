"""Judgements go out in the formats of other tools, and whatever those can hold comes back as it was."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generators.queries import PersonQuery
from generators.tiers import Tier
from generators.topics import Intent, Topic
from harness.errors import ConfigurationError
from harness.exchange.exported import Export, by_text
from harness.exchange.flat import boxes_of, flattened
from harness.exchange.formats import FORMATS
from harness.exchange.judged import JudgedQuestion
from harness.systems import System, reference_system
from tests.exchange.strategies import exported, intents, queries, texts, topics

BY_TEXT = ("quepid", "opensearch")
BY_NAME = ("trec", "rank-eval")
WRITTEN = (*BY_TEXT, *BY_NAME)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "1", "N1", "x\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["topics", "query_groups", "queries", "placeholders", "relevant_documents", "$query"])
            | st.sampled_from(["judgmentRatings", "query", "ratings", "docId", "rating", "hits", "_source", "gain"])
            | st.sampled_from(["requests", "id", "request", "params", "_id", "_index", "match", "1"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@cache
def reference() -> System:
    return reference_system()


def round_trip(name: str, export: Export, folder: Path) -> list[JudgedQuestion]:
    """Write `export` in the format of that name, and read it again."""
    path = folder / f"written-{name}"
    write = FORMATS[name].write
    assert write is not None
    write(export, path)
    return FORMATS[name].read(path, lost=Counter())


def refusal(name: str, path: Path) -> str:
    """Read what is in `path`, and return why it is refused; ``read`` where it is not."""
    try:
        FORMATS[name].read(path, lost=Counter())
    except ConfigurationError as error:
        return str(error)
    return "read"


def judged(topic: Topic) -> Mapping[str, int]:
    return dict(topic.judgements)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


@pytest.mark.parametrize("name", BY_TEXT)
@given(asked=topics(records=texts.filter(bool)))
def test_texts_and_judgements_come_back_as_they_were(scratch: Path, name: str, asked: list[Topic]) -> None:
    export = exported(asked)

    read = round_trip(name, export, scratch)

    assert [(question.asked, dict(question.grades)) for question in read] == list(
        by_text(export.parts(), Counter()).items()
    )


@pytest.mark.parametrize("name", BY_NAME)
@given(asked=intents.flatmap(lambda intent: topics(intent=intent)))
def test_topics_come_back_by_their_names_with_what_was_typed(scratch: Path, name: str, asked: list[Topic]) -> None:
    typed = [topic for topic in asked if topic.wanted and (topic.typed.typed() or name == "trec")]
    read = {question.name: question for question in round_trip(name, exported(typed, system=reference()), scratch)}

    for topic in typed:
        boxes = topic.typed.typed()
        if not boxes or (name == "rank-eval" and boxes_of(flattened(boxes), topic.intent) != boxes):
            continue
        question = read[topic.id]
        assert dict(question.grades) == judged(topic)
        assert (
            boxes_of(question.asked, topic.intent) if isinstance(question.asked, str) else dict(question.asked)
        ) == boxes


@given(asked=topics(), order=st.randoms())
def test_what_is_kept_of_one_text_does_not_follow_the_order(asked: list[Topic], order: st.DataObject) -> None:
    other = list(asked)
    order.shuffle(other)  # type: ignore[attr-defined]  # Hypothesis has no type of its own for what is random
    lost: tuple[Counter[str], Counter[str]] = (Counter(), Counter())

    assert list(by_text(exported(asked).parts(), lost[0]).items()) == list(
        by_text(exported(other).parts(), lost[1]).items()
    )
    assert lost[0] == lost[1]


def test_topics_of_one_text_are_counted_where_their_judgements_differ() -> None:
    def topic(name: str, **judgements: int) -> Topic:
        typed = PersonQuery(surname="Smith")
        return Topic(
            id=name,
            topic_class="",
            intent=Intent.PERSON,
            tier=Tier.STRONG,
            typed=typed,
            meant=typed,
            judgements=judgements,
        )

    lost: Counter[str] = Counter()
    kept = by_text(exported([topic("c", N3=2), topic("a", N1=2), topic("b", N1=2), topic("d", N4=2)]).parts(), lost)

    assert kept == {"surname:Smith": {"N1": 2}}
    assert lost["topics of the same text as another, whose judgements differ: the first by its id is there"] == 2


@given(intents.flatmap(lambda intent: st.tuples(st.just(intent), queries(intent))))
@example((Intent.PERSON, PersonQuery(forename=" Jon\n", surname="=cmd()", town='"a, b"')))
def test_boxes_are_told_apart_again_unless_what_is_typed_names_one(asked: tuple[Intent, PersonQuery]) -> None:
    intent, query = asked
    typed = query.typed()
    assume(typed and not any(f"{box}:" in value for value in typed.values() for box in ("street", "surname", "words")))

    assert boxes_of(flattened(typed), intent) == typed


def test_a_text_that_another_form_reads_better_is_none_of_this_one() -> None:
    assert boxes_of("surname:Smith date_of_birth:1990", Intent.INCIDENT) == {}
    assert boxes_of("surname:Smith words:gate", Intent.INCIDENT) is not None
    assert boxes_of("surname:Smith", Intent.INCIDENT) == {"surname": "Smith"}
    assert boxes_of("Smith, surname:", Intent.PERSON) is None


def test_the_csv_is_as_quepid_demands_it(tmp_path: Path) -> None:
    typed = PersonQuery(surname="=Smith, J")
    topic = Topic(
        id="a",
        topic_class="",
        intent=Intent.PERSON,
        tier=Tier.STRONG,
        typed=typed,
        meant=typed,
        judgements={"N2": 1, "N1": 2},
    )

    round_trip("quepid", exported([topic]), tmp_path)

    assert (tmp_path / "written-quepid").read_bytes() == (
        b'query,docid,rating\n"surname:=Smith, J",N1,2\n"surname:=Smith, J",N2,1\n'
    )


def test_the_space_of_quepid_before_a_formula_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("query,docid,rating\n =cmd(),N1,2\n plain,N1,2\n", encoding="utf-8")

    read = FORMATS["quepid"].read(tmp_path / "q.csv", lost=Counter())

    assert [question.asked for question in read] == ["=cmd()", " plain"]


@pytest.mark.parametrize("name", list(FORMATS))
@given(content=st.binary(max_size=60) | texts.map(str.encode))
def test_any_bytes_are_read_or_refused_in_one_message(scratch: Path, name: str, content: bytes) -> None:
    folder = scratch / f"{name}-bytes"
    folder.mkdir(exist_ok=True)
    (folder / "any").write_bytes(content)
    for beside in ("queries.jsonl", "topics.tsv"):
        (folder / beside).write_bytes(content)

    assert refusal(name, folder / "any").startswith((str(folder), "read"))


@pytest.mark.parametrize("name", ["rank-eval", "opensearch", "rre"])
@given(value=JSON)
def test_any_json_is_read_or_refused_in_one_message(scratch: Path, name: str, value: object) -> None:
    path = scratch / f"{name}.json"
    path.write_text(json.dumps(value), encoding="utf-8")

    assert refusal(name, path).startswith((str(path), "read"))
