"""A service is asked as its folder says, and nothing typed makes another request of it."""

from urllib.parse import parse_qs, unquote, urlsplit

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery
from generators.topics import Intent
from harness.backends.base import Question
from harness.systems import Capability
from tests.backends.asking import SMITH, Ask, one
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found


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
