"""A service is asked as it wants to be, and what it answers is told for what it is."""

import threading
import time
from collections.abc import Callable
from itertools import count
from urllib.parse import parse_qs, unquote, urlsplit

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery
from generators.topics import Intent
from harness.backends.base import Question
from harness.backends.service import ServiceBackend
from harness.runs import Answer, Failure, Ranking
from harness.systems import Capability
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found

Ask = Callable[..., ServiceBackend]

SMITH = Question(PersonQuery(surname="Smith"))


def one(backend: ServiceBackend, question: Question = SMITH) -> Answer:
    (answer,) = backend.answer([question])
    return answer


def failure(backend: ServiceBackend, question: Question = SMITH) -> Failure:
    answer = one(backend, question)
    assert isinstance(answer, Failure)
    return answer


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


def test_parameters_for_which_nothing_was_typed_are_left_out(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda _: Said(b'{"log": []}')
    backend = ask(service_system())

    one(backend, Question(IncidentQuery(reference="42XN/000123/26"), start=10))
    one(backend, Question(IncidentQuery(words="rear window & door")))

    assert [asked.target for asked in stub.asked] == [
        "/incidents/42XN%2F000123%2F26?from=10&n=10",
        "/incidents/?words=rear%20window%20%26%20door&from=0&n=10",
    ]


def test_a_service_can_do_what_its_requests_and_answers_hold(service_system: MakeService) -> None:
    system = service_system()

    assert system.intents[Intent.PERSON].capabilities == {Capability.FOLLOW_UPS, Capability.PAGES, Capability.TOTALS}
    assert system.intents[Intent.INCIDENT].capabilities == {Capability.FOLLOW_UPS, Capability.PAGES}


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


@pytest.mark.parametrize("between", [None, lambda: time.sleep(0.25)], ids=["silent", "in trickles"])
def test_what_comes_too_late_is_late(
    stub: Stub, ask: Ask, service_system: MakeService, between: Callable[[], object] | None
) -> None:
    page = found("N1")
    page.before, page.between = (lambda: None if between else time.sleep(0.8)), between
    stub.says = lambda _: page

    told = failure(ask(service_system(edit=("timeout = 2", "timeout = 0.5"))))

    assert told.late
    assert "within 0.5 s" in told.reason


def test_a_service_that_asks_to_wait_is_asked_again_and_that_is_told(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    busy = iter([Said(status=429, headers={"Retry-After": "0"}), Said(status=503, headers={"Retry-After": "0"})])
    stub.says = lambda _: next(busy, found("N1"))

    answer = one(ask(service_system()))

    assert isinstance(answer, Ranking)
    assert (answer.hits, answer.repeats, len(stub.asked)) == (("N1",), 2, 3)


@pytest.mark.parametrize(
    ("wait", "top", "edit", "asked"),
    [
        ("0", "retries = 2", ("", ""), 3),
        ("0", "retries = 0", ("", ""), 1),
        ("60", "longest_wait = 5", ("", ""), 1),
        ("0", "", ("safe = true", "safe = false"), 1),
        ("soon", "", ("", ""), 1),
    ],
    ids=["in vain", "never again", "too long", "not repeatable", "no time"],
)
def test_it_is_asked_again_only_as_often_as_it_may(
    stub: Stub, ask: Ask, service_system: MakeService, wait: str, top: str, edit: tuple[str, str], asked: int
) -> None:
    stub.says = lambda _: Said(status=429, headers={"Retry-After": wait})

    told = failure(ask(service_system(top=top, edit=edit)))

    assert told.reason.startswith("answered 429 Too Many Requests")
    assert ("after it was asked 3 times" in told.reason) == (asked == 3)
    assert len(stub.asked) == asked


def test_no_more_is_sent_in_a_second_than_it_may_be(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    times: list[float] = []

    def says(_: Asked) -> Said:
        times.append(time.monotonic())
        return found("N1")

    stub.says = says
    list(ask(service_system(top="rate = 50\nconcurrency = 8")).answer([SMITH] * 10))

    # Each waits for its turn on its own clock, so two may come close together, but never all.
    assert max(times) - min(times) > 8 / 50


def test_no_more_are_under_way_than_may_be_at_once(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    lock, now, most = threading.Lock(), count(), []
    under_way = 0

    def before() -> None:
        nonlocal under_way
        with lock:
            under_way += 1
            most.append(under_way)
        time.sleep(0.01)
        with lock:
            under_way -= 1

    page = found("N1")
    page.before = before
    stub.says = lambda _: page
    list(ask(service_system(top="concurrency = 3")).answer([SMITH] * 30))

    assert max(most) == 3
    assert next(now) == 0


def test_more_hits_than_can_be_asked_for_at_once_come_page_after_page(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    everybody = [f"N{number}" for number in range(23)]

    def says(asked: Asked) -> Said:
        wanted = orjson.loads(asked.body)
        return found(*everybody[wanted["from"] :][: wanted["size"]])

    stub.says = says
    backend = ask(service_system(edit=("timeout = 2", "timeout = 2\nmost = 10")))

    whole, some, few = backend.answer([SMITH._replace(size=100), SMITH._replace(size=15, start=3), SMITH])

    assert isinstance(whole, Ranking)
    assert isinstance(some, Ranking)
    assert isinstance(few, Ranking)
    assert (whole.hits, whole.size, whole.full) == (tuple(everybody), 100, False)
    assert (some.hits, some.size, some.full) == (tuple(everybody[3:18]), 15, True)
    assert (few.hits, few.size) == (tuple(everybody[:10]), 10)
    assert len(whole.scores) == len(whole.markers) == 23


def test_pages_that_overlap_repeat_a_record(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda asked: found("N1", "N2") if orjson.loads(asked.body)["from"] == 0 else found("N2")

    answer = one(
        ask(service_system(edit=("timeout = 2", "timeout = 2\npage_size = 2\nmost = 2"))), SMITH._replace(size=9)
    )

    assert isinstance(answer, Ranking)
    assert (answer.hits, answer.repeated) == (("N1", "N2"), ("N2",))


def test_a_service_that_is_gone_is_not_asked_for_hours(ask: Ask, service_system: MakeService) -> None:
    backend = ask(service_system(), url="http://127.0.0.1:1")

    reasons = [answer.reason for answer in backend.answer([SMITH] * 100) if isinstance(answer, Failure)]

    assert len(reasons) == 100
    assert reasons[0] == "nothing answers at 127.0.0.1:1: is the service up, are host and port right?"
    assert reasons[-1] == f"no longer asked: {reasons[0]}, 20 times in a row"


def test_a_host_that_does_not_exist_is_no_closed_port(ask: Ask, service_system: MakeService) -> None:
    told = failure(ask(service_system(), url="http://no-such-host.invalid"))

    assert told.reason == "the host name no-such-host.invalid does not resolve: is it written right?"


def test_no_answer_depends_on_the_one_before(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    def says(_: Asked) -> Said:
        page = found("N1")
        page.headers = {"Set-Cookie": "session=abc; Path=/"}
        return page

    stub.says = says
    list(ask(service_system(top="concurrency = 1")).answer([SMITH] * 3))

    assert all("Cookie" not in asked.headers for asked in stub.asked)


TYPED = st.text(max_size=20) | st.sampled_from(
    [
        "..",
        ".",
        "../../admin",
        "a/b",
        "a?b=c",
        "a&n=1000",
        "a#b",
        "%2e%2e",
        "a\r\nX-Admin: yes",
        '"}',
        "{{ 7 }}",
        "; DROP",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reference=TYPED, words=TYPED, surname=TYPED)
def test_nothing_typed_breaks_out_of_a_path_an_address_a_body_or_a_header(
    stub: Stub, ask: Ask, service_system: MakeService, reference: str, words: str, surname: str
) -> None:
    stub.asked.clear()
    stub.says = lambda asked: Said(b'{"log": []}') if asked.method == "GET" else found("N1")
    backend = ask(service_system(top="concurrency = 1"))

    list(
        backend.answer(
            [Question(IncidentQuery(reference=reference, words=words)), Question(PersonQuery(surname=surname))]
        )
    )

    by_address, by_body = stub.asked
    address = urlsplit(by_address.target)
    root, incidents, typed = address.path.split("/")
    assert (root, incidents, unquote(typed)) == ("", "incidents", reference)
    fields = parse_qs(address.query, keep_blank_values=True, strict_parsing=True)
    assert fields == {"from": ["0"], "n": ["10"], **({"words": [words]} if words else {})}
    assert orjson.loads(by_body.body) == {"family": surname, "from": 0, "size": 10}
    known = {"Host", "User-Agent", "Accept-Encoding", "Accept", "Connection", "Content-Type", "Content-Length"}
    assert set(by_address.headers) | set(by_body.headers) <= known


def test_what_was_asked_can_be_sent_again_by_hand(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    assert ask(service_system()).told(SMITH) == (
        f'POST {stub.url}/people {{"family":"Smith","from":0,"size":10}}'.encode()
    )
