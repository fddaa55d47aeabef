"""`search-harness report`: a saved run, or the comparison of two, as files that are handed over."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click
import msgspec
import orjson

from harness.diagnosis.kept import Causes, read_causes
from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.comparing.comparison import Comparison
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.outputs import output_path, write_whole
from harness.report.formats.comparison import comparison_json
from harness.report.formats.evidence import evidence_of
from harness.report.formats.markdown import comparison_markdown, run_markdown
from harness.report.formats.rows import csv_lines
from harness.report.html import page_of_comparison, page_of_run
from harness.report.model import Conclusion
from harness.report.text.comparison import comparison_lines
from harness.report.text.summary import summary_lines
from harness.report.told import told_of_comparison, told_of_run
from harness.runs.baseline import digest_of, read_baseline
from harness.runs.file import SavedRun, read_run

__all__ = ["report"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(path_type=Path)
_WITH_MARK = "utf-8-sig"
"""So that a spreadsheet takes letters with accents for what they are."""

Formats = Mapping[str, Callable[[], bytes]]
"""What makes the content of a file, by the name of its option."""


@click.command()
@click.argument("run", type=_FILE)
@click.argument("baseline", type=_FILE, required=False)
@click.option("--html", type=_OUT, metavar="FILE", help="A page to read, filter, print and hand over.")
@click.option("--csv", type=_OUT, metavar="FILE", help="Every topic as a row, for a spreadsheet.")
@click.option("--json", type=_OUT, metavar="FILE", help="Evidence: every miss with all that is known of it.")
@click.option("--markdown", type=_OUT, metavar="FILE", help="The verdict first, and the rest folded.")
@click.option("--causes", type=_FILE, help="What `search-harness explain RUN --json FILE` wrote: why they were missed.")
@click.option("--noise", type=_FILE, help="A second run of the baseline: what also changes there is noise.")
@click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")
def report(
    run: Path,
    baseline: Path | None,
    *,
    causes: Path | None,
    noise: Path | None,
    policy: Path | None,
    **asked: Path | None,
) -> None:
    """Write what RUN, a file of `pytest harness --save-run`, came to: as a page, a table, evidence or Markdown.

    With BASELINE, a file of the same kind, it is about what RUN loses and gains beside it. A page needs no network and
    no other file. The same files give the same bytes. docs/report.md says what stands in each.
    """
    paths = {name: output_path(file, f"--{name}") for name, file in asked.items() if file}
    if not paths:
        raise ConfigurationError("say what to write: --html FILE, --csv FILE, --json FILE or --markdown FILE")
    if noise and not baseline:
        raise ConfigurationError("--noise FILE is a second run of a BASELINE, and none is given")
    rules, saved = Policy.find(policy), read_run(run)
    why = read_causes(causes, digest_of(run)) if causes else None
    if baseline:
        again = read_run(noise) if noise else None
        compared = compare(read_baseline(baseline), saved, rules, noise=again, progress=True)
        kind, formats = compared.kind, _of_comparison(compared, rules, why)
    else:
        told = Conclusion.of(saved.run, judge_run(saved.run, rules, progress=True), rules)
        kind, formats = told.verdict.kind, _of_run(saved, told, why)
    for name, path in paths.items():
        content = formats[name]()
        try:
            write_whole(path, content)
        except OSError as error:
            raise ConfigurationError(f"--{name} {path}: could not be written: {error.strerror}") from error
        click.echo(f"{asked[name]}: {kind}, {len(content) / 1_000_000:.1f} MB")


def _of_run(saved: SavedRun, told: Conclusion, why: Causes | None) -> Formats:
    diagnoses = why.diagnoses if why else ()

    def evidence() -> bytes:
        return msgspec.json.format(
            msgspec.json.encode(
                evidence_of(
                    told,
                    saved.run.provenance,
                    told_of_run(saved, told.verdict, diagnoses, progress=True),
                    file=saved.path.name,
                    sha256=digest_of(saved.path),
                    execution=saved.run.execution,
                    diagnoses=diagnoses,
                    records=why.records if why else {},
                )
            ),
            indent=1,
        )

    return {
        "html": lambda: page_of_run(saved, told, why, progress=True).encode(),
        "csv": lambda: "".join(
            csv_lines(told_of_run(saved, told.verdict, diagnoses, progress=True), sides=("",))
        ).encode(_WITH_MARK),
        "json": evidence,
        "markdown": lambda: run_markdown(told, summary_lines(told)).encode(),
    }


def _of_comparison(compared: Comparison, policy: Policy, why: Causes | None) -> Formats:
    diagnoses = why.diagnoses if why else ()
    return {
        "html": lambda: page_of_comparison(compared, policy, why, progress=True).encode(),
        "csv": lambda: "".join(
            csv_lines(told_of_comparison(compared, diagnoses, progress=True), sides=("before", "now"))
        ).encode(_WITH_MARK),
        "json": lambda: orjson.dumps(comparison_json(compared, policy), option=orjson.OPT_INDENT_2),
        "markdown": lambda: comparison_markdown(compared, comparison_lines(compared, policy)).encode(),
    }
