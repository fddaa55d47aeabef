import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.engine import Engine
from harness.errors import ConfigurationError, EngineError


def upgrade(*words: str) -> Result:
    return CliRunner().invoke(commands, ["upgrade", *words])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "both sides are the same: say what changes"),
        (("--from", "9.4.3", "--to", "9.4.3"), "both sides are the same: say what changes"),
        (("--from", "9.4.3", "--from-url", "http://127.0.0.1:1", "--to", "8.19.13"), "--from and --from-url exclude"),
        (("--from", "8.19", "--to", "9.4.3"), "did you mean '8.19.13'"),
        (("--in-place", "--from", "9.4.3", "--to", "8.19.13"), "8.19.13 opens data of 7.17.0 to 8.19.13, not of 9.4.3"),
        (("--in-place", "--from", "8.16.6", "--to", "9.4.3"), "9.4.3 opens data of 8.19.0 to 9.4.3, not of 8.16.6"),
        (("--in-place", "--from", "8.19.13", "--to-url", "http://127.0.0.1:1"), "give --from and --to alone"),
        (("--in-place", "--to-system", "naive"), "give --from and --to alone"),
        (("--to-system", "no/such/folder"), "no/such/folder"),
        (("--to-system", "naive", "--policy", "no/such/file"), "no/such/file: cannot be read"),
        (("--to-system", "naive", "--people", "0"), "--people 0: must be at least 1"),
    ],
)
def test_what_cannot_be_is_said_before_anything_starts(words: tuple[str, ...], said: str) -> None:
    done = upgrade(*words)

    assert isinstance(done.exception, ConfigurationError)
    assert said in str(done.exception)


def test_a_cluster_of_tomorrow_that_cannot_be_used_is_told_before_that_of_today_is_asked(engine: Engine) -> None:
    done = upgrade("--from-url", engine.url, "--to-url", "http://127.0.0.1:1")

    assert isinstance(done.exception, EngineError)
    assert str(done.exception).startswith("http://127.0.0.1:1: nothing answers there")
    assert "asking the baseline" not in done.output
