"""What the benchmarks share: timing turn about, the bare loop of searches, and the suite as a process of its own."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, Generic, NamedTuple, TypeVar

import orjson
from tqdm import tqdm

from generators.topics import Topic
from harness.backends.base import Question
from harness.backends.elasticsearch import BATCH, ElasticsearchBackend
from harness.errors import ExitStatus
from harness.measuring.indexed import Indexed
from harness.measuring.session import Session
from harness.settings import Settings

__all__ = ["SuiteError", "Timed", "bare_loop", "indexed", "run_suite", "turn_about"]

_SUITE = Path(__file__).parent.parent / "harness"
_TOLD_CHARACTERS = 2000
_ENDING_S = 60

Result = TypeVar("Result")


class Timed(NamedTuple, Generic[Result]):
    """What a run returned, and how many seconds it took."""

    result: Result
    seconds: float


class SuiteError(Exception):
    """The suite ended without a verdict on the search."""


def turn_about(
    runs: Mapping[str, Callable[[], Result]], rounds: int, *, warm: int = 1, name: str = "rounds"
) -> Mapping[str, list[Timed[Result]]]:
    """Return, for each of `runs`, how it went in every round; `warm` rounds before them warm all alike."""
    timings: dict[str, list[Timed[Result]]] = {run: [] for run in runs}
    names = list(runs)
    for number in tqdm(range(-warm, rounds), desc=name, leave=False, disable=None):
        # Who goes first changes every round, so that none always finds the caches warm.
        first = number % len(names)
        for run in names[first:] + names[:first]:
            start = perf_counter()
            result = runs[run]()
            if number >= 0:
                timings[run].append(Timed(result, perf_counter() - start))
    return timings


@contextmanager
def bare_loop(session: Session, classes: Iterable[list[Topic]]) -> Iterator[Callable[[], None]]:
    """Yield a loop that asks the topics of `classes`: its bodies are ready, and it throws the answers away."""
    where = indexed(session)
    with where.engine.client() as client:
        backend = ElasticsearchBackend(client, where.system, where.indices)
        batches = [
            backend.requests(map(Question.of, topics[start : start + BATCH]))
            for topics in classes
            for start in range(0, len(topics), BATCH)
        ]

        def loop() -> None:
            for lines in batches:
                client.msearch(searches=lines)  # type: ignore[arg-type]  # the client passes bytes on

        yield loop


def indexed(session: Session) -> Indexed:
    """Return where the search of `session` is reached: in indices of ours."""
    if not isinstance(session.reached, Indexed):
        raise TypeError(f"{session.reached.described} holds no indices of ours")
    return session.reached


def run_suite(settings: Settings, *options: str, seconds: float = 3600) -> dict[str, Any]:
    """Run ``pytest harness`` in a process of its own, and return its report.

    Whatever ends the wait, the process is ended too, and given time to remove what it made in the cluster.  Raises
    :class:`SuiteError` where it measured nothing or not all, and :class:`subprocess.TimeoutExpired` after `seconds`.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = ("-q", str(_SUITE), *settings.options(), *options, "--report-json", str(report))
        command = [sys.executable, "-m", "pytest", *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            output, _ = process.communicate(timeout=seconds)
        except BaseException:
            _end(process)
            raise
        if process.returncode not in {ExitStatus.GO, ExitStatus.NO_GO, ExitStatus.UNDECIDED}:
            told = output[-_TOLD_CHARACTERS:]
            raise SuiteError(f"pytest harness, seed {settings.seed}: exit status {process.returncode}\n{told}")
        return dict(orjson.loads(report.read_bytes()))


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=_ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
