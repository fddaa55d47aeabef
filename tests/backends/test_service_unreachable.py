"""A service that is late, gone or nowhere is told to be so."""

import time
from collections.abc import Callable

import pytest

from harness.runs import Failure
from tests.backends.asking import SMITH, Ask, failure
from tests.backends.conftest import MakeService
from tests.stubs import Stub, found


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


def test_a_service_that_is_gone_is_not_asked_for_hours(ask: Ask, service_system: MakeService) -> None:
    backend = ask(service_system(), url="http://127.0.0.1:1")

    reasons = [answer.reason for answer in backend.answer([SMITH] * 100) if isinstance(answer, Failure)]

    assert len(reasons) == 100
    assert reasons[0] == "nothing answers at 127.0.0.1:1: is the service up, are host and port right?"
    assert reasons[-1] == f"no longer asked: {reasons[0]}, 20 times in a row"


def test_a_host_that_does_not_exist_is_no_closed_port(ask: Ask, service_system: MakeService) -> None:
    told = failure(ask(service_system(), url="http://no-such-host.invalid"))

    assert told.reason == "the host name no-such-host.invalid does not resolve: is it written right?"
