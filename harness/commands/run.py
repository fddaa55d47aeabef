"""`search-harness run`: the whole suite asked without pytest, and kept as a file."""

import sys
from pathlib import Path
from typing import Any

import click

from harness.commands.asking import ask_into, asking_options, chosen_engine, chosen_settings, engine_options
from harness.judging.policy import Policy
from harness.outputs import output_path
from harness.report.text.summary import summary_lines

__all__ = ["run_command"]

_PATH = click.Path(path_type=Path)


@click.command("run")
@click.argument("file", type=_PATH)
@click.option("--system", type=_PATH, help="The system folder, or a shipped one: reference (default), naive, fuzzy.")
@asking_options
@engine_options
def run_command(
    file: Path,
    *,
    system: Path | None,
    **choices: Any,  # noqa: ANN401  # as the options are declared
) -> None:
    """Ask everything that `pytest harness` asks, and write it to FILE, as --save-run does there.

    Ends with the verdict and its exit status; it names no topic that was missed, which `pytest harness` and
    `search-harness judge -v FILE` do.
    """
    settings = chosen_settings(choices, system=system)
    policy, path = Policy.find(settings.policy), output_path(file, "FILE")
    request = chosen_engine(choices)
    conclusion = ask_into(path, settings, request, policy)
    for line in summary_lines(conclusion):
        click.echo(line)
    sys.exit(conclusion.verdict.exit_status)
