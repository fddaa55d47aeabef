import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.commands.engine import engine
from harness.engine.catalogue import RELEASES

pytestmark = pytest.mark.usefixtures("cache")


def run(*words: str) -> Result:
    return CliRunner().invoke(engine, words)


def test_the_list_shows_every_release_and_where_the_cache_is(cache: Path) -> None:
    result = run("list")

    assert result.exit_code == 0
    assert all(version in result.output for version in RELEASES)
    assert f"cache: {cache}" in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("install", "9.9.9"), "is not one of"),
        (("install", "9.4.3", "--all"), "give VERSION or --all, not both"),
        (("start", "--for", "a while"), "'a while' is not a duration; write 2h, 90m or 1h30m"),
        (("start", "--for", "0h"), "is not a duration"),
        (("start", "--port", "99999"), "99999 is not in the range"),
    ],
)
def test_what_cannot_be_is_refused_as_usage(words: tuple[str, ...], said: str) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("command", ["install", "list", "start", "stop", "status"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert len(result.output) > 100


def test_no_node_is_kept_at_first() -> None:
    assert (run("status").exit_code, run("stop").output) == (1, "no node is kept\n")


@pytest.mark.parametrize("content", ["", "{}", "[1]", None])
def test_what_a_dead_node_left_is_not_taken_for_one(cache: Path, content: str | None) -> None:
    cache.mkdir()
    state = cache / "kept.json"
    facts = {
        "url": "http://127.0.0.1:1",
        "version": "9.4.3",
        "java": "",
        "guard": os.getpid(),
        "born": 1.0,
        "until": 2.0,
    }
    state.write_text(json.dumps(facts) if content is None else content)

    assert run("status").exit_code == 1
    assert not state.exists()
