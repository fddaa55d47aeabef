"""`search-harness relations`: what must hold between two searches, and which of it a system declares not to keep."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

import click
import orjson

from harness.commands.asking import code_option
from harness.errors import ConfigurationError, did_you_mean
from harness.relations import RELATIONS, Family, Relation
from harness.relations.exceptions import exceptions
from harness.report.text.lines import WIDTH
from harness.systems import find_system

__all__ = ["relations"]


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--family", type=click.Choice([family.value for family in Family]), help="Only this kind of relation.")
@click.option(
    "--system",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Mark what this system folder declares not to hold, with the reason; or a shipped one, by its name.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON, with the source of every relation.")
@code_option
def relations(name: str | None, family: str | None, system: Path | None, *, as_json: bool, allow_code: bool) -> None:
    """List the relations between searches that `pytest harness` tries on whatever record Hypothesis finds.

    Of each: what the first question asks by, how the others differ, and what must then hold.  NAME tells one in full,
    with who says so.

    A relation that by design does not hold for a system is declared in its system.toml, under [exceptions], with the
    reason.  --system shows those, and refuses a name that is no relation's.

    One relation is tried with `pytest harness --relation NAME`; docs/relations.md tells more.
    """
    excepted = exceptions(find_system(system, allow_code=allow_code)) if system else {}
    declared = {name: why.reason for name, why in excepted.items()}
    if name is not None and name not in RELATIONS:
        raise ConfigurationError(f"no relation is called {name!r}{did_you_mean(name, RELATIONS)}")
    chosen = [r for r in RELATIONS.values() if name in {None, r.name} and family in {None, r.family}]
    if as_json:
        told = [_document(relation, declared) for relation in chosen]
        click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
    elif name:
        click.echo("\n".join(line for relation in chosen for line in _full(relation, declared)))
    else:
        click.echo("\n".join(_listed(chosen, declared)))


def _listed(chosen: Sequence[Relation[Any]], declared: Mapping[str, str]) -> Iterator[str]:
    for family in Family:
        of_family = [relation for relation in chosen if relation.family is family]
        if of_family:
            yield f"{family}:"
            yield from (line for relation in of_family for line in _told(relation, declared))
            yield ""
    noun = "relation" if len(chosen) == 1 else "relations"
    yield f"{len(chosen)} {noun}" + (f", {_excepted(chosen, declared)} declared not to hold" if declared else "")


def _excepted(chosen: Sequence[Relation[Any]], declared: Mapping[str, str]) -> int:
    return sum(relation.name in declared for relation in chosen)


def _told(relation: Relation[Any], declared: Mapping[str, str]) -> Iterator[str]:
    yield f"  {relation.name}"
    yield from _wrapped(relation.about, "      ")
    if reason := declared.get(relation.name):
        yield from _wrapped(f"declared not to hold: {reason}", "      ")


def _full(relation: Relation[Any], declared: Mapping[str, str]) -> Iterator[str]:
    yield relation.name
    fields = {
        "family": relation.family.value,
        "asked": relation.asked,
        "differs": relation.differs,
        "holds": relation.holds,
        "source": relation.source,
        "declared": declared.get(relation.name, ""),
        "try it": f"pytest harness --relation {relation.name}",
    }
    for name, text in fields.items():
        if text:
            first, *more = _wrapped(text, " " * 12)
            yield from (f"  {name:<8}  {first.strip()}", *more)


def _wrapped(text: str, indent: str) -> list[str]:
    return [f"{indent}{line}" for line in wrap(text, WIDTH - len(indent), break_on_hyphens=False)]


def _document(relation: Relation[Any], declared: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": relation.name,
        "family": relation.family.value,
        "intent": relation.intent.value,
        "asked": relation.asked,
        "differs": relation.differs,
        "holds": relation.holds,
        "source": relation.source,
        "declared": declared.get(relation.name),
    }
