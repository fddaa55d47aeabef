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

    A cell says how many of how many topics were found.  A class is listed under its intent, where the last run does
    worst first.
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
    for tier in ("strong", "medium"):
        of_tier = [[c for c in run["classes"] if c["tier"] == tier] for run in runs]
        passed = [sum(c["verdict"] == "GO" for c in classes) for classes in of_tier]
        cells = (f"{n} of {len(classes)}" for n, classes in zip(passed, of_tier, strict=True))
        yield (f"{tier} classes that pass", *cells)
    for kind in ("golden", "properties"):
        held = [[x["status"] for x in run[kind]] for run in runs]
        yield (kind if kind == "properties" else "golden topics", *(f"{s.count('held')} of {len(s)}" for s in held))
    yield ("disparities", *(", ".join(s["value"] for s in run["slices"] if s["disparity"]) or "none" for run in runs))


def _sum(classes: Sequence[Json], what: str) -> str:
    part, whole = (sum(c[key] for c in classes) for key in (what, "n"))
    return f"{part:,} of {whole:,} ({truncated(part / whole)})" if whole else "–"


def _share(result: Json | None) -> float:
    return result["found"] / result["n"] if result and result["n"] else 0.0


def _found(result: Json | None) -> str:
    return f"{result['found']} of {result['n']}" if result else "–"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True).splitlines()
