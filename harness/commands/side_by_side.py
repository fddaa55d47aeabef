"""`search-harness side-by-side`: reports of several systems in one table."""

from pathlib import Path

import click

from harness.errors import ConfigurationError
from harness.report.formats.file import read_report
from harness.report.text.side_by_side import side_by_side

__all__ = ["side_by_side_command"]

_SAME = ("corpus_sha256", "topics_per_class", "cutoff")


@click.command("side-by-side")
@click.argument("reports", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def side_by_side_command(reports: tuple[Path, ...]) -> None:
    """Print REPORTS (files of `pytest harness --report-json`) side by side, as Markdown.

    They must be of one corpus and of as many topics a class; the classes stand where the last of them does worst first.
    """
    runs = [read_report(path) for path in reports]
    first = runs[0]["provenance"]
    for path, run in zip(reports, runs, strict=True):
        for key in _SAME:
            if run["provenance"][key] != first[key]:
                raise ConfigurationError(
                    f"{path}: {key} is {run['provenance'][key]}, but {first[key]} in {reports[0]}: "
                    "only runs over the same topics can stand side by side"
                )
    click.echo(
        f"Corpus {first['corpus_sha256'][:12]}, seed {first['seed']}: {first['people']:,} people, "
        f"{first['incidents']:,} incidents, {first['topics_per_class']} topics a class.\n"
    )
    for line in side_by_side(runs):
        click.echo(line)
