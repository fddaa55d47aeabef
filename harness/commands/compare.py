"""`search-harness compare`: what a candidate loses of what the baseline found."""

import os
import sys
from pathlib import Path

import click
import orjson

from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.policy import Policy
from harness.outputs import output_path, write_whole
from harness.report.formats.comparison import comparison_json
from harness.report.formats.markdown import comparison_markdown
from harness.report.text.comparison import comparison_lines
from harness.runs.baseline import read_baseline
from harness.runs.file import read_run

__all__ = ["compare_command"]

_FILE, _OUT = click.Path(exists=True, dir_okay=False, path_type=Path), click.Path(path_type=Path)
_SUMMARY = "GITHUB_STEP_SUMMARY"


@click.command("compare")
@click.argument("baseline", type=_FILE)
@click.argument("candidate", type=_FILE)
@click.option("--noise", type=_FILE, help="A second run of the baseline: what also changes there is noise.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
@click.option("--markdown", type=_OUT, metavar="FILE", help="Write it as Markdown here too.")
@click.option("--json", "as_json", type=_OUT, metavar="FILE", help="Write it as JSON here too: docs/runs.md.")
def compare_command(
    baseline: Path,
    candidate: Path,
    noise: Path | None,
    policy: Path | None,
    markdown: Path | None,
    as_json: Path | None,
) -> None:
    """Compare CANDIDATE with BASELINE, files of `pytest harness --save-run`, topic by topic.

    They must have asked the same topics of the same corpus.  GO (status 0) if nothing was lost that may not be, NO-GO
    (1) if it was, UNDECIDED (11) if too little was asked, INVALID (10) if one could not be measured.  Where
    GITHUB_STEP_SUMMARY is set, the comparison is added to that file.  docs/runs.md tells how that is decided.
    """
    rules = Policy.find(policy)
    page = output_path(markdown, "--markdown") if markdown else None
    data = output_path(as_json, "--json") if as_json else None
    compared = compare(
        read_baseline(baseline), read_run(candidate), rules, noise=read_run(noise) if noise else None, progress=True
    )
    lines = comparison_lines(compared, rules)
    for line in lines:
        click.echo(line)
    text = comparison_markdown(compared, lines)
    try:
        if page:
            write_whole(page, text.encode())
        if data:
            write_whole(data, orjson.dumps(comparison_json(compared, rules), option=orjson.OPT_INDENT_2))
        if summary := os.environ.get(_SUMMARY):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise ConfigurationError(f"{error.filename}: could not be written: {error.strerror}") from error
    sys.exit(compared.exit_status)
