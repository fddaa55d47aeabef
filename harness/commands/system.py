"""`search-harness system`: a folder begun, and a folder checked."""

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.backends.base import Question
from harness.commands.asking import chosen_engine, code_option, engine_options, read_whole
from harness.commands.starts import STARTS, start_files
from harness.errors import ConfigurationError, ExitStatus
from harness.interrupts import ended_as_interrupted
from harness.measuring.session import open_session
from harness.report.text.lines import ITEM, PARAGRAPH
from harness.runs import Answer, Failure
from harness.settings import Settings
from harness.systems import AnsweredSystem, Capability, IndexedSystem, System
from harness.systems.fields import doubts
from harness.systems.requested import RequestedIntent
from harness.systems.system import ASKED_WITH

__all__ = ["system"]

_PATH = click.Path(path_type=Path)
_ASKED: tuple[Query, ...] = (
    PersonQuery(forename="Anna", surname="O'Brien", date_of_birth="09/03/1984"),
    IncidentQuery(street="High Street", date="09/03/2026", words="rear window"),
)
"""What is asked by way of example."""


@click.group()
def system() -> None:
    """Begin the folder of a system under test, or check one."""


@system.command()
@click.argument("folder", type=_PATH)
@click.option(
    "--kind", type=click.Choice(list(STARTS)), prompt="What kind of system", help="docs/systems.md tells them."
)
@click.option("--name", prompt="What is it called in reports", help="How the system is called in reports.")
def init(folder: Path, *, kind: str, name: str) -> None:
    """Write a commented start into FOLDER, which must be new or empty: as it stands, it can be checked."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError(f"{folder} is not empty: nothing is written over")
    answers = {what: click.prompt(asked, default=default) for what, (asked, default) in STARTS[kind].asks.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in start_files(kind, {"name": name, **answers}).items():
        (folder / file).write_text(text, encoding="utf-8")
        click.echo(f"{folder / file}")
    click.echo(f"now change it, and `search-harness system check {folder}`")


@system.command()
@click.argument("folder", type=_PATH)
@click.option(
    "--ask", is_flag=True, help="Also ask one question of each kind, of a handful of records where we load them."
)
@code_option
@engine_options
def check(folder: Path, *, ask: bool, allow_code: bool, **choices: Any) -> None:  # noqa: ANN401  # as engine_options declares them
    """Say everything that is wrong with FOLDER, or what it is, what it can do, and what it would send.

    With --ask one question of each kind is asked; it ends with status 10 where one could not be.
    """
    settings = Settings(people=50, incidents=50, topics=1, system=folder, allow_code=allow_code)
    golden, tested = read_whole(settings)
    for line in _described(tested):
        click.echo(line)
    doubtful = list(doubts(tested)) if isinstance(tested, IndexedSystem) else []
    for doubt in doubtful:
        for line in ("", *PARAGRAPH.wrap(f"is that meant? {doubt}")):
            click.echo(line)
    if not ask:
        if not doubtful and not isinstance(tested, AnsweredSystem):
            click.echo("\nnothing is wrong that can be seen without asking; --ask asks one question of each kind")
        return
    request = chosen_engine(choices)
    with ended_as_interrupted(), open_session(settings, request, golden, progress=True, system=tested) as session:
        click.echo(f"\non {session.reached.described}")
        answers = list(session.backend.answer(Question(query, None) for query in _ASKED))
    for query, answer in zip(_ASKED, answers, strict=True):
        for line in ITEM.wrap(f"{query}: {_told(answer)}"):
            click.echo(line)
    if any(isinstance(answer, Failure) for answer in answers):
        sys.exit(ExitStatus.INVALID)


@system.command()
def schema() -> None:
    """Print the JSON Schema of system.toml, for editors."""
    click.echo((files("harness.systems") / "system.schema.json").read_text(encoding="utf-8"), nl=False)


def _described(tested: System) -> Iterator[str]:
    yield f"{tested.name} ({tested.sha256[:12]}): {tested.kind}"
    for intent in Intent:
        searched, asked_with = tested.intents[intent], ASKED_WITH[intent]
        cannot = set(Capability) - searched.capabilities
        unread = [box for box in asked_with.boxes() if box not in searched.lacks and not searched.reads(box)]
        within = f" within {searched.timeout:g} s" if searched.timeout else ""
        yield ""
        yield f"{intent}: {searched.page_size} hits on a page{within}"
        if isinstance(searched, RequestedIntent):
            yield from ITEM.wrap(_read_of(searched))
        if cannot:
            yield from ITEM.wrap(f"it cannot {', nor '.join(sorted(cannot))}: what needs that is not asked")
        if searched.lacks:
            yield from ITEM.wrap(f"its form lacks {', '.join(sorted(searched.lacks))}")
        if unread:
            yield from ITEM.wrap(f"whatever is typed there changes nothing that is sent: {', '.join(unread)}")
        if searched.document and searched.document.unread:
            yield from ITEM.wrap(f"not held by design: {', '.join(searched.document.unread)}")
        query = next(query for query in _ASKED if isinstance(query, asked_with))
        if told := searched.told(query):
            yield from PARAGRAPH.wrap(f"  {query} is sent as")
            yield f"  {told}"


def _read_of(searched: RequestedIntent) -> str:
    marked = f", the warning markers of its person in {searched.markers_field}" if searched.markers_field else ""
    return f"a hit carries the id of its record in {searched.id_field}{marked}"


def _told(answer: Answer) -> str:
    if isinstance(answer, Failure):
        return f"no answer: {answer.reason}"
    if not answer.hits:
        return "nothing is shown"
    counted = f", {answer.total} in all" if answer.total is not None else ""
    return f"{len(answer.hits)} hits{counted}, first {', '.join(answer.hits[:3])}"
