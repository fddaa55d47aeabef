"""`search-harness export`: a saved run in the formats of the field."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from harness.errors import ConfigurationError
from harness.exchange.trec import Exported, qrels_lines, run_lines, topic_lines, what_is_lost
from harness.outputs import written_whole
from harness.runs import GOLDEN, Part, Run
from harness.runs.file import read_run

__all__ = ["export"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("run", type=_FILE)
@click.option("--trec", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where the files go.")
def export(run: Path, trec: Path) -> None:
    """Write RUN, a file of `pytest harness --save-run`, as the files that TREC's tools read.

    DIR/qrels.txt holds the judgements, DIR/run.txt the rankings, DIR/topics.tsv what was typed.  What they cannot hold
    is said.  `trec_eval`, ir_measures and others read them: docs/runs.md shows how.
    """
    saved = read_run(run).run
    name = saved.provenance.system
    kinds: dict[str, Callable[[Exported], Iterator[str]]] = {
        "qrels.txt": qrels_lines,
        "run.txt": lambda exported: run_lines(exported, name),
        "topics.tsv": topic_lines,
    }
    try:
        trec.mkdir(parents=True, exist_ok=True)
        for file, lines in kinds.items():
            with written_whole(trec / file) as beside, beside.open("w", encoding="utf-8", newline="\n") as out:
                for part in _parts(saved):
                    out.writelines(lines(Exported.of(part)))
    except OSError as error:
        raise ConfigurationError(f"--trec {trec}: could not be written: {error.strerror}") from error
    topics = sum(len(part.topics) for part in _parts(saved))
    click.echo(f"{trec}: {topics:,} topics of {name}")
    for lost in what_is_lost(_parts(saved)):
        click.echo(f"  not there: {lost}")


def _parts(run: Run) -> Iterator[Part]:
    """Yield every part of `run`: of each class, and of the golden topics."""
    names = (*(asked.id for asked in run.classes), GOLDEN)
    return (part for name in names if (part := run.part(name)))
