"""A request of a saved run is printed so that it can be sent again by hand."""

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import ConfigurationError
from harness.systems import reference_system
from tests.judging.comparing.runs import STRONG, Runs

TOPIC = f"{STRONG}/N1"
SERVICE = Path(__file__).parent.parent.parent / "examples" / "person_service" / "system"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return Runs(tmp_path)().path


def replayed(run: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["replay", str(run), *words])


def test_the_request_is_the_one_that_the_system_sends(run: Path) -> None:
    told, target, *body = replayed(run, TOPIC).output.splitlines()

    (asked,) = [topic for topic in Runs(run.parent)().run.part(STRONG).topics if topic.id == TOPIC]  # type: ignore[union-attr]
    assert told == f"# {TOPIC}: surname 'Munoz'"
    assert target == "POST /INDEX/_search"
    assert json.loads("\n".join(body)) == json.loads(reference_system().intents[asked.intent].request(asked.typed))


def test_the_same_as_a_command_of_the_shell(run: Path) -> None:
    told, *command = replayed(run, TOPIC, "--curl").output.splitlines()

    words = shlex.split("\n".join(command))
    assert words[:5] == ["curl", "-sS", "-X", "POST", "$HARNESS_ES_URL/INDEX/_search"]
    assert json.loads(words[words.index("--data-binary") + 1])["size"] == 10
    assert told.startswith("# ")


def test_of_a_service_nothing_tells_who_asks(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSON_SERVICE_SECRET", "known-to-nobody-else")

    output = replayed(run, TOPIC, "--system", str(SERVICE)).output

    assert "POST /v2/nominals/search\n" in output
    assert "Munoz" in output
    assert "known-to-nobody-else" not in output
    assert "$HARNESS_HTTP_URL/v2/nominals/search" in replayed(
        run, TOPIC, "--system", str(SERVICE), "--curl"
    ).output.replace('"', "")


def test_a_topic_that_was_not_asked_is_said_with_the_nearest(run: Path) -> None:
    done = replayed(run, f"{STRONG}/N1x")

    assert isinstance(done.exception, ConfigurationError)
    assert f"did you mean '{STRONG}/N1" in str(done.exception)
