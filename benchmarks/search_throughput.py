"""How much of the engine's throughput the harness leaves: a class's searches against a bare ``_msearch`` loop.

Both send the same request bodies in batches of the same size to the same indices, turn about.  The bare loop has its
bodies ready and throws the answers away; the harness renders every body and reads every answer into a ranking.

    python -m benchmarks.search_throughput [--rounds N] [--topics N]
"""

import argparse
from statistics import median

from tabulate import tabulate

from benchmarks.common import bare_loop, turn_about
from generators.topics import CLASSES
from harness.backends.base import Question
from harness.engine import EngineRequest
from harness.golden import load_golden
from harness.measuring.session import Session, open_session
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

    def whole() -> None:
        list(session.backend.answer(map(Question.of, topics)))

    with bare_loop(session, [topics]) as bare:
        timings = turn_about({"bare": bare, "harness": whole}, rounds, warm=3, name=name)
    bare_s, harness_s = ([timed.seconds for timed in timings[run]] for run in ("bare", "harness"))
    ratios = [loop / harness for loop, harness in zip(bare_s, harness_s, strict=True)]
    return {
        "class": name,
        "topics": len(topics),
        "bare loop, searches/s": round(len(topics) / median(bare_s)),
        "harness, searches/s": round(len(topics) / median(harness_s)),
        "ratio, median": median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
    }


if __name__ == "__main__":
    main()
