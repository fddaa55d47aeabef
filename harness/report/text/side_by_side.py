"""Several runs side by side, class by class: what a search is worth beside others that were asked the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tabulate import tabulate

from generators.tiers import Tier
from generators.topics import Intent
from harness.judging.class_rules import ClassVerdict
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from harness.judging.statistics import truncated
from harness.judging.verdict import Verdict
from harness.report.text.lines import counted
from harness.runs import Fidelity, Run, Status
from harness.runs.file import SavedRun

__all__ = ["Column", "columns_of", "side_by_side"]

Results = Sequence[ClassResult]
_DIGITS = 7


class Column(NamedTuple):
    """One run, under the name that tells it from the others, with what was said of it."""

    name: str
    run: Run
    verdict: Verdict

    @property
    def results(self) -> dict[str, ClassResult]:
        """Its classes, by id."""
        return {judged.result.id: judged.result for judged in self.verdict.classes}


def columns_of(judged: Sequence[tuple[SavedRun, Verdict]]) -> list[Column]:
    """Return the runs, each called by its system, and where two are of one name also by what they differ in."""
    tellings: tuple[Callable[[SavedRun], str], ...] = (
        lambda saved: saved.run.provenance.system,
        lambda saved: saved.run.provenance.engine.partition(" (")[0],
        lambda saved: saved.run.provenance.system_sha256[:_DIGITS],
        lambda saved: saved.path.name,
    )
    names = [""] * len(judged)
    for telling in tellings:
        if len(set(names)) < len(judged):
            told = [telling(saved) for saved, _ in judged]
            same = len(set(told)) == 1 and telling is not tellings[0]  # what all share tells none from another
            names = names if same else [", ".join(filter(None, both)) for both in zip(names, told, strict=True)]
    return [Column(name, saved.run, verdict) for name, (saved, verdict) in zip(names, judged, strict=True)]


def side_by_side(columns: Sequence[Column], *, every: bool = False) -> Iterator[str]:
    """Yield Markdown lines that compare `columns`, of runs that asked the same: the verdicts, then a row a class.

    A cell says of how many of how many topics everything was found, how many were shown nothing at all, and how many
    strangers a page shows on average: hits that fit nothing that was asked.  Classes in which the runs differ are
    listed under their intent, where the last run does worst first; of the others their number is told, unless `every`
    class is wanted.
    """
    names = [column.name for column in columns]
    yield from _table(("", *names), list(_summary(columns)))
    for intent in Intent:
        of_runs = [
            {name: result for name, result in column.results.items() if result.intent is intent} for column in columns
        ]
        named = {name: result for of in of_runs for name, result in of.items()}
        if not named:
            continue
        cells = {name: [_found(of.get(name)) for of in of_runs] for name in named}
        told = [name for name in named if every or len(set(cells[name])) > 1]
        order = sorted(told, key=lambda name: (_share(of_runs[-1].get(name)), name))
        yield from ("", f"## Classes of {intent} topics", "")
        rows = [(name.removeprefix(f"{intent}/"), named[name].tier, *cells[name]) for name in order]
        yield from _table(("class", "tier", *names), rows) if rows else ()
        if alike := len(named) - len(told):
            yield from ("", f"{counted(alike, 'other')} came out alike.") if rows else (f"All {alike} came out alike.",)


def _summary(columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    yield ("verdict", *(column.verdict.kind for column in columns))
    yield ("engine", *(column.run.provenance.engine.partition(" (")[0] for column in columns))
    if any(not column.run.scope.complete for column in columns):
        yield ("asked", *map(_asked, columns))
    for intent in Intent:
        held = [[r for r in c.results.values() if r.intent is intent and r.tier is not Tier.WEAK] for c in columns]
        if not any(held):
            continue
        yield (f"{intent} topics found, strong and medium", *(_sum(of, lambda r: r.found) for of in held))
        yield (f"{intent} topics with a wrong first hit", *(_sum(of, lambda r: r.wrong_top) for of in held))
        yield (f"{intent} topics shown nothing at all", *(_sum(of, lambda r: r.empty) for of in held))
        yield (f"strangers on a page of {intent} topics", *map(_strangers, held))
    for tier in (Tier.STRONG, Tier.MEDIUM):
        yield (f"{tier} classes that pass", *(_passed(column.verdict.classes, tier) for column in columns))
    yield ("golden topics", *(_held([g.status for g in column.verdict.golden]) for column in columns))
    yield ("relations", *(_held([r.status for r in column.verdict.relations]) for column in columns))
    if any(column.verdict.records for column in columns):
        yield ("records held as they were", *(_sound(column.verdict.records) for column in columns))
    yield ("disparities", *(_disparities(column.verdict) for column in columns))


def _asked(column: Column) -> str:
    """Return how much of the suite a run was to ask, where that was not all of it."""
    scope = column.run.scope
    if scope.complete:
        return "everything"
    return "only " + ", ".join(f"{len(of.ids)} of {len(of.known)} {noun}" for noun, of in scope.parts.items())


def _sound(records: Sequence[Fidelity]) -> str:
    """Return how many records are held as they were, of those that anybody could look up."""
    part, whole = sum(one.sound for one in records), sum(one.asked for one in records)
    return f"{part:,} of {whole:,}" if whole else "–"


def _sum(results: Results, count: Callable[[ClassResult], int]) -> str:
    part, whole = sum(map(count, results)), sum(result.n for result in results)
    return f"{part:,} of {whole:,} ({truncated(part / whole)})" if whole else "–"


def _passed(classes: Sequence[ClassVerdict], tier: Tier) -> str:
    of_tier = [judged for judged in classes if judged.result.tier is tier]
    return f"{sum(judged.kind is Kind.GO for judged in of_tier)} of {len(of_tier)}"


def _held(statuses: Sequence[Status]) -> str:
    return f"{statuses.count(Status.HELD)} of {len(statuses)}"


def _disparities(verdict: Verdict) -> str:
    return ", ".join(one.value for one in verdict.slices if one.disparity) or "none"


def _share(result: ClassResult | None) -> float:
    return result.found / result.n if result and result.n else 0.0


def _found(result: ClassResult | None) -> str:
    if not result or not result.n:
        return "–"
    return f"{result.found} of {result.n}, {result.empty} empty, {result.strangers:.1f} strangers"


def _strangers(results: Results) -> str:
    """Return the mean over all topics of `results`."""
    topics = sum(result.n for result in results)
    return f"{sum(r.summed(lambda page: page.strangers) for r in results) / topics:.2f}" if topics else "–"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True).splitlines()
