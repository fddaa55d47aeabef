"""`search-harness corpus`: write a corpus to a folder, or check one."""

from concurrent.futures import BrokenExecutor
from pathlib import Path

import click
from tqdm import tqdm

from generators.disk import FolderError, Format, Manifest, Order, verify_corpus, write_corpus
from generators.topics import CLASSES
from harness import __version__
from harness.errors import ConfigurationError, HarnessError
from harness.golden import find_golden, golden_files
from harness.interrupts import ended_as_interrupted
from harness.settings import Settings

__all__ = ["corpus"]

_DEFAULT = Settings()
_WITH_TOPICS = 250_000
"""Records, people and incidents together, up to which topics are made unasked: they take the corpus into memory."""


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder to write; it must be new or empty."
)
@click.option("--people", type=int, default=_DEFAULT.people, show_default=True, help="People to generate.")
@click.option("--incidents", type=int, default=_DEFAULT.incidents, show_default=True, help="Incidents to generate.")
@click.option("--seed", default=_DEFAULT.seed, show_default=True, help="What everything is drawn from.")
@click.option(
    "--topics",
    type=int,
    help=f"Topics of each class; making them takes the corpus into memory. By default {_DEFAULT.topics}, or none in a "
    f"corpus of more than {_WITH_TOPICS:,} records.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*(form.value for form in Format), "both"]),
    default="both",
    show_default=True,
    help="What a loader is to read.",
)
@click.option(
    "--workers", type=int, default=1, show_default=True, help="Processes; the files are the same for any number."
)
@click.option("--cast/--no-cast", default=True, show_default=True, help="Plant the people of the golden queries first.")
@click.option("--golden", multiple=True, help="Golden queries instead of the shipped ones; may be said several times.")
@click.option(
    "--verify", type=click.Path(path_type=Path), metavar="DIR", help="Check the corpus in DIR, write nothing."
)
@click.pass_context
def corpus(context: click.Context, /, out: Path | None, verify: Path | None, **choices: object) -> None:
    """Write a corpus to a folder: people, incidents, links, topics and judgements.

    DIR/load is for the system that is to be searched; DIR/truth must not be given to whoever builds it: it says who is
    who, and what is asked.  docs/corpus.md describes every file.
    """
    if verify is not None:
        given = [name for name in context.params if _typed(context, name) and name != "verify"]
        if given:
            raise ConfigurationError(f"--verify writes nothing, so it takes no --{given[0].replace('form', 'format')}")
        _verify(verify)
    elif out is None:
        raise ConfigurationError("say where to: --out DIR writes a corpus, --verify DIR checks one")
    else:
        _write(_order(**choices), out)  # type: ignore[arg-type]  # as the options declare them


def _typed(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _order(
    *,
    people: int,
    incidents: int,
    seed: str,
    topics: int | None,
    form: str,
    workers: int,
    cast: bool,
    golden: tuple[str, ...],
) -> Order:
    for option, value, least in (
        ("people", people, 1),
        ("incidents", incidents, 0),
        ("topics", topics or 0, 0),
        ("workers", workers, 1),
    ):
        if value < least:
            raise ConfigurationError(f"--{option} {value}: must be at least {least}")
    if topics is None:
        topics = _DEFAULT.topics if people + incidents <= _WITH_TOPICS else 0
        if not topics:
            click.echo(f"no topics: more than {_WITH_TOPICS:,} records; --topics makes them, in memory", err=True)
    if golden and not cast:
        raise ConfigurationError("--golden and --no-cast exclude each other: golden queries are asked of their cast")
    planted = find_golden(golden).cast if cast else None
    return Order(
        seed=seed,
        people=people,
        incidents=incidents,
        topics=topics,
        cast_people=planted.people if planted else (),
        cast_incidents=planted.incidents if planted else (),
        golden=golden_files(golden) if cast else {},
        formats=tuple(Format) if form == "both" else (Format(form),),
        workers=workers,
        harness=__version__,
    )


def _write(order: Order, out: Path) -> None:
    total = order.people + order.incidents + len(order.cast_people) + len(order.cast_incidents)
    with (
        ended_as_interrupted(),
        tqdm(total=total, desc="writing", unit=" records", disable=None, leave=False) as records,
        tqdm(
            total=len(CLASSES), desc="topics", unit=" classes", disable=None if order.topics else True, leave=False
        ) as made,
    ):
        try:
            manifest = write_corpus(order, out, on_records=records.update, on_class=made.update)
        except FolderError as error:
            raise ConfigurationError(str(error)) from error
        except OSError as error:
            raise HarnessError(
                f"{out} could not be written, and nothing is left of it: {error.strerror or error}"
            ) from error
        except BrokenExecutor as error:
            raise HarnessError(f"{out} was not written: one of {order.workers} workers died ({error})") from error
    click.echo(f"{out}: {_described(manifest)}")
    click.echo(f"keep {out / 'truth'} from whoever builds the search: it holds the answers")


def _verify(folder: Path) -> None:
    try:
        manifest = verify_corpus(folder)
    except FolderError as error:
        raise ConfigurationError(str(error)) from error
    click.echo(f"{folder} is as it was written: {_described(manifest)}")


def _described(manifest: Manifest) -> str:
    return (
        f"{manifest.people:,} people, {manifest.incidents:,} incidents, {manifest.topics:,} topics, "
        f"seed {manifest.seed}, sha256 {manifest.corpus_sha256[:12]}"
    )
