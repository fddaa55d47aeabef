"""Which boxes kept a record out, found by nothing but asking."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from generators.queries import PersonQuery
from generators.topics import Topic
from harness.backends.base import Question
from harness.diagnosis.boxes import MOST, kept_out_by
from harness.diagnosis.cause import Why
from harness.runs import Answer, Failure, Ranking
from tests.report.samples import PERSON_TOPIC

WHO = "N0000007"
MEANT = PersonQuery(forename="Zoë", surname="Smith", date_of_birth="01/02/1990", town="Hull")


class Asked:
    """A search that finds the record where `finds` says so, and counts its questions."""

    waited = 0.0

    def __init__(self, finds: Callable[[PersonQuery], bool | None]) -> None:
        self._finds = finds
        self.questions: list[Question] = []

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        for question in questions:
            self.questions.append(question)
            assert isinstance(question.query, PersonQuery)
            finds = self._finds(question.query)
            if finds is None:
                yield Failure(topic=question.topic, reason="503")
            else:
                yield Ranking(topic=question.topic, hits=("N1", WHO) if finds else ("N1",))

    def told(self, question: Question) -> bytes:
        return str(question).encode()


def topic(typed: PersonQuery) -> Topic:
    return replace(PERSON_TOPIC, typed=typed, meant=MEANT, record=WHO, judgements={WHO: 2})


@pytest.mark.parametrize(
    ("typed", "finds", "where", "how"),
    [
        (
            replace(MEANT, forename="Zoe"),
            lambda query: query.forename == "Zoë",
            "forename",
            "found as recorded, which differs in accents",
        ),
        (
            replace(MEANT, forename="Zoe", surname="Smiht"),
            lambda query: (query.forename, query.surname) == ("Zoë", "Smith"),
            "forename + surname",
            "found as recorded, which differs in accents, a letter or two",
        ),
        (
            replace(MEANT, town="York"),
            lambda query: query.town in {"", "Hull"},
            "town",
            "found as recorded, which differs in another word",
        ),
        (MEANT, lambda query: not query.date_of_birth, "date_of_birth", "found without it"),
        (MEANT, lambda query: not (query.date_of_birth or query.town), "date_of_birth + town", "found without it"),
        (
            MEANT,
            lambda query: list(query.typed()) == ["surname"],
            "forename + date_of_birth + town",
            "none of them finds it by itself",
        ),
        (
            PersonQuery(phone="07700 900123"),
            lambda _: False,
            "phone",
            "by itself it does not find what is recorded",
        ),
    ],
    ids=["typed otherwise", "two typed otherwise", "wrong", "hides", "two hide", "one finds", "finds not at all"],
)
def test_the_fewest_boxes_that_help_are_named(
    typed: PersonQuery, finds: Callable[[PersonQuery], bool], where: str, how: str
) -> None:
    cause = kept_out_by(Asked(finds), topic(typed), WHO)

    assert cause
    assert (cause.why, cause.where, cause.how) == (Why.BOX, where, how)


def test_no_more_is_asked_than_was_promised() -> None:
    everything = PersonQuery(**dict.fromkeys(PersonQuery.boxes(), "x"))
    asked = Asked(lambda _: False)

    kept_out_by(asked, topic(everything), WHO)

    assert len(asked.questions) <= MOST + len(PersonQuery.boxes())


def test_where_every_question_fails_nothing_is_said() -> None:
    assert kept_out_by(Asked(lambda _: None), topic(MEANT), WHO) is None


def test_where_each_box_finds_it_and_all_together_do_not_nothing_is_said() -> None:
    assert kept_out_by(Asked(lambda query: len(query.typed()) == 1), topic(MEANT), WHO) is None
