"""What kept runs cost: their size, and the time and memory that it takes to judge and to compare them.

    python -m benchmarks.kept_runs BASELINE [CANDIDATE]

The files are those of ``pytest harness --save-run``; without a candidate the baseline is compared with a copy of
itself.  Every command runs in a process of its own, whose peak is its resident set as the system counts it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tabulate import tabulate

from harness.runs.file import read_run, write_run

_CLI = "from harness.cli import main; main()"
_MIB = 1 << 20


class _Cost(NamedTuple):
    what: str
    seconds: float
    peak_mb: float | None = None


def main() -> None:
    """Print the costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("baseline", type=Path)
    parser.add_argument("candidate", type=Path, nargs="?")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        other = options.candidate or Path(shutil.copy(options.baseline, Path(folder) / "again.zip"))
        saved = read_run(options.baseline)
        topics = sum(len(part.topics) for asked in saved.run.classes if (part := saved.run.part(asked.id)))
        size = options.baseline.stat().st_size / _MIB
        print(f"{topics:,} topics of {len(saved.run.classes)} classes in {size:.1f} MB\n")
        rows = [
            _written(options.baseline, Path(folder) / "written.zip"),
            _command("judge", options.baseline),
            _command("compare", options.baseline, other),
        ]
    print(tabulate(rows, headers=("", "seconds", "peak, MB"), floatfmt=".1f", tablefmt="pipe"))


def _written(file: Path, path: Path) -> _Cost:
    """Read every part, and write them again."""
    began = perf_counter()
    saved = read_run(file)
    write_run(path, saved.run, saved.judged)
    return _Cost("read whole and written again", perf_counter() - began)


def _command(*words: object) -> _Cost:
    began = perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _CLI, *map(str, words)], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return _Cost(f"search-harness {words[0]}", perf_counter() - began, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
