"""How systems do with forenames that nobody here wrote down: pairs of a recorded and a typed one, by name alone.

    python -m benchmarks.outside_pairs PAIRS.csv [--systems NAME ...] [--people N]

Each line of PAIRS.csv begins with a forename as recorded and as typed, and so does the first: a heading would count as
a pair.  Every pair is one more person in a generated corpus, with a surname that others there bear;
the question is the typed forename with that surname.

The classes of the suite are made by the tables of the generator.  Lists made elsewhere, for other ends, say how far a
search goes beyond them.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

from generators.corpus import Corpus
from generators.queries import PersonQuery
from generators.records import Visibility
from generators.tiers import Tier
from generators.topics import PAGE, Intent, Topic
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.engine import Engine, EngineRequest, open_engine
from harness.judging.measures import assess
from harness.loading.index import private_indices
from harness.runs import Failure
from harness.systems import SHIPPED, find_system, require_indexed

_SEED = "outside pairs"


class Pair(NamedTuple):
    """A forename as recorded, and as typed."""

    recorded: str
    typed: str


def main() -> None:
    """Print, per system, how many of the pairs were found, what else was on the page, and how often nothing was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, metavar="PAIRS.csv", help="a recorded and a typed forename a line")
    parser.add_argument("--systems", nargs="+", default=list(SHIPPED), help="folders, or shipped systems by name")
    parser.add_argument("--people", type=int, default=6_000, help="generated people beside them (default: 6000)")
    options = parser.parse_args()
    corpus, asked = _planted(list(_read(options.pairs)), options.people)
    with open_engine(EngineRequest.from_environment()) as engine:
        rows = [_measured(engine, name, corpus, asked) for name in options.systems]
    print(tabulate(rows, headers="keys", tablefmt="pipe", floatfmt=".2f"))


def _read(path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), start=1):
            if len(row) < 2 or not all(row[:2]):
                raise SystemExit(f"{path}, line {number}: a recorded and a typed forename are needed, not {row}")
            yield Pair(*row[:2])


def _planted(pairs: Sequence[Pair], people: int) -> tuple[Corpus, list[Topic]]:
    """Return a corpus with somebody for each of `pairs`, and the topics that ask for them."""
    base = Corpus.from_seed(_SEED, people_count=people, incident_count=1)
    rng = random.Random(_SEED)
    named = [p for p in base.people if p.name.forename and p.visibility is Visibility.OPEN and not p.aliases]
    surnames = sorted({person.name.surname for person in named})
    more, asked = [], []
    for number, pair in enumerate(pairs):
        like, surname, record = rng.choice(named), rng.choice(surnames), f"X{number:07d}"
        name = replace(like.name, forename=pair.recorded.title(), middle="", surname=surname)
        more.append(replace(like, id=record, human=f"H{record}", name=name, identifiers=()))
        asked.append(_topic(record, PersonQuery(forename=pair.typed.title(), surname=surname)))
    return Corpus(seed=base.seed, people=(*base.people, *more), incidents=base.incidents), asked


def _topic(record: str, query: PersonQuery) -> Topic:
    return Topic(
        id=record,
        topic_class="",
        intent=Intent.PERSON,
        tier=Tier.WEAK,
        typed=query,
        meant=query,
        judgements={record: 2},
        record=record,
    )


def _measured(engine: Engine, name: str, corpus: Corpus, asked: Sequence[Topic]) -> dict[str, str | int | float]:
    system = require_indexed(find_system(Path(name)))
    pages = []
    with engine.client() as client, private_indices(client, system, corpus, progress=True) as indices:
        questions = (Question.of(topic, size=PAGE) for topic in asked)
        answers = ElasticsearchBackend(client, system, indices).answer(questions)
        for topic, answer in zip(asked, answers, strict=True):
            if isinstance(answer, Failure):
                raise SystemExit(f"{name}: {topic.typed}: {answer.reason}")
            pages.append(assess(topic, answer))
    return {
        "system": system.name,
        "pairs": len(pages),
        "found": sum(page.found for page in pages),
        "others on a page": sum(page.strangers for page in pages) / len(pages),
        "nothing shown": sum(page.empty for page in pages),
    }


if __name__ == "__main__":
    main()
