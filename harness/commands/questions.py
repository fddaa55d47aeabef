"""`search-harness questions`: what to ask a search that only its maker can ask."""

from pathlib import Path

import click

from harness.commands.answered import SYSTEM_HELP, answered_system
from harness.errors import ConfigurationError
from harness.exchange import outgoing, written
from harness.measuring.answered import asked_of
from harness.outputs import output_path, written_whole

__all__ = ["questions"]


@click.command()
@click.option(
    "--corpus",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="What `search-harness corpus --out DIR` wrote: DIR/load is what the search must hold.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write: JSON by the line, or CSV where its name ends so.",
)
@click.option("--system", type=click.Path(path_type=Path), metavar="DIR", help=SYSTEM_HELP)
def questions(corpus: Path, out: Path, system: Path | None) -> None:
    """Write the questions about a corpus, with nothing of what is true: an id, what is searched for, and what is typed.

    Whoever runs the search asks them of it, over the records in DIR/load, and sends back what came of each;
    `search-harness judge --answers FILE --corpus DIR` then says the verdict. docs/answers.md describes both files.
    """
    path = output_path(out, "--out")
    asked, sha256 = asked_of(answered_system(system, name=corpus.name), corpus)
    going = outgoing(asked, sha256)
    try:
        with written_whole(path) as beside:
            beside.write_bytes(b"".join(written(going, as_csv=path.suffix.lower() == ".csv")))
    except OSError as error:
        raise ConfigurationError(f"--out {path}: could not be written: {error.strerror}") from error
    click.echo(f"{out}: {len(going):,} questions about the corpus {sha256[:12]}")
