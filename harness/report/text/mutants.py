"""What came of mutants, in words: how many were noticed, and by what; of the others, what nobody would notice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from tabulate import tabulate

from harness.judging.statistics import at_most
from harness.mutants.mutant import Layer, Mutant
from harness.mutants.outcome import Group, Outcome, Result, Until
from harness.mutants.record import Key
from harness.mutants.redundancy import Redundancy, redundancy
from harness.report.text.lines import ITEM, PARAGRAPH, counted

__all__ = ["equivalent_lines", "listed_lines", "mutant_lines"]

Mutants = Mapping[str, Mutant]


def listed_lines(mutants: Iterable[Mutant]) -> Iterator[str]:
    """Yield the lines that list `mutants`, layer by layer."""
    told = list(mutants)
    for layer in Layer:
        of_layer = [mutant for mutant in told if mutant.layer is layer]
        if of_layer:
            yield f"{layer}:"
            for mutant in of_layer:
                yield from ITEM.wrap(f"{mutant.id}: {mutant.story} [{mutant.source}]")
            yield ""
    yield counted(len(told), "mutant")


def mutant_lines(mutants: Mutants, outcomes: Sequence[Outcome], key: Key, *, verbose: bool = False) -> Iterator[str]:
    """Yield the lines that say what came of `mutants`: a row for each layer, what each told, and those not noticed."""
    yield _searched(key)
    yield ""
    yield from _table(mutants, outcomes)
    yield ""
    if all(one.until is not Until.FIRST for one in outcomes if one.result is not Result.NOT_APPLICABLE):
        yield from _by_group(mutants, outcomes)
        yield ""
    if any(one.until is Until.ALL for one in outcomes):
        yield from _redundant(redundancy(outcomes))
        yield ""
    if verbose:
        for outcome in outcomes:
            yield from ITEM.wrap(f"{outcome.mutant}: {_came_to(outcome)}")
        yield ""
    applied = [one for one in outcomes if one.result is not Result.NOT_APPLICABLE]
    yield from PARAGRAPH.wrap(_noticed(applied) + _left_out(len(outcomes) - len(applied), key))
    for result, text in ((Result.SURVIVED, "nobody would notice if"), (Result.MASKED, "not one answer differs if")):
        left = [one for one in applied if one.result is result]
        if left:
            yield ""
            yield f"{text}:"
            for one in left:
                differ = f"; {counted(one.differing, 'answer differs', 'answers differ')}" if one.differing else ""
                yield from ITEM.wrap(f"{mutants[one.mutant].story} ({one.mutant}{differ})")


def _noticed(applied: Sequence[Outcome]) -> str:
    killed = [one for one in applied if one.result is Result.KILLED]
    elsewhere, compared = sum(not one.named for one in killed), sum(one.by_comparison_alone for one in killed)
    told = [f"{compared} of them only beside a run from before"] if compared else []
    told += [f"{elsewhere} by nothing that was thought to show it"] if elsewhere else []
    by_others = f" ({', '.join(told)})" if told else ""
    return f"your suite and policy would notice {len(killed)} of {len(applied)}{by_others}"


def _left_out(count: int, key: Key) -> str:
    return f"; {count} do not apply to {key.system}" if count else ""


def equivalent_lines(
    mutants: Mutants, outcomes: Sequence[Outcome], key: Key, *, verbose: bool = False
) -> Iterator[str]:
    """Yield the lines that say what came of changes that should not matter, and how many false alarms that bounds."""
    yield _searched(key)
    yield ""
    applied = [one for one in outcomes if one.result is not Result.NOT_APPLICABLE]
    alarms = [one for one in applied if one.result is Result.KILLED]
    for one in outcomes if verbose else alarms:
        yield from ITEM.wrap(f"{one.mutant}: {mutants[one.mutant].story}: {_came_to(one)}")
    bound = at_most(len(alarms), len(applied)) if applied else 1.0
    told = f"{counted(len(applied), 'run')} of changes that should not matter, {counted(len(alarms), 'false alarm')}"
    yield f"{told}: at most {ceil(bound * 1000) / 10:.1f} % of such runs (95 % confidence)"


def _searched(key: Key) -> str:
    return f"{key.system} ({key.system_sha256[:12]}) on Elasticsearch {key.engine}, profile {key.profile}"


def _table(mutants: Mutants, outcomes: Sequence[Outcome]) -> Iterator[str]:
    rows = []
    for layer in Layer:
        of_layer = [one for one in outcomes if mutants[one.mutant].layer is layer]
        if of_layer:
            rows.append((layer.value, *_counts(of_layer)))
    if len(rows) > 1:
        rows.append(("all", *_counts(outcomes)))
    headers = ("layer", "mutants", "killed", "as expected", "compared", "survived", "masked", "not applicable")
    yield from tabulate(rows, headers=headers).splitlines()


def _by_group(mutants: Mutants, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how many of each layer would have been noticed by one kind of part alone."""
    rows: list[tuple[object, ...]] = []
    for layer in (*Layer, None):
        of_layer = [one for one in outcomes if layer in {None, mutants[one.mutant].layer}]
        applied = [one for one in of_layer if one.result is not Result.NOT_APPLICABLE]
        if applied:
            rows.append((layer or "all", len(applied), *(sum(one.by(group) for one in applied) for group in Group)))
    yield "noticed by one kind of part alone:"
    yield from tabulate(rows, headers=("layer", "applied", *(group.value for group in Group))).splitlines()


def _redundant(found: Redundancy) -> Iterator[str]:
    """Yield how much of the suite says the same."""
    mutants = sum(map(len, found.patterns.values()))
    yield from PARAGRAPH.wrap(
        f"{counted(len(found.patterns), 'pattern')} among {counted(mutants, 'mutant')} that were killed; "
        f"{counted(len(found.smallest), 'part')} of the suite notice them all, {len(found.parts)} noticed any"
    )
    for mutant, part in found.alone.items():
        yield from ITEM.wrap(f"{mutant}: by {part} alone")


def _counts(outcomes: Sequence[Outcome]) -> tuple[int, ...]:
    results = Counter(one.result for one in outcomes)
    named = sum(one.named for one in outcomes if one.result is Result.KILLED)
    compared = sum(one.by_comparison_alone for one in outcomes)
    left = (results[result] for result in (Result.SURVIVED, Result.MASKED, Result.NOT_APPLICABLE))
    return len(outcomes), results[Result.KILLED], named, compared, *left


def _came_to(outcome: Outcome) -> str:
    if outcome.result is not Result.KILLED:
        return f"{outcome.result}{f': {outcome.why}' if outcome.why else ''}"
    first = outcome.killers[0]
    groups = Counter(killer.group for killer in outcome.killers)
    several = ", ".join(f"{groups[group]} {group}" for group in Group if groups[group])
    more = f" ({several})" if len(outcome.killers) > 1 else ""
    return f"killed by {first.part}: {first.reason}{more}"
