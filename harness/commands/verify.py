"""`search-harness verify`: whether a system holds every record, and every field of it, as it was given."""

import sys
from pathlib import Path
from typing import Any

import click

from generators.topics import Intent
from harness.commands.asking import asking_options, chosen_engine, chosen_settings, engine_options, read_whole
from harness.errors import ExitStatus
from harness.interrupts import ended_as_interrupted
from harness.measuring.records import looked_up
from harness.measuring.session import open_session
from harness.report.text.fidelity import fidelity_lines

__all__ = ["verify"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--system", type=_PATH, help="The system folder, or a shipped one: reference (default), naive, fuzzy.")
@asking_options
@engine_options
def verify(
    *,
    system: Path | None,
    **choices: Any,  # noqa: ANN401  # as the options are declared
) -> None:
    """Look every record of a corpus up in a system, and compare it field by field.

    Where records got there by a migration of your own, name the corpus by --corpus.  Ends with status 1 where anything
    was lost, doubled, shifted or damaged.  docs/verify.md says what is found, and how a folder says what is held.
    """
    settings = chosen_settings(choices, system=system)
    golden, tested = read_whole(settings)
    request = chosen_engine(choices)
    opening = open_session(settings, request, golden, progress=True, system=tested)
    with ended_as_interrupted(), opening as session:
        held = [looked_up(session, intent, progress=True) for intent in Intent]
    for line in fidelity_lines(held):
        click.echo(line)
    sys.exit(ExitStatus.NO_GO if any(one.damaged for one in held) else ExitStatus.GO)
