"""How much of the engine's throughput the harness leaves: a class's searches against a bare ``_msearch`` loop.

Both send the same request bodies in batches of the same size to the same indices, turn about.  The bare loop has its
bodies ready and throws the answers away; the harness renders every body and reads every answer into a ranking.

    python -m benchmarks.search_throughput [--rounds N] [--topics N]
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter

from tabulate import tabulate
from tqdm import tqdm

from generators.topics import CLASSES, Topic
from harness.engine import EngineRequest
from harness.golden import load_golden
from harness.searching.search import BATCH
from harness.searching.session import Session, open_session
from harness.settings import Settings

_CLASSES = ("person/slip/name+born", "person/diacritics/name", "incident/as-recorded/street+window")


def main() -> None:
    """Print, per class, the throughput of both and the median of their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is timed (default: 15)")
    parser.add_argument("--topics", type=int, default=200, help="topics per class (default: 200)")
    options = parser.parse_args()
    settings = Settings(topics=options.topics)
    with open_session(settings, EngineRequest.from_environment(), load_golden(), progress=True) as session:
        rows = [_compare(session, name, options.rounds) for name in _CLASSES]
    print(tabulate(rows, headers="keys", floatfmt=".2f"))


def _compare(session: Session, name: str, rounds: int) -> dict[str, str | float]:
    topics = session.topics(CLASSES[name])
    bare = _bare_loop(session, topics)
    whole: Callable[[], object] = lambda: list(session.search.ask(topics))  # noqa: E731
    for _ in range(3):  # warm the engine's compiler and caches for both alike
        bare()
        whole()
    timings = []
    for number in tqdm(range(rounds), desc=name, leave=False, disable=None):
        # Who goes first changes every round, so that neither always finds the caches warm.
        order = (bare, whole) if number % 2 else (whole, bare)
        took = {run: _seconds(run) for run in order}
        timings.append((len(topics) / took[bare], len(topics) / took[whole]))
    ratios = [harness / loop for loop, harness in timings]
    return {
        "class": name,
        "topics": len(topics),
        "bare loop, searches/s": round(median(loop for loop, _ in timings)),
        "harness, searches/s": round(median(harness for _, harness in timings)),
        "ratio, median": median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
    }


def _bare_loop(session: Session, topics: list[Topic]) -> Callable[[], object]:
    client = session.engine.client()
    batches = [session.search.requests(topics[start : start + BATCH]) for start in range(0, len(topics), BATCH)]

    def loop() -> None:
        for lines in batches:
            client.msearch(searches=lines)  # type: ignore[arg-type]  # the client passes bytes on

    return loop


def _seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


if __name__ == "__main__":
    main()
