"""`search-harness engine`: install, list, start, stop, status."""

import re

import click
from tabulate import tabulate

from harness.engine.catalogue import RELEASES, find_release
from harness.engine.install import cache_folder, install, is_installed
from harness.engine.java import java_for, newest_runnable
from harness.engine.kept import find_kept, kept_engine, start_kept, stop_kept
from harness.engine.provide import require_java
from harness.errors import EngineError

__all__ = ["engine"]

_UNITS = {"h": 3600, "m": 60, "s": 1}


class _Duration(click.ParamType[float]):
    """Hours, minutes and seconds, as in 2h, 90m or 1h30m; in seconds."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        text = str(value).strip().lower()
        parts = re.findall(r"(\d+(?:\.\d+)?)([hms])", text)
        seconds = sum(float(number) * _UNITS[unit] for number, unit in parts)
        if "".join(number + unit for number, unit in parts) != text or not seconds:
            self.fail(f"{value!r} is not a duration; write 2h, 90m or 1h30m", param, ctx)
        return seconds


_version = click.Choice(list(RELEASES))


@click.group()
def engine() -> None:
    """Get, and keep running, the Elasticsearch that the harness brings along."""


@engine.command("install")
@click.argument("version", type=_version, required=False)
@click.option("--all", "every", is_flag=True, help="Install all releases.")
def install_command(version: str | None, *, every: bool) -> None:
    """Download VERSION into the user's cache, or by default the newest that a Java of this machine can run."""
    if every and version:
        raise click.UsageError("give VERSION or --all, not both")
    for release in RELEASES.values() if every else [find_release(version) if version else newest_runnable()]:
        click.echo(f"Elasticsearch {release.version} is in {install(release)}")


@engine.command("list")
@click.option("--verify", is_flag=True, help="Read every installed file again and compare with what was pinned.")
def list_command(*, verify: bool) -> None:
    """List the releases, which Java each would run on, and which are installed."""
    try:
        default = newest_runnable().version
    except EngineError:
        default = None
    rows = []
    for release in RELEASES.values():
        installed = is_installed(release, thorough=verify)
        rows.append(
            {
                "engine": release.version + (" (default)" if release.version == default else ""),
                "artifact": f"{release.name}:{release.artifact}",
                "needs": release.java,
                "runs on": java_for(release.java) or "-",
                "installed": ("yes, verified" if verify else "yes") if installed else "no",
            }
        )
    click.echo(tabulate(rows, headers="keys"))
    click.echo(f"cache: {cache_folder()}")


@engine.command("start")
@click.option("--engine", "version", type=_version, help="Which release; by default the newest that runs here.")
@click.option("--for", "seconds", type=_Duration(), default="2h", show_default=True, help="How long to keep it.")
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen on 127.0.0.1; by default any free port.")
def start_command(version: str | None, seconds: float, port: int | None) -> None:
    """Start a node and keep it: runs that name no other engine find and use it."""
    if version is None and (kept := find_kept()):
        version = kept.version
    release = find_release(version) if version else newest_runnable()
    node, fresh = start_kept(release, require_java(release.java, release.version), seconds=seconds, port=port or 0)
    already = "" if fresh else "already "
    click.echo(f"Elasticsearch {node.version} is {already}running at {node.url} for {node.minutes_left} minutes")


@engine.command("stop")
def stop_command() -> None:
    """Stop the node that `engine start` keeps."""
    node = stop_kept()
    click.echo(f"stopped Elasticsearch {node.version} at {node.url}" if node else "no node is kept")


@engine.command("status")
def status_command() -> None:
    """Say whether a node is kept; exit status 1 if none is, or it does not answer."""
    node = find_kept()
    if node is None:
        click.echo("no node is kept")
        raise SystemExit(1)
    answers = kept_engine(node.version) is not None
    click.echo(
        f"Elasticsearch {node.version} at {node.url} on {node.java}, {node.minutes_left} minutes left"
        + ("" if answers else "; it does not answer")
    )
    raise SystemExit(0 if answers else 1)
