"""How often the suite cries wolf: the whole of ``pytest harness`` on an unchanged system, seed after seed.

    python -m benchmarks.false_alarms [--seeds N] [--first SEED] [--record FILE] [--markdown FILE] [sizes]

Every seed is another corpus with other topics, asked by a process of its own, one after another, on one engine: the one
that the environment names, the kept node, or one that is started and stopped here.  The indices of a run have names of
their own and are deleted at its end.

What is measured goes to ``--record`` at once, and is not measured again where system, policy, harness version and sizes
are the same.  After any other change of the harness, start a new one.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any, Self

import orjson
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.common import run_suite
from generators.tiers import Tier
from harness import __version__
from harness.engine import EngineRequest, open_engine
from harness.interrupts import end_as_interrupted
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.statistics import at_most, truncated
from harness.outputs import output_path
from harness.report.formats.file import write_report
from harness.settings import Settings
from harness.systems import find_system

__all__ = ["Record", "Row", "key_of", "page", "summary"]

Json = dict[str, Any]

_SIZES = ("people", "incidents", "topics")

_TOLD = 3
"""How many reasons of a run are told, the gravest first."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One run: what it said, and how close it came to saying something else.

    `lowest` is the smallest lower bound of the share found of any medium class, and `lowest_class` that class (None
    where none was asked).  Missed topics and wrong first hits are those of `held` topics, of the strong and the medium
    tier.  `reasons` are why it was not GO; `seconds` are those of the whole run.
    """

    seed: str
    verdict: str
    lowest: float | None
    lowest_class: str | None
    missed_strong: int
    missed_medium: int
    wrong_top: int
    held: int
    corpus_sha256: str
    seconds: float
    reasons: tuple[str, ...] = ()

    @classmethod
    def from_report(cls, report: Json) -> Self:
        """Return the row of a run by its report, as ``docs/report.md`` describes it."""
        strong, medium = (
            [c for c in report["classes"] if c["tier"] == tier.value and c["n"]] for tier in (Tier.STRONG, Tier.MEDIUM)
        )
        lowest = min(medium, key=lambda c: c["interval"]["low"], default=None)
        return cls(
            seed=report["settings"]["seed"],
            verdict=report["verdict"]["kind"],
            lowest=lowest and lowest["interval"]["low"],
            lowest_class=lowest and lowest["id"],
            missed_strong=sum(len(c["missed"]) for c in strong),
            missed_medium=sum(len(c["missed"]) for c in medium),
            wrong_top=sum(c["wrong_top"] for c in (*strong, *medium)),
            held=sum(c["n"] for c in (*strong, *medium)),
            corpus_sha256=report["provenance"]["corpus_sha256"],
            seconds=report["timing"]["session_seconds"],
            reasons=tuple(reason["text"] for reason in report["verdict"]["reasons"]),
        )


class Record:
    """The runs measured so far, in a file if `path` names one; those of `key` alone are looked at, all are kept."""

    def __init__(self, path: Path | None, key: Json) -> None:
        self._path = output_path(path, "--record") if path else None
        self._key = key
        self._runs: list[Json] = orjson.loads(path.read_bytes())["runs"] if path and path.exists() else []

    @property
    def rows(self) -> dict[str, Row]:
        """The runs of the key, by seed."""
        own = (run["row"] for run in self._runs if run["of"] == self._key)
        return {row["seed"]: Row(**row | {"reasons": tuple(row["reasons"])}) for row in own}

    def add(self, row: Row) -> None:
        """Keep a run."""
        self._runs.append({"of": self._key, "row": asdict(row)})
        if self._path:
            write_report(self._path, {"runs": self._runs})


def summary(rows: Sequence[Row], *, confidence: float = 0.95) -> str:
    """Say how many runs were false alarms, and how many of all that may be.

    The bound is the exact one-sided one, rounded up.
    """
    said = Counter(row.verdict for row in rows)
    alarms = said[Kind.NO_GO.value]
    bound = at_most(alarms, len(rows), confidence=confidence)
    others = ", ".join(f"{said[kind.value]} {kind.value}" for kind in (Kind.GO, Kind.UNDECIDED))
    return (
        f"{alarms} of {len(rows)} runs said NO-GO ({others}): with {confidence * 100:g} % confidence, "
        f"at most {ceil(bound * 10_000) / 100:g} % of runs do."
    )


def page(rows: Sequence[Row], *, system: str, repeat: str) -> str:
    """Return the page that tells of `rows`: what ran, how to `repeat` it, a row a seed, and what follows."""
    table = tabulate([_cells(row) for row in rows], headers="keys", tablefmt="pipe", disable_numparse=True)
    told = [line for row in rows for line in _reasons(row)]
    what = (
        f"The whole of `pytest harness` on the unchanged {system}, seed after seed: every seed is another\n"
        "corpus with other topics. Printed by"
    )
    legend = (
        "Lowest bound: the smallest lower end of the interval of any medium class; missed and wrong first hits: of\n"
        "all topics of that tier, and of both tiers."
    )
    parts = ["# False alarms", what, f"```console\n$ {repeat}\n```", table, legend, summary(rows)]
    if told:
        parts += ["Why a run was not GO:", "\n".join(told)]
    return "\n\n".join(parts) + "\n"


def _reasons(row: Row) -> list[str]:
    more = len(row.reasons) - _TOLD
    told = [*row.reasons[:_TOLD], *([f"and {more} more"] if more > 0 else [])]
    return [f"- seed {row.seed}: {reason}" for reason in told]


def _cells(row: Row) -> dict[str, str]:
    return {
        "seed": row.seed,
        "verdict": row.verdict,
        "lowest bound": "–" if row.lowest is None else f"{truncated(row.lowest)} ({row.lowest_class})",
        "missed, strong": f"{row.missed_strong:,}",
        "missed, medium": f"{row.missed_medium:,}",
        "wrong first hits": f"{row.wrong_top:,} of {row.held:,}",
        "corpus": row.corpus_sha256[:12],
        "seconds": f"{row.seconds:.0f}",
    }


def main() -> None:
    """Measure what the record lacks, and print the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20, help="how many (default: 20)")
    parser.add_argument("--first", type=int, default=1, help="the first of them (default: 1)")
    parser.add_argument("--record", type=Path, metavar="FILE", help="keep what was measured here, to go on from it")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the page here too")
    for name, kind in (("profile", str), *((size, int) for size in _SIZES), ("system", Path), ("policy", Path)):
        parser.add_argument(f"--{name}", type=kind, help="as of pytest harness")
    options = parser.parse_args()
    if options.seeds < 1:
        parser.error("--seeds: at least 1")
    end_as_interrupted()
    settings = Settings.from_options(vars(options))
    system = find_system(settings.system)
    record = Record(options.record, key_of(settings, system.sha256))
    seeds = [str(options.first + number) for number in range(options.seeds)]
    _measure(record, settings, seeds)
    rows = record.rows
    text = page(
        [rows[seed] for seed in seeds],
        system=f"{system.name} system ({system.sha256[:12]})",
        repeat=_repeat(settings, options.seeds, options.first),
    )
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def _measure(record: Record, settings: Settings, seeds: Sequence[str]) -> None:
    lacking = [seed for seed in seeds if seed not in record.rows]
    if not lacking:
        return
    with open_engine(EngineRequest.from_environment(), progress=True) as engine:
        progress = tqdm(lacking, desc="seeds", disable=None)
        for seed in progress:
            # By its address even a kept node is one where a run's indices are its own, and deleted.
            report = run_suite(replace(settings, seed=seed), "--es-url", engine.url)
            record.add(row := Row.from_report(report))
            progress.set_postfix_str(f"seed {seed}: {row.verdict}")


def key_of(settings: Settings, system_sha256: str) -> Json:
    """Return what a run is of, so that another of the same need not be measured again."""
    policy = Policy.find(settings.policy)
    sizes = {size: getattr(settings, size) for size in _SIZES}
    return {"harness": __version__, "system_sha256": system_sha256, "policy": str(policy), **sizes}


def _repeat(settings: Settings, seeds: int, first: int) -> str:
    words = ("python", "-m", "benchmarks.false_alarms", "--seeds", str(seeds), "--first", str(first))
    return " ".join((*words, *settings.options()))


if __name__ == "__main__":
    main()
