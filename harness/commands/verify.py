"""`search-harness verify`: whether a system holds every record, and every field of it, as it was given."""

import sys
from pathlib import Path
from typing import Any

import click

from harness.commands.asking import asking_options, chosen_engine, chosen_settings, engine_options, read_whole
from harness.errors import ExitStatus
from harness.fidelity import check
from harness.interrupts import ended_as_interrupted
from harness.measuring.session import open_session
from harness.report.text.fidelity import fidelity_lines, unheld_lines

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
    with ended_as_interrupted(), opening as session, session.reached.holding() as holding:
        fidelity = check(
            session.corpus, holding, lambda intent, record: tested.intents[intent].holds(record), progress=True
        )
    unread = {intent: searched.document.unread for intent, searched in tested.intents.items() if searched.document}
    for line in (*unheld_lines(unread), *fidelity_lines(fidelity)):
        click.echo(line)
    sys.exit(ExitStatus.GO if fidelity.faithful else ExitStatus.NO_GO)
