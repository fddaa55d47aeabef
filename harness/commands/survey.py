"""`search-harness survey`: what a corpus holds of all that makes search hard."""

from collections.abc import Iterator
from pathlib import Path

import click
from tabulate import tabulate
from tqdm import tqdm

from generators.corpus import Corpus
from generators.survey import Table, incident_tables, people_tables, surname_counts, topic_tables
from generators.topics import CLASSES, pose
from generators.truth import Truth
from harness.errors import ConfigurationError
from harness.settings import Settings

__all__ = ["survey"]

_DEFAULTS = Settings()


@click.command()
@click.option("--people", type=click.IntRange(min=1), default=_DEFAULTS.people, show_default=True)
@click.option("--incidents", type=click.IntRange(min=0), default=_DEFAULTS.incidents, show_default=True)
@click.option("--seed", default=_DEFAULTS.seed, show_default=True, help="Any text; the same seed, the same corpus.")
@click.option(
    "--topics", type=click.IntRange(min=0), default=_DEFAULTS.topics, show_default=True, help="Topics of each class."
)
@click.option("--markdown", is_flag=True, help="Write tables for a Markdown document.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw the skew of surnames (.svg, .png).")
def survey(people: int, incidents: int, seed: str, topics: int, *, markdown: bool, plot: Path | None) -> None:
    """Count what a corpus holds: cultures, forms of names, gaps, collisions, incidents, and topics of every class."""
    corpus = Corpus.from_seed(seed, people_count=people, incident_count=incidents)
    click.echo(f"{people:,} people, {incidents:,} incidents, seed {seed}, sha256 {corpus.sha256[:12]}")
    for table in _tables(corpus, topics):
        click.echo(f"\n{'## ' if markdown else ''}{table.title}: {table.asked}\n")
        click.echo(tabulate(table.rows, headers=table.headers, tablefmt="github" if markdown else "simple"))
    if plot:
        _draw(corpus, plot)
        click.echo(f"\nthe skew of surnames is drawn in {plot}")


def _tables(corpus: Corpus, count: int) -> Iterator[Table]:
    yield from people_tables(corpus.people)
    yield from incident_tables(corpus.incidents)
    if count:
        truth = Truth(corpus)
        classes = tqdm(CLASSES.values(), desc="topics", unit=" classes", leave=False, disable=None)
        yield from topic_tables({c.id: pose(truth, c, count) for c in classes}, CLASSES.values(), count)


def _draw(corpus: Corpus, path: Path) -> None:
    try:
        from matplotlib.figure import Figure  # here: only who wants a picture needs it
    except ImportError:
        raise ConfigurationError("a plot needs matplotlib: pip install 'search-accuracy-harness[plots]'") from None
    figure = Figure(figsize=(9, 6), layout="constrained")
    axes = figure.subplots()
    for culture, bearers in surname_counts(corpus.people).items():
        total = sum(bearers)
        axes.plot(range(1, len(bearers) + 1), [n / total for n in bearers], label=culture, linewidth=1)
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="rank of the surname within its culture",
        ylabel="share of the culture's records that bear it",
        title="Skew of surnames by naming culture",
    )
    axes.legend(fontsize="small", ncols=2)
    try:
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path} cannot be drawn: {error}") from None
