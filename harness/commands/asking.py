"""What the commands share that ask the whole suite: their options, and asking into a file."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from harness.engine import EngineRequest
from harness.errors import HarnessError
from harness.golden import GoldenSuite, find_golden
from harness.interrupts import ended_as_interrupted
from harness.judging.judged import judged
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.measuring.fitting import require_excusable
from harness.measuring.session import open_session
from harness.measuring.whole import measure
from harness.report.model import Conclusion
from harness.runs import Execution, Run
from harness.runs.file import write_run
from harness.settings import PROFILES, Settings, seed_in_force
from harness.systems import System, find_system

__all__ = [
    "CODE_HELP",
    "ask_into",
    "asking_options",
    "chosen_engine",
    "chosen_settings",
    "code_option",
    "engine_options",
    "keep_run",
    "read_whole",
]

CODE_HELP = "Run what is code in the system's folder: read it before (docs/systems.md)."

_PATH = click.Path(path_type=Path)
_ALLOW_CODE: tuple[str, dict[str, Any]] = ("--allow-code", {"is_flag": True, "help": CODE_HELP})
_CHOICES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--seed", {"help": "Seed of the corpus (default: 1); random: one drawn now, and printed."}),
    ("--profile", {"type": click.Choice(list(PROFILES)), "help": "How much to ask (default: acceptance)."}),
    ("--people", {"type": int, "help": "Generated people (default: the profile's)."}),
    ("--incidents", {"type": int, "help": "Generated incidents (default: the profile's)."}),
    ("--topics", {"type": int, "help": "Topics a class (default: the profile's)."}),
    ("--corpus", {"type": _PATH, "metavar": "DIR", "help": "What `search-harness corpus --out DIR` wrote, instead."}),
    ("--golden", {"multiple": True, "help": "Golden queries instead of the shipped ones; may be said several times."}),
    ("--policy", {"type": _PATH, "help": "The policy to judge by (default: the one that is shipped)."}),
    _ALLOW_CODE,
)

_ENGINES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--engine", {"metavar": "VERSION", "help": "Embedded Elasticsearch to run; see `search-harness engine list`."}),
    ("--es-url", {"metavar": "URL", "help": "A running Elasticsearch (or HARNESS_ES_URL)."}),
    ("--es-home", {"type": _PATH, "metavar": "DIR", "help": "An unpacked Elasticsearch to start."}),
)

F = TypeVar("F", bound=Callable[..., Any])


def asking_options(command: F) -> F:
    """Give `command` the options that say what is asked."""
    return _with_options(command, _CHOICES)


def engine_options(command: F) -> F:
    """Give `command` the options that say of which Elasticsearch."""
    return _with_options(command, _ENGINES)


def code_option(command: F) -> F:
    """Give `command`, which asks nothing but reads a system's folder, the option that gives leave to run its code."""
    return _with_options(command, (_ALLOW_CODE,))


def _with_options(command: F, options: Sequence[tuple[str, dict[str, Any]]]) -> F:
    for name, how in reversed(options):
        command = click.option(name, **how)(command)
    return command


def chosen_engine(choices: dict[str, Any]) -> EngineRequest:
    """Return the Elasticsearch that the options of a command ask for."""
    return EngineRequest.from_environment(
        es_url=choices["es_url"], es_home=choices["es_home"], version=choices["engine"]
    )


def chosen_settings(choices: dict[str, Any], *, system: Path | None) -> Settings:
    """Return the settings that the options of a command ask for."""
    asked = {name: value for name, value in choices.items() if value not in (None, ())}
    return Settings.from_options({**asked, "system": system, "seed": seed_in_force(choices["seed"])})


def read_whole(settings: Settings) -> tuple[GoldenSuite, System]:
    """Return the golden queries and the system that `settings` name; raises where anything in them is wrong."""
    golden = find_golden(settings.golden)
    system = find_system(settings.system, allow_code=settings.allow_code)
    require_excusable(system, golden)
    return golden, system


def ask_into(
    path: Path, settings: Settings, request: EngineRequest, policy: Policy, *, indexed: bool = False
) -> Conclusion:
    """Ask the whole suite, write it to `path`, and return what it came to.

    With `indexed` nothing is loaded: the engine must hold the indices of an earlier session.
    Raises :class:`~harness.errors.HarnessError` where nothing could be measured, or the file not be written.
    """
    began = datetime.now(UTC)
    golden, system = read_whole(settings)
    opening = open_session(settings, request, golden, progress=True, system=system, indexed=indexed)
    with ended_as_interrupted(), opening as session:
        run = measure(session, progress=True)
    verdict = judge_run(run, policy, progress=True)
    command = shlex.join(("search-harness", click.get_current_context().info_name or "", *settings.options()))
    keep_run(path, replace(run, execution=Execution.ending_now(command, began)), verdict, policy)
    return Conclusion.of(run, verdict, policy)


def keep_run(path: Path, run: Run, verdict: Verdict, policy: Policy) -> None:
    """Write `run` and its `verdict` by `policy` to `path`.

    Raises :class:`~harness.errors.HarnessError` where it cannot be written.
    """
    try:
        write_run(path, run, judged(verdict, policy))
    except OSError as error:
        raise HarnessError(f"{path}: could not be written: {error.strerror}") from error
