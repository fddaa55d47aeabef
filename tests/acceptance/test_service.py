"""A service that somebody else runs: found good where it is, and never taken for a search that finds nobody."""

import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from generators.disk import read_corpus
from generators.topics import CLASSES
from harness.cli import commands
from harness.engine import EngineRequest
from harness.errors import EngineError, ExitStatus
from harness.golden import find_golden
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.measuring.asking import ask_class
from harness.measuring.session import open_session
from harness.measuring.stopwatch import Stopwatch
from harness.runs import Asked, Scope
from harness.settings import Settings
from tests.acceptance.conftest import Harness
from tests.acceptance.example_service import SECRET, SYSTEM, Running, service
from tests.stubs import Asked as Request
from tests.stubs import Said, Stub, passed_on

__all__ = ["service"]

CLASS = CLASSES["person/as-recorded/name+born"]
SEARCH = "/v2/nominals/search"


def test_a_good_service_breaks_no_rule(run: Harness, service: Running) -> None:
    done = run(
        *("--corpus", str(service.corpus), "--system", str(SYSTEM), "-n", "2"),
        *("-k", "test_classes or test_golden or person-pages or incident-total"),
        env={"HARNESS_HTTP_URL": service.url, "PERSON_SERVICE_SECRET": SECRET},
    )

    assert done.returncode == ExitStatus.GO, done.stdout  # of what was chosen, which is too little for the word itself
    assert f"on the service at {service.url}" in done.stdout
    assert "NO-GO" not in done.stdout
    assert SECRET not in done.stdout


def verified(service: Running) -> Result:
    return CliRunner().invoke(commands, ["verify", "--system", str(SYSTEM), "--corpus", str(service.corpus)])


def test_what_the_service_gives_out_is_what_it_was_given(service: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARNESS_HTTP_URL", service.url)
    monkeypatch.setenv("PERSON_SERVICE_SECRET", SECRET)

    done = verified(service)

    assert done.exit_code == ExitStatus.GO, done.output
    assert "not held by design, and not looked at: of person records ethnicity, occupation\n" in done.output
    assert "person: 612 of 612 records as they were\n" in done.output


def test_what_the_service_gives_out_otherwise_is_told(
    service: Running, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARNESS_HTTP_URL", stub.url)
    monkeypatch.setenv("PERSON_SERVICE_SECRET", SECRET)
    gone = "/v2/nominals/" + next(iter(read_corpus(service.corpus).people)).id

    def says(asked: Request) -> Said:
        said = passed_on(asked, service.url)
        if asked.target.startswith("/v2/nominals/N"):
            held = orjson.loads(said.body)
            held["warnings"] = held["warnings"][:1]
            said = Said(orjson.dumps(held), said.status)
        return Said(status=404) if asked.target == gone else said

    stub.says = says

    done = verified(service)

    assert done.exit_code == ExitStatus.NO_GO, done.output
    first, second = (line for line in done.output.splitlines() if line.startswith("person "))
    assert first.split()[:5] == ["person", "record", "not", "there", "1"]
    assert second.startswith("person warnings  list cut to its first")


AskThrough = Callable[..., Verdict]


@pytest.fixture
def verdict(stub: Stub, service: Running, monkeypatch: pytest.MonkeyPatch) -> AskThrough:
    """Asks one class of the service through a stub, which answers itself what `says` gives, and says the verdict."""
    monkeypatch.setenv("HARNESS_HTTP_URL", stub.url)
    monkeypatch.setenv("PERSON_SERVICE_SECRET", SECRET)

    def through(says: Callable[[Request, Callable[[Request], Said]], Said], system: Path = SYSTEM) -> Verdict:
        def on(asked: Request) -> Said:
            return passed_on(asked, service.url)

        stub.says = lambda asked: says(asked, on) if asked.target == SEARCH else on(asked)
        settings = Settings.from_options({"corpus": service.corpus, "system": system})
        opening = open_session(settings, EngineRequest(), find_golden(settings.golden), progress=False)
        with opening as session:
            result = ClassResult.from_part(*ask_class(session, Stopwatch(), CLASS))
        asked = Asked(ids=frozenset({CLASS.id}), known=frozenset({CLASS.id}))
        return judge([result], Policy.find(None), Scope(classes=asked))

    return through


def after(few: int, said: Callable[[Request], Said]) -> Callable[[Request, Callable[[Request], Said]], Said]:
    """Passes on what is asked, until something goes wrong."""
    left = few

    def says(asked: Request, passed_on: Callable[[Request], Said]) -> Said:
        nonlocal left
        left -= 1
        return passed_on(asked) if left >= 0 else said(asked)

    return says


def test_what_is_passed_on_is_found(verdict: AskThrough) -> None:
    came_to = verdict(lambda asked, passed_on: passed_on(asked))

    assert came_to.kind is Kind.UNDECIDED
    assert came_to.classes[0].result.found == came_to.classes[0].result.n == 8


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(b"out of memory", status=500), "answered 500"),
        (Said(b"<html><title>Bad Gateway</title></html>", status=502), "answered 502 Bad Gateway (Bad Gateway)"),
        (Said(b"<html><title>Sign in</title></html>"), "answered 200 with a page instead of JSON (Sign in)"),
        (Said(b'{"offset": 0, "nominals": ['), "answered 200 with JSON that breaks off after 27 characters"),
        (Said(b""), "answered 200 with nothing in it"),
        (Said(b'{"offset": 0}'), "answered 200 without $.nominals, where its hits should stand"),
        (Said(b'{"offset": 10, "nominals": [], "count": 3}'), "answers another question: at $.offset stands '10'"),
        (Said(length=400), "the answer broke off before its end"),
        (Said(status=429, headers={"Retry-After": "3600"}), "answered 429 Too Many Requests"),
    ],
    ids=["500", "gateway", "page", "truncated", "empty", "without hits", "another page", "broken off", "too busy"],
)
def test_a_service_that_fails_half_way_could_not_be_measured(verdict: AskThrough, said: Said, reason: str) -> None:
    came_to = verdict(after(4, lambda _: said))

    assert came_to.kind is Kind.INVALID
    failures = came_to.classes[0].result.failures
    assert failures
    assert all(failure.reason.startswith(reason) for failure in failures)


