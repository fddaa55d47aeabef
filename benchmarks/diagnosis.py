"""How often the cause that is named for a miss is the true one: of searches broken on purpose, in known ways.

Every fault of `benchmarks.faults` is done to a copy of the reference, over a small corpus; what the reference itself
misses is no work of the fault, and left out.  The rest is diagnosed twice: with all that an Elasticsearch tells, and
as a service lets itself be asked: by its answers, and for a record by its id.

    python -m benchmarks.diagnosis [--only TEXT] [--people N] [--incidents N] [--topics N] [--record FILE]
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import orjson
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.common import indexed
from benchmarks.faults import FAULTS, Fault
from generators.topics import CLASSES, Intent
from harness.diagnosis.cause import Cause, Why
from harness.engine import Engine, EngineRequest, open_engine
from harness.golden import load_golden
from harness.interrupts import end_as_interrupted
from harness.judging.results import ClassResult
from harness.measuring.asking import ask_class
from harness.measuring.diagnosing import diagnosing
from harness.measuring.session import Session, open_session
from harness.measuring.stopwatch import Stopwatch
from harness.runs import Part
from harness.settings import Settings

__all__ = ["Told", "missed_as_it_is", "told_of"]

_SMALL = {"people": 2_500, "incidents": 500, "topics": 100}
_AT_MOST = 60
"""So many misses of a fault are diagnosed."""


class Told(NamedTuple):
    """What was said of one miss that `fault` has made, with all that can be asked, and as of a service."""

    fault: Fault
    looking: Cause
    by_answers: Cause
    seconds: float


def main() -> None:
    """Print what was said of the misses of each fault, and how often that is true."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only faults with this in their story")
    for size, default in _SMALL.items():
        parser.add_argument(f"--{size}", type=int, default=default, help=f"default: {default:,}")
    parser.add_argument("--record", type=Path, help="write how often each cause was said to this file")
    options = parser.parse_args()
    end_as_interrupted()
    settings = Settings.from_options({size: getattr(options, size) for size in _SMALL})
    faults = [fault for fault in FAULTS if options.only in fault.story]
    with open_engine(EngineRequest.from_environment(), progress=True) as engine:
        asked = frozenset(name for fault in faults for name in fault.classes)
        sound = missed_as_it_is(engine, settings, asked)
        told = [one for fault in tqdm(faults, disable=None) for one in told_of(engine, settings, fault, sound)]
    print(tabulate([_row(fault, told) for fault in faults], headers="keys", tablefmt="pipe"))
    for name, true in (("looking", _true), ("as of a service", _true_by_answers)):
        right = sum(map(true, told))
        print(f"\n{name}: {right} of {len(told)} ({right / max(1, len(told)):.1%})")
    unexplained = sum(one.looking.why is Why.UNEXPLAINED for one in told)
    seconds = sum(one.seconds for one in told)
    print(f"unexplained: {unexplained} of {len(told)}; {1000 * seconds / max(1, len(told)):.0f} ms a miss")
    if options.record:
        options.record.write_bytes(orjson.dumps([_record(fault, told) for fault in faults], option=orjson.OPT_INDENT_2))


def _true(one: Told) -> bool:
    return one.looking.why is one.fault.why


def _true_by_answers(one: Told) -> bool:
    return one.by_answers.why is one.fault.without_looking


def missed_as_it_is(engine: Engine, settings: Settings, names: frozenset[str]) -> frozenset[str]:
    """Return the topics of the classes `names` that the reference misses."""
    with _session(engine, settings) as session:
        return frozenset(topic for name in names for topic in _asked(session, name)[0].missed)


def told_of(engine: Engine, settings: Settings, fault: Fault, sound: frozenset[str]) -> Iterator[Told]:
    """Yield what is said of each miss of `fault` but the topics `sound`, which the reference misses too."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        changed = replace(settings, system=fault.system(Path(folder) / "system"))
        session = opened.enter_context(_session(engine, changed))
        with engine.client() as client:
            fault.then(client, indexed(session).indices[Intent.PERSON])
        diagnoser = opened.enter_context(diagnosing(session))
        blind = replace(diagnoser, probes={})
        left = _AT_MOST
        for name in fault.classes:
            result, part = _asked(session, name)
            answers = {answer.topic: answer for answer in part.answers}
            for topic in part.topics:
                if topic.id in result.missed and topic.id not in sound and left and topic.record:
                    left -= 1
                    record = session.records[topic.record]
                    began = perf_counter()
                    looking = diagnoser.why(topic, answers[topic.id], record).cause
                    seconds = perf_counter() - began
                    yield Told(fault, looking, blind.why(topic, answers[topic.id], record).cause, seconds)


def _session(engine: Engine, settings: Settings) -> AbstractContextManager[Session]:
    request = EngineRequest.from_environment(es_url=engine.url)
    # By its address, so that the indices are private, even on a kept node: they are broken.
    return open_session(settings, request, load_golden(), progress=False)


def _asked(session: Session, name: str) -> tuple[ClassResult, Part]:
    asked, part = ask_class(session, Stopwatch(), CLASSES[name])
    return ClassResult.from_part(asked, part), part


def _row(fault: Fault, told: list[Told]) -> dict[str, str | int]:
    of = [one for one in told if one.fault is fault]
    return {
        "what was done": fault.story,
        "true cause": fault.why,
        "missed": len(of),
        "said, looking": _counted(one.looking for one in of),
        "said, as of a service": _counted(one.by_answers for one in of),
    }


def _counted(causes: Iterable[Cause]) -> str:
    return ", ".join(f"{why} {count}" for why, count in Counter(cause.why for cause in causes).most_common())


def _record(fault: Fault, told: list[Told]) -> dict[str, object]:
    of = [one for one in told if one.fault is fault]
    return {
        "fault": fault.story,
        "true": fault.why,
        "looking": Counter(one.looking.why.value for one in of),
        "true_as_a_service": fault.without_looking,
        "as_a_service": Counter(one.by_answers.why.value for one in of),
    }


if __name__ == "__main__":
    main()
