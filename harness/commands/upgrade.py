"""`search-harness upgrade`: the same questions before and after, and what was lost."""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from harness.commands.asking import ask_into, asking_options, chosen_settings, read_whole
from harness.engine import EngineRequest
from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.report.text.comparison import comparison_lines
from harness.runs.file import read_run

__all__ = ["upgrade"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--from", "from_version", metavar="VERSION", help="Embedded Elasticsearch of today.")
@click.option("--to", "to_version", metavar="VERSION", help="Embedded Elasticsearch of tomorrow.")
@click.option("--from-url", metavar="URL", help="A running Elasticsearch of today.")
@click.option("--to-url", metavar="URL", help="A running Elasticsearch of tomorrow.")
@click.option("--from-system", type=_PATH, metavar="DIR", help="The system of today (default: the reference).")
@click.option("--to-system", type=_PATH, metavar="DIR", help="The system of tomorrow (default: that of today).")
@click.option("--noise", is_flag=True, help="Ask the baseline twice: what changes there by itself is noise.")
@click.option("--keep", type=_PATH, metavar="DIR", help="Keep the runs in this folder.")
@asking_options
def upgrade(
    *,
    from_version: str | None,
    to_version: str | None,
    from_url: str | None,
    to_url: str | None,
    from_system: Path | None,
    to_system: Path | None,
    noise: bool,
    keep: Path | None,
    **choices: Any,  # noqa: ANN401  # as asking_options declares them
) -> None:
    """Ask the search of today and that of tomorrow the same, and say what would be lost.

    Each side is an Elasticsearch (--from and --to, or --from-url and --to-url), a system (--from-system and
    --to-system), or both; what is left out is alike on both sides.  Ends with the comparison and its exit status, as
    `search-harness compare` does.  docs/runs.md tells how that is decided.
    """
    before = _request(from_version, from_url, "--from")
    after = _request(to_version or from_version, to_url or (None if to_version else from_url), "--to")
    systems = from_system, to_system or from_system
    if before == after and systems[0] == systems[1]:
        raise ConfigurationError("both sides are the same: say what changes, by --to, --to-url or --to-system")
    first = chosen_settings(choices, system=systems[0])  # once: a seed may be drawn there, and both are asked the same
    settings = [first, replace(first, system=systems[1])]
    policy = Policy.find(first.policy)
    for of_side in settings:
        read_whole(of_side)  # a mistake is said before anything starts, and not after the first side has been asked
    with TemporaryDirectory(prefix="search-harness-") as temporary:
        folder = _folder(keep) if keep else Path(temporary)
        sides = {"baseline": (settings[0], before), "candidate": (settings[1], after)}
        if noise:
            sides = {"baseline": sides["baseline"], "noise": sides["baseline"], "candidate": sides["candidate"]}
        for name, (of_side, request) in sides.items():
            click.echo(f"asking the {name.replace('noise', 'baseline again')}", err=True)
            came_to = ask_into(folder / f"{name}.zip", of_side, request, policy)
            if came_to.verdict.kind is Kind.INVALID:
                click.echo(f"the {name} could not be measured whole: {came_to.verdict.reasons[0].text}", err=True)
        runs = {name: read_run(folder / f"{name}.zip") for name in sides}
        compared = compare(runs["baseline"], runs["candidate"], policy, noise=runs.get("noise"), progress=True)
    for line in comparison_lines(compared, policy):
        click.echo(line)
    sys.exit(compared.exit_status)


def _request(version: str | None, url: str | None, option: str) -> EngineRequest:
    if version and url:
        raise ConfigurationError(f"{option} and {option}-url exclude each other: give one of them")
    return EngineRequest.from_environment(es_url=url, version=version)


def _folder(keep: Path) -> Path:
    try:
        keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"--keep {keep}: {error.strerror}") from error
    return keep