def test_a_service_that_is_slow_could_not_be_measured(verdict: AskThrough, tmp_path: Path) -> None:
    for file in SYSTEM.iterdir():
        text = file.read_text(encoding="utf-8").replace("timeout = 10", "timeout = 1")
        (tmp_path / file.name).write_text(text, encoding="utf-8")

    came_to = verdict(after(4, lambda _: Said(before=lambda: time.sleep(1.5))), tmp_path)

    assert came_to.kind is Kind.INVALID
    assert all(failure.late for failure in came_to.classes[0].result.failures)


def test_a_service_that_answers_another_question_loses_records(verdict: AskThrough) -> None:
    page = orjson.dumps(
        {"offset": 0, "count": 1, "more": False, "nominals": [{"nominal": {"ref": "N1"}, "warnings": []}]}
    )

    came_to = verdict(after(4, lambda _: Said(page)))

    assert came_to.kind is Kind.NO_GO
    assert came_to.classes[0].result.missed


def test_a_service_that_asks_to_wait_is_waited_for_and_it_is_told(verdict: AskThrough) -> None:
    waited: set[bytes] = set()

    def says(asked: Request, passed_on: Callable[[Request], Said]) -> Said:
        if asked.body in waited:
            return passed_on(asked)
        waited.add(asked.body)  # of each question the first time: several are under way at once
        return Said(status=429, headers={"Retry-After": "0"})

    came_to = verdict(says)

    assert came_to.kind is Kind.UNDECIDED
    assert came_to.classes[0].result.asked_again


def test_a_token_that_runs_out_half_way_is_asked_for_again(verdict: AskThrough) -> None:
    known: list[str] = []

    def says(asked: Request, passed_on: Callable[[Request], Said]) -> Said:
        token = asked.headers["Authorization"]
        known.append(token)
        expired = token == known[0] and len(known) > 4
        return Said(b"token expired", status=401) if expired else passed_on(asked)

    came_to = verdict(says)

    assert came_to.kind is Kind.UNDECIDED
    assert came_to.classes[0].result.valid
    assert len(set(known)) == 2


def test_a_service_that_is_not_there_is_told_at_once(verdict: AskThrough, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARNESS_HTTP_URL", "http://127.0.0.1:1")

    with pytest.raises(
        EngineError, match=r"^http://127\.0\.0\.1:1: nothing answers at 127\.0\.0\.1:1: is the service up"
    ):
        verdict(lambda asked, passed_on: passed_on(asked))


def test_a_wrong_secret_is_told_at_once(verdict: AskThrough, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSON_SERVICE_SECRET", "not-the-one")

    with pytest.raises(EngineError, match="no token at /oauth/token: answered 403 Forbidden") as refused:
        verdict(lambda asked, passed_on: passed_on(asked))

    assert "not-the-one" not in str(refused.value)


def test_a_secret_that_is_not_set_is_told_at_once(verdict: AskThrough, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERSON_SERVICE_SECRET")

    with pytest.raises(Exception, match="the secret PERSON_SERVICE_SECRET is not set: give it by the variable"):
        verdict(lambda asked, passed_on: passed_on(asked))
