"""How fast records are generated and serialised: against a plain Faker loop, and against what an engine takes in.

A round times all in turn, whose first changes: the generator; a loop that calls Faker for every value of every record,
as scripts for test data do, with as many names, addresses and words as generated records have; and, unless told not to,
the bulk ingest of the same documents by an Elasticsearch.  Goals: 15 times the loop, 3 times the ingest, so that the
engine is what one waits for.

    python -m benchmarks.generation [--rounds N] [--people N] [--incidents N] [--no-engine]
    python -m benchmarks.generation --peak [--people N] [--incidents N] [--workers N]

With ``--peak`` a corpus (1,000,000 people and 1,500,000 incidents, unless told otherwise) is written to a temporary
folder by a process of its own, and its time and peak resident memory are printed.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import orjson
from faker import Faker
from tabulate import tabulate

from benchmarks.common import turn_about
from generators.corpus import Corpus, canonical
from generators.districts import districts
from generators.records import AnyRecord, Incident, Person
from harness.engine import EngineRequest, open_engine
from harness.loading.index import private_indices
from harness.systems import reference_system

_SEED = "benchmark"
_SAMPLE = 50
"""The Faker loop makes one record for so many of the generator's, and is timed per record: it is that slow."""

_COMMAND = "from harness.cli import main\nif __name__ == '__main__': main()"

Run = Callable[[], int]
"""Does the work once, and returns of how many records."""


