"""Several runs side by side, class by class: what a search is worth beside others on the same corpus."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tabulate import tabulate

from harness.judging.statistics import truncated

__all__ = ["side_by_side"]

Json = Mapping[str, Any]
"""A run, as ``--report-json`` wrote it."""


def side_by_side(runs: Sequence[Json]) -> Iterator[str]:
    """Yield Markdown lines that compare `runs`, which must be of one corpus: the verdicts, then a row a class.

    A cell says of how many of how many topics everything was found, how many were shown nothing at all, and how many
    strangers a page shows on average: hits that fit nothing that was asked.  A class is listed under its intent, where
    the last run does worst first.
    """
    names = [run["provenance"]["system"] for run in runs]
    yield from _table(("", *names), [(what, *cells) for what, *cells in _summary(runs)])
    yield ""
    for intent in ("person", "incident"):
        yield f"## Classes of {intent} topics"
        yield ""
        of_runs = [{c["id"]: c for c in run["classes"] if c["intent"] == intent} for run in runs]
        order = sorted(of_runs[0], key=lambda c: (_share(of_runs[-1].get(c)), c))
        rows = [
            (c.removeprefix(f"{intent}/"), of_runs[0][c]["tier"], *(_found(of.get(c)) for of in of_runs)) for c in order
        ]
        yield from _table(("class", "tier", *names), rows)
        yield ""


def _summary(runs: Sequence[Json]) -> Iterator[tuple[str, ...]]:
    yield ("verdict", *(run["verdict"]["kind"] for run in runs))
    yield ("engine", *(run["provenance"]["engine"].partition(" (")[0] for run in runs))
    for intent in ("person", "incident"):
        held = [[c for c in run["classes"] if c["intent"] == intent and c["tier"] != "weak"] for run in runs]
        yield (f"{intent} topics found, strong and medium", *(_sum(classes, "found") for classes in held))
        yield (f"{intent} topics with a wrong first hit", *(_sum(classes, "wrong_top") for classes in held))
        yield (f"{intent} topics shown nothing at all", *(_sum(classes, "empty") for classes in held))
        yield (f"strangers on a page of {intent} topics", *map(_strangers, held))
    for tier in ("strong", "medium"):
        of_tier = [[c for c in run["classes"] if c["tier"] == tier] for run in runs]
        passed = [sum(c["verdict"] == "GO" for c in classes) for classes in of_tier]
        cells = (f"{n} of {len(classes)}" for n, classes in zip(passed, of_tier, strict=True))
        yield (f"{tier} classes that pass", *cells)
    for kind in ("golden", "relations"):
        held = [[x["status"] for x in run[kind]] for run in runs]
        yield (kind if kind == "relations" else "golden topics", *(f"{s.count('held')} of {len(s)}" for s in held))
    yield ("disparities", *(", ".join(s["value"] for s in run["slices"] if s["disparity"]) or "none" for run in runs))


def _sum(classes: Sequence[Json], what: str) -> str:
    part, whole = (sum(c[key] for c in classes) for key in (what, "n"))
    return f"{part:,} of {whole:,} ({truncated(part / whole)})" if whole else "–"


def _share(result: Json | None) -> float:
    return result["found"] / result["n"] if result and result["n"] else 0.0


def _found(result: Json | None) -> str:
    if not result or not result["n"]:
        return "–"
    return f"{result['found']} of {result['n']}, {result['empty']} empty, {result['means']['strangers']:.1f} strangers"


def _strangers(classes: Sequence[Json]) -> str:
    """Return the mean over all topics of `classes`."""
    shown = [(c["n"], c["means"]["strangers"]) for c in classes if c["n"]]
    return f"{sum(n * mean for n, mean in shown) / sum(n for n, _ in shown):.2f}" if shown else "–"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True).splitlines()
