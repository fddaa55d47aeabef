"""`search-harness replay`: a request of a saved run, to be sent again by hand."""

from pathlib import Path

import click

from generators.topics import Topic
from harness.commands.asking import code_option
from harness.errors import ConfigurationError, did_you_mean
from harness.report.text.replay import curl_lines, replay_lines
from harness.runs import GOLDEN, Run
from harness.runs.file import read_run
from harness.systems import find_system

__all__ = ["replay"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("run", type=_FILE)
@click.argument("topic")
@click.option("--system", type=_PATH, help="The system folder, where it is no longer where the run was told it was.")
@click.option("--curl", is_flag=True, help="As a command of the shell.")
@code_option
def replay(run: Path, topic: str, *, system: Path | None, curl: bool, allow_code: bool) -> None:
    """Print the request by which a TOPIC of RUN, a file of `pytest harness --save-run`, was asked.

    It is as the console of an Elasticsearch takes it, or with --curl a command of the shell. INDEX stands for an index
    that the harness made for the run. Whoever sends it says who they are: no secret is in it.
    """
    saved = read_run(run).run
    asked = _asked(saved, topic)
    if asked is None:
        names = (name for of in (*(one.id for one in saved.classes), GOLDEN) for name in _names(saved, of))
        raise ConfigurationError(f"{run} asked no topic {topic!r}{did_you_mean(topic, names)}")
    tested = find_system(system or saved.settings.system, allow_code=allow_code)
    lines = list((curl_lines if curl else replay_lines)(tested, asked))
    if not lines:
        raise ConfigurationError(f"{tested.name} is asked by its maker (kind = {tested.kind!r}): no request is known")
    click.echo(f"# {asked.id}: {asked.typed}")
    for line in lines:
        click.echo(line)


def _asked(run: Run, name: str) -> Topic | None:
    """Return the topic of that name, looked for where it should be first."""
    parts = sorted((*(one.id for one in run.classes), GOLDEN), key=lambda part: not name.startswith(f"{part}/"))
    for part in parts:
        for topic in asked.topics if (asked := run.part(part)) else ():
            if topic.id == name:
                return topic
    return None


def _names(run: Run, part: str) -> list[str]:
    asked = run.part(part)
    return [topic.id for topic in asked.topics] if asked else []
