"""`search-harness mutants`: whether the suite would notice, of searches broken on purpose."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from harness import __version__
from harness.commands.asking import asking_options, chosen_engine, chosen_settings, engine_options, read_whole
from harness.engine import open_engine
from harness.errors import ConfigurationError, ExitStatus, did_you_mean
from harness.interrupts import ended_as_interrupted
from harness.judging.policy import Policy
from harness.measuring.access import needs_of
from harness.mutants import EQUIVALENTS, MUTANTS, PAIRS, Layer, Mutant
from harness.mutants.outcome import Outcome, Result, Until
from harness.mutants.own import own_mutant
from harness.mutants.record import Key, Record
from harness.mutants.trial import Ground, open_ground, try_mutant
from harness.outputs import output_path, write_whole
from harness.report.formats.mutation import mutation_report
from harness.report.text.mutants import equivalent_lines, listed_lines, mutant_lines
from harness.settings import Settings
from harness.systems import require_indexed

__all__ = ["mutants"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--system", type=_PATH, help="The system folder, or a shipped one: reference (default), naive, fuzzy.")
@click.option("--only", multiple=True, metavar="ID", help="This mutant alone; may be said several times.")
@click.option("--layer", type=click.Choice([layer.value for layer in Layer]), help="Those of one layer alone.")
@click.option("--pairs", is_flag=True, help="Two at once, of which one gives back what the other takes.")
@click.option(
    "--equivalent", is_flag=True, help="Changes that should not matter: whatever is noticed is a false alarm."
)
@click.option(
    "--mutant",
    "own",
    type=_PATH,
    multiple=True,
    metavar="PATH",
    help="One of your own: a changed system folder, an ingest pipeline (JSON), or a corpus folder with changed "
    "load/*.ndjson.",
)
@click.option(
    "--groups",
    "until",
    flag_value="groups",
    help="Go on until records, golden topics, classes and relations each noticed.",
)
@click.option("--matrix", "until", flag_value="all", help="Go on to the end, whatever noticed it.")
@click.option("--record", type=_PATH, metavar="FILE", help="Keep what came of each, and go on from there.")
@click.option(
    "--json", "as_json", type=_PATH, metavar="FILE", help="Write the result as mutation-testing tools read it."
)
@click.option("--list", "listing", is_flag=True, help="Only list them.")
@click.option(
    "--seeds", type=click.IntRange(min=1), default=1, help="Of --equivalent: so many corpora, from --seed on."
)
@click.option("-v", "verbose", is_flag=True, help="Tell each, not only those that nobody noticed.")
@asking_options
@engine_options
def mutants(
    *,
    system: Path | None,
    only: tuple[str, ...],
    layer: str | None,
    pairs: bool,
    equivalent: bool,
    own: tuple[Path, ...],
    until: str | None,
    record: Path | None,
    as_json: Path | None,
    listing: bool,
    seeds: int,
    verbose: bool,
    **choices: Any,  # noqa: ANN401  # as the options are declared
) -> None:
    """Break the search on purpose, in the ways in which real ones were, and count what the suite notices.

    A mutant goes through the same records, classes, golden topics, relations and policy as `pytest harness` asks, first
    those that should show it, until one of them turns: NO-GO where the unbroken search was not, or no longer to be
    asked.  What sends the same request to the same index is not asked again.  Of a search that is NO-GO as it is, only
    what it keeps can turn.

    killed: noticed.  survived: some answers differ, and nobody noticed.  masked: not one answer differs, since
    something else of the search does the same.  Ends with 0 if all that apply were noticed (of --equivalent: none).
    """
    chosen = _chosen(only, layer, own, pairs=pairs, equivalent=equivalent, allow_code=bool(choices["allow_code"]))
    if listing:
        click.echo("\n".join(listed_lines(chosen.values())))
        return
    settings = chosen_settings(choices, system=system)
    corpora = _corpora(settings, seeds, equivalent=equivalent)
    policy = Policy.find(settings.policy)
    files = {option: output_path(path, option) for option, path in (("--record", record), ("--json", as_json)) if path}
    golden, read = read_whole(settings)
    far = Until(until or "first")
    indexed, request = require_indexed(read), chosen_engine(choices)
    outcomes: list[Outcome] = []
    with ended_as_interrupted(), open_engine(request, progress=True, needs=needs_of(indexed)) as engine:
        for one in corpora:
            with open_ground(one, engine, golden, indexed, policy, progress=True) as ground:
                kept = Record(_key(ground), files.get("--record"))
                _try_all(ground, chosen, kept, far)
            outcomes += [kept.outcomes[name] for name in chosen]
    if path := files.get("--json"):
        write_whole(path, mutation_report(chosen, outcomes, kept.key))
    told = equivalent_lines if equivalent else mutant_lines
    click.echo("\n".join(told(chosen, outcomes, kept.key, verbose=verbose)))
    sys.exit(_status(outcomes, equivalent=equivalent))


def _chosen(
    only: Sequence[str], layer: str | None, own: Iterable[Path], *, pairs: bool, equivalent: bool, allow_code: bool
) -> Mapping[str, Mutant]:
    """Return the mutants that are asked for, by id; raises :class:`ConfigurationError` for one that there is not."""
    if own:
        return {mutant.id: mutant for mutant in (own_mutant(path, allow_code=allow_code) for path in own)}
    known = EQUIVALENTS if equivalent else PAIRS if pairs else MUTANTS
    every = {**MUTANTS, **PAIRS, **EQUIVALENTS} if only and not (pairs or equivalent) else known
    for name in only:
        if name not in every:
            raise ConfigurationError(f"--only {name}: there is no such mutant{did_you_mean(name, every)}")
    return {
        name: mutant for name, mutant in every.items() if (not only or name in only) and layer in {None, mutant.layer}
    }


def _corpora(settings: Settings, seeds: int, *, equivalent: bool) -> list[Settings]:
    """Return `settings` for each of so many `seeds`; raises :class:`ConfigurationError` where only one can be asked."""
    if seeds == 1:
        return [settings]
    if not equivalent:
        raise ConfigurationError(f"--seeds {seeds}: only changes that should not matter are tried on several corpora")
    if settings.corpus or not settings.seed.isdecimal():
        where = f"--corpus {settings.corpus}" if settings.corpus else f"--seed {settings.seed}"
        raise ConfigurationError(f"--seeds {seeds}: needs a number as --seed to count on from, not {where}")
    return [replace(settings, seed=str(int(settings.seed) + number)) for number in range(seeds)]


def _key(ground: Ground) -> Key:
    provenance = ground.session.provenance
    return Key(
        harness=__version__,
        engine=ground.unbroken.engine.version,
        system=provenance.system,
        system_sha256=provenance.system_sha256,
        policy_sha256=ground.policy.sha256,
        corpus_sha256=provenance.corpus_sha256,
        topics=provenance.topics_per_class,
        profile=ground.session.settings.profile,
    )


def _try_all(ground: Ground, chosen: Mapping[str, Mutant], kept: Record, until: Until) -> None:
    left = [mutant for name, mutant in chosen.items() if not kept.has(name, until)]
    with tqdm(total=len(left), desc="mutants", unit=" mutants", disable=None, leave=False) as bar:
        for mutant in left:
            bar.set_postfix_str(mutant.id)
            kept.add(try_mutant(ground, mutant, until=until))
            bar.update()


def _status(outcomes: Iterable[Outcome], *, equivalent: bool) -> ExitStatus:
    results = {outcome.result for outcome in outcomes}
    noticed = {Result.KILLED} if equivalent else {Result.SURVIVED, Result.MASKED}
    return ExitStatus.NO_GO if results & noticed else ExitStatus.GO
