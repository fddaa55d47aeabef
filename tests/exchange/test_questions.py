"""Questions say what is typed, and nothing of what is true."""

import csv
import io

import msgspec
import pytest

from generators.corpus import Corpus
from generators.topics import CLASSES, Topic, topics
from generators.truth import Truth
from harness.exchange import OutgoingQuestion, outgoing, question_id, written


@pytest.fixture(scope="module")
def asked() -> list[Topic]:
    truth = Truth(Corpus.from_seed("questions", people_count=300, incident_count=200))
    return [topic for topic_class in CLASSES.values() for topic in topics(truth, topic_class, 2)]


def test_every_topic_goes_out_once_with_what_is_typed(asked: list[Topic]) -> None:
    questions = {question.question: question for question in outgoing(asked, "a" * 64)}

    assert len(questions) == len(asked)
    for topic in asked:
        assert questions[question_id(topic.id, "a" * 64)].typed == topic.typed.typed()


def test_neither_an_id_nor_the_order_tells_what_is_asked_for(asked: list[Topic]) -> None:
    text = b"".join(written(outgoing(asked, "a" * 64), as_csv=False)).decode()
    ids = [question.question for question in outgoing(reversed(asked), "a" * 64)]

    assert ids == sorted(ids)
    assert not [topic_class.name for topic_class in CLASSES.values() if f"/{topic_class.name}" in text]
    assert not [topic.record for topic in asked if topic.record and topic.record in text]


def test_another_corpus_has_other_questions() -> None:
    assert question_id("person/slip/name/1", "a" * 64) != question_id("person/slip/name/1", "b" * 64)


def test_lines_of_json_and_of_csv_say_the_same(asked: list[Topic]) -> None:
    questions = outgoing(asked, "a" * 64)
    json = msgspec.json.Decoder(OutgoingQuestion).decode_lines(b"".join(written(questions, as_csv=False)))
    rows = list(csv.DictReader(io.StringIO(b"".join(written(questions, as_csv=True)).decode(), newline="")))
    known = {"question", "kind", "hits"}
    of_csv = [
        OutgoingQuestion(
            question=row["question"],
            kind=row["kind"],
            hits=int(row["hits"]),
            typed={box: text for box, text in row.items() if box not in known and text},
        )
        for row in rows
    ]

    assert json == questions
    assert of_csv == questions
