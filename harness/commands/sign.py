"""`search-harness sign` and `verify-run`: a run as it is vouched for, and whether it is still that one."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from harness.errors import ConfigurationError, ExitStatus, RunFileError
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.outputs import output_path, write_whole
from harness.report.text.sheet import Sheet, read_sheet, sheet_lines
from harness.runs import GOLDEN
from harness.runs.baseline import digest_of
from harness.runs.file import read_run

__all__ = ["sign", "verify_run"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)
_SHEET = click.option("--sheet", type=_PATH, metavar="FILE", help="The sheet (default: RUN.sheet.txt, beside the run).")
_POLICY = click.option("--policy", type=_FILE, help="The policy to judge by (default: the one that is shipped).")


@click.command()
@click.argument("run", type=_FILE)
@click.argument("others", type=_FILE, nargs=-1)
@_SHEET
@_POLICY
def sign(run: Path, others: tuple[Path, ...], *, sheet: Path | None, policy: Path | None) -> None:
    """Write the sheet to sign for RUN, a file of `pytest harness --save-run`, and whatever OTHERS are handed over.

    It says the verdict, judged anew, and has the SHA-256 of every file: what stands outside a file shows whether that
    was changed. It is signed by hand, or by whatever program signs files; `search-harness verify-run` checks it.
    """
    path, rules, saved = output_path(_sheet_of(run, sheet), "--sheet"), Policy.find(policy), read_run(run).run
    files = {file.name: digest_of(file) for file in (run, *others)}
    if len(files) <= len(others):
        raise ConfigurationError("two of the files have one name, by which the sheet could not tell them apart")
    if odd := [name for name in files if not name.isprintable()]:
        raise ConfigurationError(f"{odd[0]!r}: a name on a sheet is one line that can be read: give it another")
    verdict = judge_run(saved, rules, progress=True)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    text = "\n".join((*sheet_lines(verdict, rules, saved.provenance, files, at), ""))
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise ConfigurationError(f"--sheet {path}: could not be written: {error.strerror}") from error
    click.echo(f"{path}: {verdict.kind}; SHA-256 of {', '.join(files)}")


@click.command("verify-run")
@click.argument("run", type=_FILE)
@click.argument("others", type=_FILE, nargs=-1)
@_SHEET
@_POLICY
def verify_run(run: Path, others: tuple[Path, ...], *, sheet: Path | None, policy: Path | None) -> None:
    """Check that RUN and OTHERS are the files that were signed for, and judge RUN anew.

    Status 0 if all is as the sheet says, else 1, with what is not. OTHERS may be left out, and are then said to be
    unchecked.
    """
    signed, rules = read_sheet(_sheet_of(run, sheet)), Policy.find(policy)
    problems = [problem for file in (run, *others) if (problem := _changed(file, signed))]
    if not problems:
        click.echo(f"{', '.join(file.name for file in (run, *others))}: as signed for")
        problems += _otherwise(run, signed, rules)
    for name in signed.files.keys() - {file.name for file in (run, *others)}:
        click.echo(f"{name}: signed for too, and not checked: name it on the command line")
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(ExitStatus.NO_GO if problems else ExitStatus.GO)


def _sheet_of(run: Path, sheet: Path | None) -> Path:
    return sheet or run.with_name(f"{run.name}.sheet.txt")


def _changed(file: Path, signed: Sheet) -> str:
    """Return how `file` is not as it was signed for; nothing where it is."""
    if file.name not in signed.files:
        return f"{file.name}: the sheet names no such file, but {', '.join(signed.files)}"
    now, then = digest_of(file), signed.files[file.name]
    return "" if now == then else f"{file.name}: not the file that was signed for: SHA-256 {now}, and then {then}"


def _otherwise(run: Path, signed: Sheet, policy: Policy) -> Sequence[str]:
    """Return what is said of `run` otherwise than the sheet says."""
    if policy.sha256 != signed.policy_sha256:
        other = f"{signed.policy_sha256[:12]}, and this one is {policy.sha256[:12]}: name that one with --policy"
        return [f"the sheet is of another policy, {other}"]
    try:
        saved = read_run(run).run
        saved.part(GOLDEN)  # all else in the file is read for the verdict
        verdict = judge_run(saved, policy, progress=True)
    except RunFileError as error:
        return [str(error)]
    if verdict.kind.value != signed.verdict:
        return [f"{run.name} is judged {verdict.kind}, and the sheet says {signed.verdict}"]
    click.echo(f"{run.name}: whole, and judged {verdict.kind} again")
    return ()
