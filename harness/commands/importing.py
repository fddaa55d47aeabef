"""`search-harness import`: judgements that were made elsewhere, as golden topics."""

from collections import Counter
from pathlib import Path

import click

from generators.topics import Intent
from harness.errors import ConfigurationError
from harness.exchange.formats import FORMATS
from harness.exchange.golden_lines import golden_lines, least_wanted
from harness.golden.logged import topic_name
from harness.outputs import write_whole

__all__ = ["import_command"]


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--from", "source", required=True, type=click.Choice(list(FORMATS)), help="The format of FILE.")
@click.option(
    "--kind", required=True, type=click.Choice([intent.value for intent in Intent]), help="What the questions ask for."
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of golden queries.",
)
@click.option("--box", help="The box into which a question is typed that is one text.")
@click.option("--wanted", type=float, metavar="N", help="The least grade of a record that must be found (default: 2).")
def import_command(file: Path, *, source: str, kind: str, out: Path, box: str | None, wanted: float | None) -> None:
    """Make golden topics of the judgements in FILE, about records that a system holds already.

    They stand in DIR/KIND as questions from a log, which `pytest harness --golden DIR` asks of an index or a service
    (docs/canaries.md).  Of TREC's, FILE is the judgements, or the folder that has them; what is asked stands beside
    them.  What cannot be imported is said.
    """
    path = out / kind / f"{topic_name(file.stem) or 'judged'}.ndjson"
    if (out / "cast").is_dir():
        raise ConfigurationError(
            f"--out {out}: has a cast to plant, and judgements are about records that are there already: name another"
        )
    if path.exists():
        raise ConfigurationError(f"{path} is there already: move it away, or name another folder with --out")
    lost: Counter[str] = Counter()
    questions = FORMATS[source].read(file, lost=lost)
    least = least_wanted(file, questions, wanted)
    lines = list(golden_lines(questions, intent=Intent(kind), box=box, wanted=least, source=file.name, lost=lost))
    said = [f"  not there: {count:,} {what}" for what, count in (+lost).items()]
    if not lines:
        raise ConfigurationError("\n".join((f"nothing in {file} can be imported", *said)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, b"".join(lines))
    except OSError as error:
        raise ConfigurationError(f"--out {out}: could not be written: {error.strerror}") from error
    click.echo(f"{path}: {len(lines):,} golden topics of {len(questions):,} judged questions")
    for line in said:
        click.echo(line)
