"""`search-harness side-by-side`: several runs in one table."""

from pathlib import Path

import click

from harness.judging.comparing.comparable import refuse_others
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.report.text.side_by_side import columns_of, side_by_side
from harness.runs.file import read_run

__all__ = ["side_by_side_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("side-by-side")
@click.argument("runs", nargs=-1, required=True, type=_FILE)
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
@click.option("--all", "every", is_flag=True, help="Every class, also those in which the runs do not differ.")
def side_by_side_command(runs: tuple[Path, ...], *, policy: Path | None, every: bool) -> None:
    """Print RUNS (files of `pytest harness --save-run`) side by side, as Markdown.

    They must have asked the same topics of the same corpus.  Classes in which they differ come first, those where the
    last run does worst before the others.  What a candidate lost of what a baseline found, `search-harness compare`
    says.
    """
    saved, rules = [read_run(path) for path in runs], Policy.find(policy)
    for other in saved[1:]:
        refuse_others(saved[0], other)
    columns = columns_of([(one, judge_run(one.run, rules, progress=True)) for one in saved])
    p = saved[0].run.provenance
    click.echo(
        f"Corpus {p.corpus_sha256[:12]}, seed {p.seed}: {p.people:,} people, {p.incidents:,} incidents, "
        f"{p.topics_per_class} topics a class.\n"
    )
    for line in side_by_side(columns, every=every):
        click.echo(line)
