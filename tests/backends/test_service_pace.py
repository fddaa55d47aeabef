"""A service is asked no faster than it may be, and again where it asks to wait."""

import threading
import time
from itertools import count

import pytest

from harness.runs import Ranking
from tests.backends.asking import SMITH, Ask, failure, one
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found


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
