"""`search-harness check`: whether everything is there that a run will need, before one begins."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson
from tabulate import tabulate

from harness.commands.asking import chosen_engine, code_option, engine_options, read_whole
from harness.engine import Engine, EngineRequest, Needs, open_engine
from harness.engine.standing import standing_of
from harness.errors import ConfigurationError
from harness.measuring.access import granted_to, needs_of
from harness.measuring.existing import open_existing, require_address
from harness.measuring.service import open_service
from harness.report.text.lines import PARAGRAPH
from harness.settings import Settings
from harness.systems import ExistingSystem, ServiceSystem, System

__all__ = ["check"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--system", type=_PATH, help="The system folder, or a shipped one: reference (default), naive, fuzzy.")
@click.option("--role", is_flag=True, help="Print the body of a role that suffices, and no more than that.")
@click.option("--api-key", is_flag=True, help="Print the body of an API key that suffices, and no more than that.")
@code_option
@engine_options
def check(
    *,
    system: Path | None,
    role: bool,
    api_key: bool,
    allow_code: bool,
    **choices: Any,  # noqa: ANN401  # as the options are declared
) -> None:
    """Say whether everything is there that a run will need: the cluster or service, and leave to do what a run does.

    Ends with status 10 where something is lacking, and tells all of it.  Nothing is written anywhere.  With --role or
    --api-key the smallest privileges are printed instead, for PUT /_security/role/NAME or POST /_security/api_key of
    the cluster.  docs/security.md tells more.
    """
    if role and api_key:
        raise click.UsageError("give --role or --api-key, not both")
    _, tested = read_whole(Settings(system=system, allow_code=allow_code))
    if role or api_key:
        needs = _required(tested)
        body = needs.role() if role else needs.api_key()
        click.echo(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode())
        return
    for line in _checked(tested, chosen_engine(choices)):
        click.echo(line)


def _required(tested: System) -> Needs:
    if needs := granted_to(tested):
        return needs
    raise ConfigurationError(f"{tested.name} asks no Elasticsearch (kind = {tested.kind!r}), and needs no role in one")


def _checked(tested: System, request: EngineRequest) -> Iterator[str]:
    """Yield what is found out about `tested` where it is; raises where something is lacking."""
    if isinstance(tested, ServiceSystem):
        with open_service(tested) as service:
            yield f"{service.described} answers, and lets us in"
        return
    if isinstance(tested, ExistingSystem):
        require_address(tested, request)
    if (needs := needs_of(tested)) is None:
        yield f"{tested.name} is asked by its maker (kind = {tested.kind!r}): nothing is reached from here"
    elif not request.es_url:
        yield from PARAGRAPH.wrap(
            f"no cluster is named (--es-url or HARNESS_ES_URL): {tested.name} is searched in an Elasticsearch of our "
            "own, which grants everything"
        )
    else:
        with open_engine(request, needs=needs) as engine:
            yield from _granted(engine, needs)
            if isinstance(tested, ExistingSystem):
                with open_existing(engine, tested) as existing:
                    yield f"{existing.described}: each can be searched and holds something"
            yield f"everything is there that a run of {tested.name} needs"


def _granted(engine: Engine, needs: Needs) -> Iterator[str]:
    """Yield what `engine`, which grants `needs`, says of those who ask."""
    with engine.client() as client:
        who = standing_of(client.options(headers=needs.headers), needs).who
    yield engine.describe()
    if not who:
        yield "security is off there: nobody is asked who they are, and everything is granted"
        return
    yield f"asked by {who}, to whom is granted"
    yield ""
    rows = [(privilege.on or "the cluster", privilege.name) for privilege in needs]
    yield from tabulate(rows, headers=("on", "privilege that a run needs")).splitlines()
    yield ""
