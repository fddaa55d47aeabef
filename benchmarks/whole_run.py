"""How long a whole run takes: against a bare ``_msearch`` loop over the very same bodies, turn about.

The bare loop has the bodies of every class ready and throws the answers away.  `asking` makes the topics, asks them and
judges the answers, class by class, as the suite's tests do.  `pytest harness` is the command, from its start to its
exit: it builds and recognises its corpus, and asks golden topics and relations besides.  Goal: at most 1.3 times the
loop, and three minutes.

    python -m benchmarks.whole_run [--rounds N] [--people N] [--incidents N] [--topics N] [--asking-only]

Keep a node (``search-harness engine start``): on any other the command indexes its corpus first, and is timed so.
"""

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median

from tabulate import tabulate
from tqdm import tqdm

from benchmarks.common import Timed, bare_loop, indexed, run_suite, turn_about
from generators.topics import CLASSES
from harness.engine import EngineRequest
from harness.golden import load_golden
from harness.interrupts import end_as_interrupted
from harness.judging.class_rules import judge_class
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.measuring.asking import ask_class
from harness.measuring.session import Session, open_session
from harness.measuring.stopwatch import Stopwatch
from harness.settings import Settings

_LOOP = "bare loop"


def main() -> None:
    """Print the medians of seconds and of their ratios to the loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed (default: 3)")
    for size in ("people", "incidents", "topics"):
        parser.add_argument(f"--{size}", type=int, help=f"default: {getattr(Settings, size):,}, as of the suite")
    parser.add_argument("--asking-only", action="store_true", help="leave the command out")
    options = parser.parse_args()
    end_as_interrupted()
    settings = Settings.from_options(vars(options))
    with open_session(settings, EngineRequest.from_environment(), load_golden(), progress=True) as session:
        progress = tqdm(CLASSES.values(), desc="topics", leave=False, disable=None)
        classes = [session.topics(topic_class) for topic_class in progress]
        asked = sum(map(len, classes))
        with bare_loop(session, classes) as loop:
            rows = _rows({_LOOP: loop, "asking": partial(_ask, session)}, options.rounds, asked, warm=1)
            if not options.asking_only:
                rows += _rows({_LOOP: loop, "pytest harness": _command(session)}, options.rounds, asked, warm=0)
        loaded = "already indexed" if indexed(session).engine.origin == "kept" else "indexed by the command each time"
        print(f"{session.reached.described}, corpus {loaded}; {asked:,} topics of {len(classes)} classes")
    print(tabulate(rows, headers="keys", floatfmt=".2f"))


def _rows(
    runs: Mapping[str, Callable[[], None]], rounds: int, asked: int, *, warm: int
) -> list[dict[str, str | float | None]]:
    timings = turn_about(runs, rounds, warm=warm, name=", ".join(runs))
    return [_row(name, timed, timings[_LOOP], asked) for name, timed in timings.items()]


def _row(name: str, timed: list[Timed[None]], loop: list[Timed[None]], asked: int) -> dict[str, str | float | None]:
    ratios = [own.seconds / bare.seconds for own, bare in zip(timed, loop, strict=True)] if name != _LOOP else []
    seconds = median(one.seconds for one in timed)
    return {
        "what": name,
        "seconds, median": seconds,
        "topics/s": round(asked / seconds),
        "of the loop's time, median": median(ratios) if ratios else None,
        "lowest": min(ratios) if ratios else None,
        "highest": max(ratios) if ratios else None,
    }


def _ask(session: Session) -> None:
    """Ask every class and judge the answers, while the topics of the next are made in the background."""
    session.think_ahead(CLASSES.values())
    stopwatch, policy = Stopwatch(), Policy.default()
    for topic_class in CLASSES.values():
        asked, part = ask_class(session, stopwatch, topic_class)
        result = ClassResult.from_part(asked, part)
        if not result.valid:
            raise RuntimeError(f"{result.id}: {len(result.failures)} topics could not be asked")
        assert result.means or not part.topics
        judge_class(result, policy)


def _command(session: Session) -> Callable[[], None]:
    # A kept node is found by the command itself, which then looks for indices of the same content.
    options = () if indexed(session).engine.origin == "kept" else ("--es-url", indexed(session).engine.url)

    def run() -> None:
        run_suite(session.settings, *options)

    return run


if __name__ == "__main__":
    main()
