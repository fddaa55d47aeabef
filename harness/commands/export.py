"""`search-harness export`: a saved run in the formats of the field."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from generators.topics import Intent
from harness.commands.asking import code_option
from harness.errors import ConfigurationError
from harness.exchange.exported import Export
from harness.exchange.formats import FORMATS
from harness.outputs import output_path
from harness.runs import GOLDEN, Part, Run
from harness.runs.file import read_run
from harness.systems import find_system

__all__ = ["export"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)
_WRITTEN = {name: known for name, known in FORMATS.items() if known.write}

F = TypeVar("F", bound=Callable[..., Any])


def _format_options(command: F) -> F:
    """Give `command` an option for every format that can be written."""
    for name, known in reversed(_WRITTEN.items()):
        where = "DIR" if known.folder else "FILE"
        command = click.option(f"--{name}", type=_PATH, metavar=where, help=known.about)(command)
    return command


@click.command()
@click.argument("run", type=_FILE)
@_format_options
@click.option(
    "--kind",
    type=click.Choice([intent.value for intent in Intent]),
    help="Only topics that ask for these (default: both).",
)
@click.option("--system", type=_PATH, help="The system folder, where it is no longer where the run was told it was.")
@click.option("--index", default="", metavar="NAME", help="The index of the records, for --rank-eval.")
@code_option
def export(
    run: Path, *, kind: str | None, system: Path | None, index: str, allow_code: bool, **chosen: Path | None
) -> None:
    """Write RUN, a file of `pytest harness --save-run`, in the formats of other tools, one or several.

    DIR/qrels.txt holds the judgements, DIR/run.txt the rankings, DIR/topics.tsv and DIR/queries.jsonl what was typed;
    the other formats have judgements alone.  What they cannot hold is said.  docs/runs.md shows who reads them.
    """
    wanted = {name: path for name in _WRITTEN if (path := chosen[name.replace("-", "_")])}
    if not wanted:
        raise ConfigurationError(f"nothing to write: say one or more of {', '.join(f'--{name}' for name in _WRITTEN)}")
    targets = {name: path if FORMATS[name].folder else output_path(path, f"--{name}") for name, path in wanted.items()}
    if len(set(targets.values())) < len(targets):
        raise ConfigurationError("two formats cannot be written to one file")
    saved = read_run(run).run
    out = Export(
        name=saved.provenance.system,
        parts=lambda: _parts(saved, kind),
        system=lambda: find_system(system or saved.settings.system, allow_code=allow_code),
        index=index,
    )
    for name, path in wanted.items():
        if write := FORMATS[name].write:
            try:
                holds, lost = write(out, targets[name])
            except OSError as error:
                raise ConfigurationError(f"--{name} {path}: could not be written: {error.strerror}") from error
            click.echo(f"{path}: {holds}")
            for what, count in lost.items():
                click.echo(f"  not there: {count:,} {what}")


def _parts(run: Run, kind: str | None) -> Iterator[Part]:
    """Yield every part of `run`, of each class and of the golden topics, with what asks for records of `kind`."""
    names = [asked.id for asked in run.classes if kind in (None, asked.intent)]
    for part in filter(None, map(run.part, (*names, GOLDEN))):
        topics = tuple(topic for topic in part.topics if kind in (None, topic.intent))
        ids = {topic.id for topic in topics}
        yield replace(part, topics=topics, answers=tuple(one for one in part.answers if one.topic in ids))
