"""The summary's table: one row a class, the worst first, golden topics and relations in rows of their own."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import click
from tabulate import SEPARATING_LINE, tabulate

from generators.tiers import Tier
from generators.topics import PAGE, Intent
from harness.judging.class_rules import ClassVerdict
from harness.judging.reasons import Kind
from harness.judging.verdict import Verdict
from harness.report.text.lines import WIDTH
from harness.runs import Status

__all__ = ["COLOURS", "shortened", "table"]

COLOURS = {Kind.GO: "green", Kind.UNDECIDED: "yellow", Kind.NO_GO: "red", Kind.INVALID: "magenta"}
"""What colour stands for each kind of verdict, where colour is asked for."""

_LEGEND = """\
found: every record asked for is among the first {cutoff}; interval: of found in n (Wilson's);
floor: what its lower bound must reach (all: none may be missed);
no hits: nothing at all is shown; wrong top: the first hit fits nothing that was asked;
extra: records returned that do not fit (mean)"""

_NONE = "–"
_HELD = (Tier.STRONG, Tier.MEDIUM)
_SEVERITY = (Kind.INVALID, Kind.NO_GO, Kind.UNDECIDED, Kind.GO, None)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row as printed, but for the cut of its name and the colour of its verdict."""

    name: str
    figures: tuple[str, ...] = ("",) * 7
    kind: Kind | None = None
    verdict: str = ""


def table(verdict: Verdict, *, cutoff: int = PAGE, confidence: float = 0.95, colour: bool = False) -> str:
    """Return the table of a run, at most 100 columns wide.

    ``extra`` is a mean over topics.  Lines below the table tell it of each tier, and the drop that none of its classes
    would hide.  Names that would make the table too wide lose their middle.
    """
    header = _Row(
        name="class",
        figures=("n", "found", f"{confidence * 100:g} %\ninterval", "floor", "no\nhits", "wrong\ntop", "extra"),
        verdict="verdict",
    )
    groups = [[header], *_groups(verdict)]
    excess = max(map(len, _set(groups).splitlines())) - WIDTH
    if excess > 0:
        room = max(len(row.name) for group in groups for row in group) - excess
        groups = [[replace(row, name=shortened(row.name, room)) for row in group] for group in groups]
    return "\n".join((_set(groups, colour=colour), _LEGEND.format(cutoff=cutoff), *_tier_lines(verdict)))


def _set(groups: Sequence[Sequence[_Row]], *, colour: bool = False) -> str:
    """Set the groups with a rule between them; tabulate's own headers would widen every column by two."""
    lines: list[Sequence[str] | str] = []
    for group in groups:
        lines += [(row.name, *row.figures, _coloured(row) if colour else row.verdict) for row in group]
        lines.append(SEPARATING_LINE)
    text = tabulate(lines[:-1], tablefmt="simple", colalign=("left", *("right",) * 7, "left"), disable_numparse=True)
    return "\n".join(line.rstrip() for line in text.splitlines())


def _groups(verdict: Verdict) -> Iterator[list[_Row]]:
    for intent in Intent:
        classes = sorted((c for c in verdict.classes if c.result.intent is intent), key=_worst_first)
        if classes:
            yield [_Row(name=f"{intent}:"), *map(_class_row, classes)]
    checks = {f"golden {i}": [g.status for g in verdict.golden if g.intent is i] for i in Intent}
    checks["relations"] = [p.status for p in verdict.relations]
    if rows := [_checked_row(name, statuses) for name, statuses in checks.items() if statuses]:
        yield rows


def _class_row(judged: ClassVerdict) -> _Row:
    result = judged.result
    figures = (
        str(result.n),
        str(result.found),
        str(judged.share) if result.n else _NONE,
        _floor(judged),
        str(result.empty),
        str(result.wrong_top),
        _extra(result.surplus),
    )
    return _Row(
        name=result.id.removeprefix(f"{result.intent}/"),
        figures=figures,
        kind=judged.kind,
        verdict=judged.kind or "reported",
    )


def _tier_lines(verdict: Verdict) -> Iterator[str]:
    """Yield of each tier how many records were returned too many, on average, how often none, and which drop shows."""
    of_tiers = {tier: [c.result for c in verdict.classes if c.result.tier is tier and c.result.n] for tier in Tier}
    means = [
        f"{tier} {_extra(sum(a.surplus for r in results for a in r.assessments) / sum(r.n for r in results))}"
        for tier, results in of_tiers.items()
        if results
    ]
    if means:
        yield f"extra by tier: {', '.join(means)}"
        empty = (f"{tier} {sum(r.empty for r in results)}" for tier, results in of_tiers.items() if results)
        yield f"nothing shown at all, by tier: {', '.join(empty)}"
    asked = [judged for judged in verdict.classes if judged.result.n]
    drops = {tier: [judged.detectable_drop for judged in asked if judged.result.tier is tier] for tier in _HELD}
    if told := [f"{tier} {_worst(of_tier)}" for tier, of_tier in drops.items() if of_tier]:
        yield f"drop that every class would show: {', '.join(told)}"


def _worst(drops: Sequence[float | None]) -> str:
    """Write the largest of `drops` in percent, rounded up: so much shows at least."""
    largest = max((drop for drop in drops if drop is not None), default=None)
    return _NONE if None in drops or largest is None else f"{math.ceil(largest * 1000) / 10:g} %"


def _extra(mean: float | None) -> str:
    """Write a mean with two digits; what is not 0 does not read as 0."""
    if mean is None:
        return _NONE
    return "<0.01" if 0 < mean < 0.01 else f"{mean:.2f}" if 0 < mean < 10 else f"{mean:.0f}"


def _floor(judged: ClassVerdict) -> str:
    if judged.result.tier is Tier.STRONG:
        return "all"
    return _NONE if judged.floor is None else f"{judged.floor:g}"


def _checked_row(name: str, statuses: Iterable[Status]) -> _Row:
    """Sum up checks; what is known to fail, or is only reported or declared, counts as neither found nor broken."""
    counts = Counter(statuses)
    notes = [
        f"{counts[status]} {noun}"
        for status, noun in (
            (Status.KNOWN_FAILURE, "known to fail"),
            (Status.REPORTED, "reported"),
            (Status.DECLARED, "declared"),
            (Status.LACKING, "not asked"),
            (Status.STALE_MARK, "stale"),
        )
        if counts[status]
    ]
    if counts[Status.INVALID]:
        kind = Kind.INVALID
    elif counts[Status.BROKEN]:
        kind = Kind.NO_GO
    elif counts[Status.SAID_LITTLE]:
        kind = Kind.UNDECIDED
    else:
        kind = Kind.GO
    asked = counts.total() - counts[Status.LACKING]
    return _Row(
        name=name + (f" ({', '.join(notes)})" if notes else ""),
        figures=(
            str(asked - counts[Status.INVALID]),
            str(counts[Status.HELD] + counts[Status.STALE_MARK]),
            _NONE,
            "all",
            _NONE,
            _NONE,
            _NONE,
        ),
        kind=kind if asked else None,
        verdict=kind if asked else "not asked",
    )


def _worst_first(judged: ClassVerdict) -> tuple[int, float, str]:
    result = judged.result
    return _SEVERITY.index(judged.kind), result.found / result.n if result.n else 0.0, result.id


def shortened(name: str, room: int) -> str:
    """Return `name`, without its middle where it is longer than `room`."""
    if len(name) <= room:
        return name
    head = (room - 1) // 2
    return f"{name[:head]}…{name[len(name) - (room - 1 - head) :]}"


def _coloured(row: _Row) -> str:
    return click.style(row.verdict, fg=COLOURS[row.kind], bold=row.kind is not Kind.GO) if row.kind else row.verdict
