"""A service is told who asks, and nobody else is."""

import base64
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import orjson
import pytest

from harness.runs import Failure, Ranking
from tests.backends.asking import SMITH, Ask
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found

TOKEN = """
[auth]
kind = "token"
path = "/token"
form = { grant_type = "client_credentials", client_id = "harness", client_secret = { secret = "CLIENT" } }
token = "$.access_token"
"""


@pytest.mark.parametrize(
    ("auth", "header", "value"),
    [
        ('kind = "bearer"\ntoken = { secret = "KEY" }', "Authorization", "Bearer s3cret"),
        (
            'kind = "basic"\nusername = "harness"\npassword = { secret = "KEY" }',
            "Authorization",
            f"Basic {base64.b64encode(b'harness:s3cret').decode()}",
        ),
        ('kind = "header"\nheader = "X-Force-Key"\nkey = { secret = "KEY" }', "X-Force-Key", "s3cret"),
    ],
    ids=["bearer", "basic", "header"],
)
def test_every_request_says_who_asks(
    stub: Stub, ask: Ask, service_system: MakeService, auth: str, header: str, value: str
) -> None:
    backend = ask(service_system(top=f"[auth]\n{auth}"), KEY="s3cret")

    list(backend.answer([SMITH, SMITH]))

    assert [asked.headers[header] for asked in stub.asked] == [value, value]


def gives_tokens(*, valid_for: int) -> Callable[[Asked], Said]:
    """A service that gives out a token, which it knows for so many questions."""
    tokens, left = count(1), 0
    known = ""

    def says(asked: Asked) -> Said:
        nonlocal known, left
        if asked.target == "/token":
            known, left = f"t{next(tokens)}", valid_for
            return Said(orjson.dumps({"access_token": known}))
        if asked.headers.get("Authorization") != f"Bearer {known}" or not left:
            return Said(b"who are you?", status=401)
        left -= 1
        return found("N1")

    return says


def test_a_token_is_asked_for_once_and_again_when_it_has_run_out(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    stub.says = gives_tokens(valid_for=3)
    backend = ask(service_system(top=f"concurrency = 1\n{TOKEN}", edit=("safe = true", "")), CLIENT="s3cret")

    answers = list(backend.answer([SMITH] * 7))

    assert all(isinstance(answer, Ranking) for answer in answers)
    for_tokens = [asked for asked in stub.asked if asked.target == "/token"]
    assert len(for_tokens) == 3
    assert for_tokens[0].body == b"grant_type=client_credentials&client_id=harness&client_secret=s3cret"


def test_many_threads_ask_for_one_token(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = gives_tokens(valid_for=1000)
    backend = ask(service_system(top=f"concurrency = 8\n{TOKEN}"), CLIENT="s3cret")

    assert all(isinstance(answer, Ranking) for answer in backend.answer([SMITH] * 40))
    assert len([asked for asked in stub.asked if asked.target == "/token"]) == 1


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(b"no such client", status=403), "no token at /token: answered 403 Forbidden"),
        (Said(b"<html>"), "no token at /token: what it answered is no JSON"),
        (Said(b"{}"), "no token at /token: its answer has none at $.access_token"),
        (Said(b'{"access_token": "a\\r\\nX-Admin: yes"}'), "no token at /token: its answer has none at $.access_token"),
    ],
    ids=["refused", "a page", "no token", "a token that breaks out"],
)
def test_without_a_token_nothing_is_answered(
    stub: Stub, ask: Ask, service_system: MakeService, said: Said, reason: str
) -> None:
    stub.says = lambda _: said

    (answer,) = ask(service_system(top=TOKEN), CLIENT="s3cret").answer([SMITH])

    assert isinstance(answer, Failure)
    assert answer.reason == reason


def test_who_is_still_not_known_with_a_new_token_is_told(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = gives_tokens(valid_for=0)

    (answer,) = ask(service_system(top=TOKEN), CLIENT="s3cret").answer([SMITH])

    assert isinstance(answer, Failure)
    assert answer.reason == "answered 401 Unauthorized: who are you?"
    assert len(stub.asked) == 4


@pytest.mark.parametrize("before", [0, 110], ids=["whole", "cut"])
def test_no_secret_is_told(stub: Stub, ask: Ask, service_system: MakeService, before: int) -> None:
    stub.says = lambda asked: Said(b"x" * before + asked.headers.get("Authorization", "").encode(), status=500)
    backend = ask(service_system(top='[auth]\nkind = "bearer"\ntoken = { secret = "KEY" }'), KEY="s3cret-and-long")

    (answer,) = backend.answer([SMITH])

    assert isinstance(answer, Failure)
    assert "s3" not in f"{answer} {backend.told(SMITH)!r}"


def test_nothing_is_sent_where_a_service_points_to(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda asked: Said(status=307, headers={"Location": f"{stub.url}/elsewhere"})
    backend = ask(service_system(top='[auth]\nkind = "bearer"\ntoken = { secret = "KEY" }'), KEY="s3cret")

    list(backend.answer([SMITH]))

    assert [asked.target for asked in stub.asked] == ["/people"]


def test_what_a_netrc_holds_stays_there(
    stub: Stub, ask: Ask, service_system: MakeService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password s3cret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))

    list(ask(service_system()).answer([SMITH]))

    assert not re.search("authorization", str(stub.asked[0].headers), re.IGNORECASE)
