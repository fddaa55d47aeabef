"""How long it takes to look every record up and compare it, beside loading the same records: goal, no longer.

Each release of the engine that is named is started once for all rounds; every round loads the corpus into indices of
its own, and then verifies those.

    python -m benchmarks.verifying [--engine VERSION …] [--rounds N] [--people N] [--incidents N] [--system DIR]

Ends with status 1 where anything is said of a record that is as it was given: a false alarm.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tabulate import tabulate
from tqdm import tqdm

from generators.corpus import Corpus
from generators.topics import Intent
from harness.engine import Engine, EngineRequest, open_engine
from harness.fidelity import check
from harness.fidelity.holding import IndexHolding
from harness.golden import load_golden
from harness.interrupts import end_as_interrupted
from harness.loading.index import private_indices
from harness.measuring.corpus import corpus_of
from harness.runs import Fidelity
from harness.settings import Settings
from harness.systems import IndexedSystem, find_system


class _Round(NamedTuple):
    loading: float
    verifying: float
    held: tuple[Fidelity, ...]

    @property
    def records(self) -> int:
        return sum(one.asked for one in self.held)

    @property
    def alarms(self) -> int:
        return sum(one.asked - one.sound for one in self.held)


def main() -> None:
    """Print the medians of seconds and their ratio, release by release."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", action="append", metavar="VERSION", help="may be said several times")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed (default: 3)")
    for size in ("people", "incidents"):
        parser.add_argument(f"--{size}", type=int, help=f"default: {getattr(Settings, size):,}, as of the suite")
    parser.add_argument("--system", type=Path, help="one that we load (default: the reference)")
    options = parser.parse_args()
    end_as_interrupted()
    settings = Settings.from_options(vars(options))
    system = find_system(settings.system)
    if not isinstance(system, IndexedSystem):
        parser.error(f"--system {options.system}: is not loaded by us (kind = {system.kind!r})")
    corpus = corpus_of(settings, load_golden())
    rows, alarms = [], 0
    for version in options.engine or [None]:
        with open_engine(EngineRequest.from_environment(version=version), progress=True) as engine:
            rounds = list(tqdm(_rounds(engine, system, corpus, options.rounds), total=options.rounds, disable=None))
        rows.append(_row(engine, rounds))
        alarms += sum(one.alarms for one in rounds)
    print(tabulate(rows, headers="keys", floatfmt=".2f"))
    sys.exit(alarms > 0)


def _rounds(engine: Engine, system: IndexedSystem, corpus: Corpus, count: int) -> Iterator[_Round]:
    for _ in range(count):
        began = perf_counter()
        with engine.client() as client, private_indices(client, system, corpus, progress=False) as indices:
            loaded = perf_counter()
            holding = IndexHolding(client, system, indices)
            held = tuple(
                check(intent, records, holding, system.intents[intent].holds)
                for intent, records in ((Intent.PERSON, corpus.people), (Intent.INCIDENT, corpus.incidents))
            )
            yield _Round(loaded - began, perf_counter() - loaded, held)


def _row(engine: Engine, rounds: list[_Round]) -> dict[str, str | float]:
    ratios = [one.verifying / one.loading for one in rounds]
    return {
        "engine": engine.version,
        "records": rounds[0].records,
        "false alarms": sum(one.alarms for one in rounds),
        "loading, s": median(one.loading for one in rounds),
        "verifying, s": median(one.verifying for one in rounds),
        "of loading, median": median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
    }


if __name__ == "__main__":
    main()