def main() -> None:
    """Print the medians of records per second and of their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed (default: 5)")
    parser.add_argument("--people", type=int, help="default: 20,000, or 1,000,000 with --peak")
    parser.add_argument("--incidents", type=int, help="default: 30,000, or 1,500,000 with --peak")
    parser.add_argument("--no-engine", action="store_true", help="leave the ingest out")
    parser.add_argument("--peak", action="store_true", help="write one large corpus and print the memory it takes")
    parser.add_argument("--workers", type=int, default=1, help="processes that write it, with --peak (default: 1)")
    options = parser.parse_args()
    if options.peak:
        _peak(options.people or 1_000_000, options.incidents or 1_500_000, options.workers)
        return
    people, incidents = options.people or 20_000, options.incidents or 30_000
    with _runs(people, incidents, engine=not options.no_engine) as runs:
        timings = {
            name: [timed.result / timed.seconds for timed in rounds]
            for name, rounds in turn_about(runs, options.rounds).items()
        }
    timings["incidents, generated"] = [
        _of_incidents(people, incidents, alone, both)
        for alone, both in zip(timings["people, generated"], timings["both, generated"], strict=True)
    ]
    print(tabulate([_row(name, timings) for name in sorted(timings, reverse=True)], headers="keys", floatfmt=".1f"))


@contextmanager
def _runs(people: int, incidents: int, *, engine: bool) -> Iterator[Mapping[str, Run]]:
    """Yield what is timed: people and incidents by themselves, then both at once, which is what an engine is given."""
    fake = Faker("en_GB")
    fake.seed_instance(1)
    sample = Corpus.from_seed(_SEED, people_count=people, incident_count=incidents)
    runs: dict[str, Run] = {
        "people, generated": lambda: _generate(people, 0),
        "people, Faker loop": lambda: _loop(fake, sample.people[::_SAMPLE], _fake_person),
        "both, generated": lambda: _generate(people, incidents),
        "incidents, Faker loop": lambda: _loop(fake, sample.incidents[::_SAMPLE], _fake_incident),
    }
    with ExitStack() as opened:
        if engine:
            client = opened.enter_context(
                opened.enter_context(open_engine(EngineRequest.from_environment(), progress=True)).client()
            )
            system = reference_system()

            def ingest() -> int:
                with private_indices(client, system, sample, progress=False):
                    return people + incidents

            runs["both, ingested"] = ingest
        yield runs


def _row(name: str, timings: Mapping[str, list[float]]) -> dict[str, str | float | None]:
    against = {
        "people, Faker loop": "people, generated",
        "incidents, Faker loop": "incidents, generated",
        "both, ingested": "both, generated",
    }.get(name)
    ratios = [g / other for g, other in zip(timings[against], timings[name], strict=True)] if against else []
    return {
        "what": name,
        "records/s, median": f"{median(timings[name]):,.0f}",
        "compared with": against or "",
        "times as fast, median": median(ratios) if ratios else None,
        "lowest": min(ratios) if ratios else None,
        "highest": max(ratios) if ratios else None,
    }


def _of_incidents(people: int, incidents: int, alone: float, both: float) -> float:
    """Return incidents per second from records per second of people alone, and of both: incidents need people."""
    return incidents / ((people + incidents) / both - people / alone)


def _generate(people: int, incidents: int) -> int:
    for district in districts(_SEED, people_count=people, incident_count=incidents):
        for person in district.people:
            canonical(person.document())
        for incident in district.incidents:
            canonical(incident.document())
    return people + incidents


def _loop(fake: Faker, records: Sequence[AnyRecord], make: Callable[[Faker, AnyRecord], dict[str, object]]) -> int:
    for record in records:
        orjson.dumps(make(fake, record), option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
    return len(records)


def _fake_person(fake: Faker, like: Person) -> dict[str, object]:
    return {
        "id": fake.bothify("N#######"),
        "names": [{**_fake_name(fake), "kind": "alias"} for _ in like.names],
        "sex": fake.random_element("FM"),
        "date_of_birth": fake.date_of_birth(minimum_age=1, maximum_age=90).isoformat() if like.born else None,
        "ethnicity": fake.random_element(("W1", "W9", "A1", "B2")),
        "occupation": fake.job() if like.occupation else "",
        "addresses": [{**_fake_address(fake), "current": True} for _ in like.addresses],
        "phones": [fake.phone_number() for _ in like.phones],
        "identifiers": [{"scheme": "pnc", "value": fake.bothify("20##/#######?")} for _ in like.identifiers],
        "vehicles": [fake.license_plate() for _ in like.vehicles],
        "markers": [fake.random_element(("FI", "WE", "VI")) for _ in like.markers],
        "visibility": "open",
        "human": fake.bothify("H#######"),
        "culture": "british",
    }


def _fake_incident(fake: Faker, like: Incident) -> dict[str, object]:
    opened = fake.date_time_between("-2y")
    return {
        "id": fake.bothify("I#######"),
        "reference": fake.bothify("42XN/######/##"),
        "crime_reference": fake.bothify("XN/######/##") if like.crime_reference else None,
        "number": fake.random_int(1, 200),
        "opened": opened.isoformat(),
        "date": opened.date().isoformat(),
        "category": fake.random_element(("burglary", "assault", "road collision")),
        "qualifiers": [fake.word() for _ in like.qualifiers],
        **_fake_address(fake),
        "crossing": fake.street_name() if like.crossing else None,
        "landmark": fake.company() if like.landmark else None,
        "beat": fake.bothify("XN#-#"),
        "location": {"lat": float(fake.latitude()), "lon": float(fake.longitude())},
        "narrative": fake.sentence(nb_words=len(like.narrative.split())),
        "involved": [{"person": fake.bothify("N#######"), "role": "victim", **_fake_name(fake)} for _ in like.involved],
        "flags": [fake.random_element(("weapon", "mental-health")) for _ in like.flags],
        "risk": fake.random_element(("standard", "medium", "high")) if like.risk else None,
        "grade": fake.random_int(1, 4),
        "officers": [fake.bothify("####") for _ in like.officers],
        "caller_phone": fake.phone_number() if like.caller_phone else None,
        "vehicle": fake.license_plate() if like.vehicle else None,
        "linked": [fake.bothify("I#######") for _ in like.linked],
        "open": fake.boolean(),
        "visibility": "open",
    }


def _fake_name(fake: Faker) -> dict[str, object]:
    return {
        "title": fake.prefix(),
        "forename": fake.first_name(),
        "middle": fake.first_name(),
        "surname": fake.last_name(),
    }


def _fake_address(fake: Faker) -> dict[str, object]:
    return {
        "house": fake.building_number(),
        "street": fake.street_name(),
        "town": fake.city(),
        "postcode": fake.postcode(),
    }


def _peak(people: int, incidents: int, workers: int) -> None:
    """Write a corpus in a child process, and print its time and the peak of its resident memory."""
    import resource  # only where the platform has it, and only for this

    with tempfile.TemporaryDirectory() as parent:
        script = Path(parent) / "command.py"
        script.write_text(_COMMAND, encoding="utf-8")
        words = ["--people", people, "--incidents", incidents, "--workers", workers, "--topics", 0]
        command = [sys.executable, script, "corpus", *words, "--out", Path(parent) / "corpus"]
        start = perf_counter()
        subprocess.run([str(word) for word in command], check=True)
        took = perf_counter() - start
        size = sum(path.stat().st_size for path in Path(parent).rglob("*") if path.is_file())
    # Of the largest process, in KiB, but on macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024)
    print(f"{people:,} people and {incidents:,} incidents with {workers} workers: {took:.1f} s, {size / 1e9:.2f} GB")
    print(f"peak resident memory of the largest process: {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
