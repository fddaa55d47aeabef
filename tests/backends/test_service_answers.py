"""What a service answers is told for what it is, and what is no answer is never an empty page."""

import time

import orjson
import pytest

from generators.queries import IncidentQuery, PersonQuery
from harness.backends.base import Question
from harness.runs import Ranking
from tests.backends.asking import SMITH, Ask, failure, one
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found


def test_a_page_is_read_as_the_folder_says(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda _: found("N2", "N1", "N2", "")

    answer = one(ask(service_system()), SMITH._replace(size=4, topic="a/b"))

    assert isinstance(answer, Ranking)
    assert (answer.topic, answer.hits, answer.scores) == ("a/b", ("N2", "N1"), (1.5, 1.5))
    assert (answer.repeated, answer.nameless, answer.size, answer.total) == (("N2",), 1, 4, 4)
    assert answer.markers == {"N1": {"FI"}, "N2": {"FI"}}
    assert orjson.loads(stub.asked[0].body) == {"family": "Smith", "from": 0, "size": 4}
    assert stub.asked[0].headers["Content-Type"] == "application/json"


def test_answers_come_in_the_order_of_the_questions_however_fast_each_is(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    def says(asked: Asked) -> Said:
        name = orjson.loads(asked.body)["family"]
        page = found(name)
        page.before = lambda: time.sleep(0.05 if name == "0" else 0)
        return page

    stub.says = says
    questions = [Question(PersonQuery(surname=str(number))) for number in range(30)]

    answers = list(ask(service_system()).answer(questions))

    assert [answer.hits for answer in answers if isinstance(answer, Ranking)] == [(str(n),) for n in range(30)]
    assert [answer.topic for answer in answers] == [str(n) for n in range(1, 31)]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(b"boom", status=500), "answered 500 Internal Server Error: boom"),
        (
            Said(b"<html><head><title>Be right &amp; back</title></head>", status=503),
            "answered 503 Service Unavailable (Be right & back)",
        ),
        (
            Said(b"<!doctype html><title>Sign in</title>"),
            "answered 200 with a page instead of JSON (Sign in)",
        ),
        (Said(b'{"results": [{"person": {"re'), "answered 200 with JSON that breaks off after 28 characters"),
        (Said(b"results: none"), "answered 200 with what is no JSON: unexpected character"),
        (Said(b""), "answered 200 with nothing in it"),
        (Said(b"{}"), "answered 200 without $.results, where its hits should stand"),
        (Said(b'{"results": null}'), "answered 200 with something else than one list at $.results"),
        (
            Said(b'{"results": [], "count": "many"}'),
            "has no number at $.count, where it should say how many records match",
        ),
        (
            Said(b'{"results": [{"person": {}}], "count": 1}'),
            "hit 1 carries nothing at $.person.ref, which should hold its record's id",
        ),
        (
            Said(b'{"results": [], "count": 0, "error": "index gone"}'),
            "answered 200 with an error: index gone",
        ),
        (
            Said(status=302, headers={"Location": "http://elsewhere.example/x?t=1"}),
            "answered 302 Found, to http://elsewhere.example/x, where nothing is sent",
        ),
        (Said(b'{"results"', length=400), "the answer broke off before its end"),
    ],
    ids=lambda value: "" if isinstance(value, Said) else value[:40],
)
def test_what_is_no_answer_is_never_an_empty_page(
    stub: Stub, ask: Ask, service_system: MakeService, said: Said, reason: str
) -> None:
    stub.says = lambda _: said

    told = failure(ask(service_system()))

    assert told.reason.startswith(reason)
    assert (told.status, told.late) == (None, False)


def test_a_question_that_is_refused_is_told_so(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda _: Said(b'{"message": "surname too short"}', status=422)

    told = failure(ask(service_system()))

    assert told.status == 422
    assert "surname too short" in told.reason


def test_nobody_may_be_said_by_a_status_where_the_folder_says_so(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    stub.says = lambda _: Said(b"no such record", status=404)
    backend = ask(service_system())

    answer = one(backend, Question(IncidentQuery(reference="1")))

    assert isinstance(answer, Ranking)
    assert (answer.hits, answer.total) == ((), 0)
    assert failure(backend).reason.startswith("answered 404")


def test_the_page_of_another_question_is_told(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    system = service_system(
        edit=('lacks = ["anything"]', 'echoes = { "$.from" = "{{ start }}", "$.q" = "{{ query.surname }}" }')
    )
    stub.says = lambda asked: found("N1", **{"from": 0, "q": "Smith"})
    backend = ask(system)

    assert isinstance(one(backend), Ranking)
    assert failure(backend, SMITH._replace(start=10)).reason == (
        "answers another question: at $.from stands '0', not '10'"
    )
    assert "at $.q stands 'Smith', not 'Smyth'" in failure(backend, Question(PersonQuery(surname="Smyth"))).reason
