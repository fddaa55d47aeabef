"""How often the cause that is named for a miss is the true one: of searches broken on purpose, in known ways.

Every fault of `benchmarks.faults` is done to a copy of the reference, over a small corpus; what the reference itself
misses is no work of the fault, and left out.  The rest is diagnosed twice: with all that an Elasticsearch tells, and
as a service lets itself be asked: by its answers, and for a record by its id.  With --over-http it is diagnosed by what
the example service shows of that search, once with its records by their ids, and once by its answers alone.

    python -m benchmarks.diagnosis [--over-http] [--only TEXT] [--people N] [--incidents N] [--topics N] [--record FILE]
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import orjson
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.broken_service import session_with_service
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
    """What was said of one miss that `fault` has made: with all that can be asked, and with less."""

    fault: Fault
    all: Cause
    less: Cause
    seconds: float


SessionWith = Callable[[Engine, Settings, Fault | None, Path], AbstractContextManager[Session]]


class Way(NamedTuple):
    """How a broken search is asked: what stands over both columns, what is true in each, and what the second lacks."""

    names: tuple[str, str]
    true: Callable[[Fault], tuple[Why, Why]]
    lacks: dict[str, Any]
    session: SessionWith


@contextmanager
def session_within(engine: Engine, settings: Settings, fault: Fault | None, folder: Path) -> Iterator[Session]:
    """Yield a session with the reference as `fault` breaks it, if any does, in indices of its own."""
    request = EngineRequest.from_environment(es_url=engine.url)
    asked = replace(settings, system=fault.system(folder)) if fault else settings
    # By its address, so that the indices are private, even on a kept node: they are broken.
    with open_session(asked, request, load_golden(), progress=False) as session:
        if fault:
            with engine.client() as client:
                fault.then(client, indexed(session).indices[Intent.PERSON])
        yield session


WITHIN = Way(
    names=("looking", "as of a service"),
    true=lambda fault: (fault.why, fault.without_looking),
    lacks={"probes": {}},
    session=session_within,
)
OVER_HTTP = Way(
    names=("of the service", "by its answers alone"),
    true=lambda fault: (fault.over_http or fault.without_looking, fault.by_answers),
    lacks={"holding": None},
    session=session_with_service,
)


def main() -> None:
    """Print what was said of the misses of each fault, and how often that is true."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only faults with this in their story")
    for size, default in _SMALL.items():
        parser.add_argument(f"--{size}", type=int, default=default, help=f"default: {default:,}")
    parser.add_argument("--over-http", action="store_true", help="ask the example service over the broken search")
    parser.add_argument("--record", type=Path, help="write how often each cause was said to this file")
    options = parser.parse_args()
    end_as_interrupted()
    settings = Settings.from_options({size: getattr(options, size) for size in _SMALL})
    faults = [fault for fault in FAULTS if options.only in fault.story]
    way = OVER_HTTP if options.over_http else WITHIN
    with open_engine(EngineRequest.from_environment(), progress=True) as engine:
        asked = frozenset(name for fault in faults for name in fault.classes)
        sound = missed_as_it_is(engine, settings, asked, way)
        told = [one for fault in tqdm(faults, disable=None) for one in told_of(engine, settings, fault, sound, way)]
    print(tabulate([_row(fault, told, way) for fault in faults], headers="keys", tablefmt="pipe"))
    for place, name in enumerate(way.names):
        right = sum((one.all, one.less)[place].why is way.true(one.fault)[place] for one in told)
        unexplained = sum((one.all, one.less)[place].why is Why.UNEXPLAINED for one in told)
        share = right / max(1, len(told))
        print(f"\n{name}: {right} of {len(told)} ({share:.1%}), {unexplained} of them unexplained")
    seconds = sum(one.seconds for one in told)
    print(f"{1000 * seconds / max(1, len(told)):.0f} ms a miss")
    if options.record:
        rows = [_record(fault, told, way) for fault in faults]
        options.record.write_bytes(orjson.dumps(rows, option=orjson.OPT_INDENT_2))


def missed_as_it_is(engine: Engine, settings: Settings, names: frozenset[str], way: Way = WITHIN) -> frozenset[str]:
    """Return the topics of the classes `names` that the reference misses."""
    with way.session(engine, settings, None, Path()) as session:
        return frozenset(topic for name in names for topic in _asked(session, name)[0].missed)


def told_of(
    engine: Engine, settings: Settings, fault: Fault, sound: frozenset[str], way: Way = WITHIN
) -> Iterator[Told]:
    """Yield what is said of each miss of `fault` but the topics `sound`, which the reference misses too."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        session = opened.enter_context(way.session(engine, settings, fault, Path(folder) / "system"))
        diagnoser = opened.enter_context(diagnosing(session))
        blind = replace(diagnoser, **way.lacks)
        left = _AT_MOST
        for name in fault.classes:
            result, part = _asked(session, name)
            answers = {answer.topic: answer for answer in part.answers}
            for topic in part.topics:
                if topic.id in result.missed and topic.id not in sound and left and topic.record:
                    left -= 1
                    record = session.records[topic.record]
                    began = perf_counter()
                    everything = diagnoser.why(topic, answers[topic.id], record).cause
                    seconds = perf_counter() - began
                    yield Told(fault, everything, blind.why(topic, answers[topic.id], record).cause, seconds)


def _asked(session: Session, name: str) -> tuple[ClassResult, Part]:
    asked, part = ask_class(session, Stopwatch(), CLASSES[name])
    return ClassResult.from_part(asked, part), part


def _row(fault: Fault, told: list[Told], way: Way) -> dict[str, str | int]:
    of = [one for one in told if one.fault is fault]
    return {
        "what was done": fault.story,
        "true cause": fault.why,
        "missed": len(of),
        f"said, {way.names[0]}": _counted(one.all for one in of),
        f"said, {way.names[1]}": _counted(one.less for one in of),
    }


def _counted(causes: Iterable[Cause]) -> str:
    return ", ".join(f"{why} {count}" for why, count in Counter(cause.why for cause in causes).most_common())


def _record(fault: Fault, told: list[Told], way: Way) -> dict[str, object]:
    of = [one for one in told if one.fault is fault]
    (first, second), (true, true_of_less) = way.names, way.true(fault)
    return {
        "fault": fault.story,
        f"true, {first}": true,
        f"said, {first}": Counter(one.all.why.value for one in of),
        f"true, {second}": true_of_less,
        f"said, {second}": Counter(one.less.why.value for one in of),
    }


if __name__ == "__main__":
    main()
