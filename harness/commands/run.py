"""`search-harness run`: the whole suite asked without pytest, and kept as a file."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from harness.engine import EngineRequest
from harness.errors import HarnessError
from harness.golden import find_golden
from harness.golden.marks import known_failures
from harness.judging.judged import judged
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.measuring.session import open_session
from harness.measuring.whole import measure
from harness.outputs import output_path
from harness.relations.exceptions import exceptions
from harness.report.model import Conclusion
from harness.report.text.summary import summary_lines
from harness.runs.file import write_run
from harness.settings import PROFILES, Settings, seed_in_force
from harness.systems import find_system

__all__ = ["run_command"]

_PATH = click.Path(path_type=Path)
_CHOICES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--system", {"type": _PATH, "help": "The system folder, or a shipped one: reference (default), naive, fuzzy."}),
    ("--seed", {"help": "Seed of the corpus (default: 1); random: one drawn now, and printed."}),
    ("--profile", {"type": click.Choice(list(PROFILES)), "help": "How much to ask (default: acceptance)."}),
    ("--people", {"type": int, "help": "Generated people (default: the profile's)."}),
    ("--incidents", {"type": int, "help": "Generated incidents (default: the profile's)."}),
    ("--topics", {"type": int, "help": "Topics a class (default: the profile's)."}),
    ("--golden", {"multiple": True, "help": "Golden queries instead of the shipped ones; may be said several times."}),
    ("--policy", {"type": _PATH, "help": "The policy to judge by (default: the one that is shipped)."}),
)
_ENGINE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--engine", {"metavar": "VERSION", "help": "Embedded Elasticsearch to run; see `search-harness engine list`."}),
    ("--es-url", {"metavar": "URL", "help": "A running Elasticsearch (or HARNESS_ES_URL)."}),
    ("--es-home", {"type": _PATH, "metavar": "DIR", "help": "An unpacked Elasticsearch to start."}),
)

F = TypeVar("F", bound=Callable[..., Any])


def _with(options: tuple[tuple[str, dict[str, Any]], ...]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for name, how in reversed(options):
            command = click.option(name, **how)(command)
        return command

    return decorate


@click.command("run")
@click.argument("file", type=_PATH)
@_with(_CHOICES)
@_with(_ENGINE)
def run_command(
    file: Path,
    *,
    engine: str | None,
    es_url: str | None,
    es_home: Path | None,
    **choices: Any,  # noqa: ANN401  # as declared
) -> None:
    """Ask everything that `pytest harness` asks, and write it to FILE, as --save-run does there.

    Ends with the verdict and its exit status; it names no topic that was missed, which `pytest harness` and
    `search-harness judge -v FILE` do.
    """
    asked = {name: value for name, value in choices.items() if value not in (None, ())}
    settings = Settings.from_options({**asked, "seed": seed_in_force(choices["seed"])})
    policy = Policy.from_file(settings.policy) if settings.policy else Policy.default()
    path = output_path(file, "FILE")
    golden, system = find_golden(settings.golden), find_system(settings.system)
    exceptions(system), known_failures(system, golden)  # a mistake in them is said before anything starts
    request = EngineRequest.from_environment(es_url=es_url, es_home=es_home, version=engine)
    with _terminated_as_interrupted(), open_session(settings, request, golden, progress=True, system=system) as session:
        run = measure(session, progress=True)
    verdict = judge_run(run, policy, progress=True)
    try:
        write_run(path, run, judged(verdict, policy))
    except OSError as error:
        raise HarnessError(f"{file}: could not be written: {error.strerror}") from error
    conclusion = Conclusion(
        verdict=verdict, settings=settings, policy=policy, provenance=run.provenance, timing=run.timing
    )
    for line in summary_lines(conclusion):
        click.echo(line)
    sys.exit(verdict.exit_status)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Let a polite end (SIGTERM) clean up as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
