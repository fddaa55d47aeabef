"""A record that no search shows is told from one that what was typed keeps out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from generators.records import Identifier
from harness.backends.base import Question
from harness.diagnosis.own import hidden_from
from harness.runs import Answer, Failure, Ranking
from tests.report.samples import BREAK_IN, MUNOZ

KNOWN = replace(
    MUNOZ, identifiers=(Identifier(scheme="pnc", value="12/345678A"),), phones=("07700900123",), vehicles=("AB12 CDE",)
)


class Finding:
    """A search that finds a record where one of the boxes `by` is typed, and that fails where `failing` is."""

    waited = 0.0

    def __init__(self, record: str, *by: str, failing: str = "") -> None:
        self._record, self._by, self._failing = record, by, failing
        self.asked: list[dict[str, str]] = []

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        for question in questions:
            typed = question.query.typed()
            self.asked.append(typed)
            if self._failing in typed:
                yield Failure(topic=question.topic, reason="503")
            else:
                yield Ranking(topic=question.topic, hits=(self._record,) if typed.keys() & set(self._by) else ("N1",))

    def told(self, question: Question) -> bytes:
        return str(question).encode()


def test_it_is_hidden_where_nothing_recorded_of_it_finds_it() -> None:
    search = Finding(KNOWN.id)

    assert hidden_from(search, KNOWN, ())
    assert search.asked == [
        {"forename": "José", "surname": "Muñoz"},
        {"identifier": "12/345678A"},
        {"phone": "07700900123"},
        {"vehicle": "AB12 CDE"},
    ]


@pytest.mark.parametrize("box", ["surname", "identifier", "phone", "vehicle"])
def test_whatever_finds_it_shows_that_it_is_not(box: str) -> None:
    assert not hidden_from(Finding(KNOWN.id, box), KNOWN, ())


def test_what_cannot_be_asked_leaves_it_unknown() -> None:
    assert not hidden_from(Finding(KNOWN.id, failing="phone"), KNOWN, ())


def test_a_box_that_the_form_lacks_is_not_asked() -> None:
    search = Finding(KNOWN.id, failing="phone")

    assert hidden_from(search, KNOWN, {"phone"})
    assert not any("phone" in typed for typed in search.asked)


def test_an_incident_is_asked_for_by_its_reference() -> None:
    assert hidden_from(Finding(BREAK_IN.id), BREAK_IN, ())
    assert not hidden_from(Finding(BREAK_IN.id, "reference"), BREAK_IN, ())
