"""`search-harness upgrade`: the same questions before and after, and what was lost."""

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from harness.commands.asking import ask_into, asking_options, chosen_settings, read_whole
from harness.engine import EngineRequest, data_folder
from harness.engine.catalogue import find_release, require_opens
from harness.errors import ConfigurationError
from harness.judging.comparing import compare
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.measuring.reaching import way_to
from harness.report.text.comparison import comparison_lines
from harness.runs.file import read_run
from harness.settings import Settings

__all__ = ["upgrade"]

_PATH = click.Path(path_type=Path)


@dataclass(frozen=True, kw_only=True)
class _Asking:
    """One asking of the whole suite; `indexed` where the indices of the one before are what is searched."""

    told: str
    settings: Settings
    request: EngineRequest
    indexed: bool = False


@click.command()
@click.option("--from", "from_version", metavar="VERSION", help="Embedded Elasticsearch of today.")
@click.option("--to", "to_version", metavar="VERSION", help="Embedded Elasticsearch of tomorrow.")
@click.option("--from-url", metavar="URL", help="A running Elasticsearch of today.")
@click.option("--to-url", metavar="URL", help="A running Elasticsearch of tomorrow.")
@click.option("--from-system", type=_PATH, metavar="DIR", help="The system of today (default: the reference).")
@click.option("--to-system", type=_PATH, metavar="DIR", help="The system of tomorrow (default: that of today).")
@click.option("--in-place", is_flag=True, help="Let --to open the indices that --from has written.")
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
    in_place: bool,
    noise: bool,
    keep: Path | None,
    **choices: Any,  # noqa: ANN401  # as asking_options declares them
) -> None:
    """Ask the search of today and that of tomorrow the same, and say what would be lost.

    Each side is an Elasticsearch (--from and --to, or --from-url and --to-url), a system (--from-system and
    --to-system), or both; what is left out is alike on both sides.  With --in-place the node of today is stopped, and
    that of tomorrow started on its data.  Ends with the comparison and its exit status, as `search-harness compare`
    does.  docs/upgrade.md walks through it.
    """
    before = _request(from_version, from_url, "--from")
    moves = to_version or to_url  # else tomorrow's is today's
    after = _request(to_version, to_url, "--to") if moves else before
    systems = from_system, to_system or from_system
    if before == after and systems[0] == systems[1]:
        raise ConfigurationError("both sides are the same: say what changes, by --to, --to-url or --to-system")
    if in_place:
        _require_in_place(before, after, to_system)
    settings = chosen_settings(choices, system=systems[0])  # once: a seed may be drawn there, and both are asked alike
    policy = Policy.find(settings.policy)
    for system, request in zip(systems, (before, after), strict=True):
        # A mistake is said before anything starts, not half-way, and so is what a cluster does not grant.
        _, read = read_whole(replace(settings, system=system))
        if request.es_url:
            with way_to(read, request, progress=False):
                pass
    with ExitStack() as opened:
        folder = _folder(keep) if keep else Path(opened.enter_context(TemporaryDirectory(prefix="search-harness-")))
        data = opened.enter_context(data_folder()) if in_place else None
        today = _Asking(told="the baseline", settings=settings, request=replace(before, data=data))
        tomorrow = replace(settings, system=systems[1])
        askings = {"baseline": today}
        if noise:
            askings["noise"] = replace(today, told="the baseline again", indexed=in_place)
        askings["candidate"] = _Asking(
            told="the candidate", settings=tomorrow, request=replace(after, data=data), indexed=in_place
        )
        for name, asking in askings.items():
            _ask(folder / f"{name}.zip", asking, policy)
        runs = {name: read_run(folder / f"{name}.zip") for name in askings}
        compared = compare(runs["baseline"], runs["candidate"], policy, noise=runs.get("noise"), progress=True)
    for line in comparison_lines(compared, policy):
        click.echo(line)
    sys.exit(compared.exit_status)


def _ask(path: Path, asking: _Asking, policy: Policy) -> None:
    click.echo(f"asking {asking.told}", err=True)
    came_to = ask_into(path, asking.settings, asking.request, policy, indexed=asking.indexed)
    if came_to.verdict.kind is Kind.INVALID:
        click.echo(f"{asking.told} could not be measured whole: {came_to.verdict.reasons[0].text}", err=True)


def _request(version: str | None, url: str | None, option: str) -> EngineRequest:
    if version and url:
        raise ConfigurationError(f"{option} and {option}-url exclude each other: give one of them")
    return EngineRequest.from_environment(es_url=url, version=version)


def _require_in_place(before: EngineRequest, after: EngineRequest, to_system: Path | None) -> None:
    if not (before.version and after.version) or to_system:
        raise ConfigurationError("--in-place upgrades one embedded release to another: give --from and --to alone")
    require_opens(find_release(after.version), find_release(before.version))


def _folder(keep: Path) -> Path:
    try:
        keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"--keep {keep}: {error.strerror}") from error
    return keep
