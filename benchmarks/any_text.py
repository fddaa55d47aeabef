"""Whether anything that can be typed breaks the search: arbitrary text through every box of both searches.

Each text is typed twice into either search: into one box, the next for the next text, and into all boxes at once.

    python -m benchmarks.any_text [--strings N] [--people N] [--incidents N] [--system DIR] [--markdown FILE]
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.common import indexed
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.strategies import LONGEST, any_text
from harness.backends.base import Question
from harness.backends.elasticsearch import BATCH
from harness.engine import EngineRequest
from harness.golden import load_golden
from harness.measuring.session import Session, open_session
from harness.runs import Answer, Failure
from harness.settings import Settings

_FORMS: tuple[Query, ...] = (PersonQuery(), IncidentQuery())

_PAGE = """# Anything that can be typed

An officer may paste whatever is on the clipboard into a box. This page says what became of
{strings:,} texts. Printed by

```console
$ python -m benchmarks.any_text{options}
```

{table}

| column | what |
| --- | --- |
| search | which search, and where a text was typed: into one box, the next box for the next text, or into all at once |
| hits, no hits | searches that were answered |
| refused | searches that the engine refused, as what it cannot parse, or failed at: any 4xx or 5xx |
| no answer | searches that timed out, or were answered by fewer shards than asked |
| slowest | the time that the engine itself took for the slowest search, in ms |

The texts come from `generators.strategies.any_text`, as those of the relations `person-any-text` and
`incident-any-text` (`docs/relations.md`).
{told}

Searched were {people:,} people and {incidents:,} incidents of seed {seed}, by the system "{system}" on {engine}.
{failures}"""


class _Drawn(NamedTuple):
    """What was typed where."""

    where: str
    question: Question


@dataclass(kw_only=True)
class _Came:
    """What came of the searches of one kind."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: int = 0

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        if isinstance(answer, Failure):
            self.counts["refused" if answer.status else "no answer"] += 1
        else:
            self.counts["hits" if answer.hits else "no hits"] += 1
            self.slowest = max(self.slowest, answer.took or 0)

    def row(self, where: str) -> dict[str, str | int]:
        """Return the line of the table."""
        counted = {name: self.counts[name] for name in ("hits", "no hits", "refused", "no answer")}
        return {"search": where, "searches": self.counts.total(), **counted, "slowest": self.slowest}


def main() -> None:
    """Send the texts and print the page; the exit status is 1 where a search was refused or had no answer."""
    options = _options()
    texts = _texts(options.strings, options.seed)
    sizes = Settings(people=options.people, incidents=options.incidents, system=options.system)
    came: dict[str, _Came] = {}
    failures: list[str] = []
    with open_session(sizes, EngineRequest.from_environment(), load_golden(), progress=True) as session:
        for drawn, answer in _asked(session, list(_drawn(texts))):
            came.setdefault(drawn.where, _Came()).add(answer)
            if isinstance(answer, Failure):
                failures.append(f"- {str(drawn.question.query)[:200]!a}: {answer.reason[:200]}")
        page = _page(options, texts, session, came, failures)
    print(page)
    if options.markdown:
        options.markdown.write_text(page, encoding="utf-8")
    raise SystemExit(1 if failures else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strings", type=int, default=5000, help="how many texts (default: 5000)")
    parser.add_argument("--seed", default="1", help="of the texts (default: 1)")
    parser.add_argument("--people", type=int, default=Settings.people)
    parser.add_argument("--incidents", type=int, default=Settings.incidents)
    parser.add_argument("--system", type=Path, metavar="DIR", help="as of pytest harness")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the page here too")
    return parser.parse_args()


def _texts(count: int, seeded: str) -> Sequence[str]:
    """Return `count` different texts, always the same of one seed."""
    texts: dict[str, None] = {}

    @seed(seeded)
    @settings(
        max_examples=2 * count,  # Hypothesis draws some texts in two ways
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(any_text())
    def draw(text: str) -> None:
        texts[text] = None

    draw()
    return list(texts)[:count]


def _drawn(texts: Sequence[str]) -> Iterator[_Drawn]:
    for number, text in enumerate(texts):
        for nothing in _FORMS:
            boxes = nothing.boxes()
            everywhere = type(nothing)(**dict.fromkeys(boxes, text))
            one = Question(nothing.with_box(boxes[number % len(boxes)], text))
            yield _Drawn(f"{one.intent}, one box", one)
            yield _Drawn(f"{one.intent}, all boxes", Question(everywhere))


def _asked(session: Session, drawn: Sequence[_Drawn]) -> Iterator[tuple[_Drawn, Answer]]:
    with tqdm(total=len(drawn), desc="any text", unit=" searches", leave=False, disable=None) as bar:
        for start in range(0, len(drawn), BATCH):
            batch = drawn[start : start + BATCH]
            yield from zip(batch, session.backend.answer(one.question for one in batch), strict=True)
            bar.update(len(batch))


def _page(
    options: argparse.Namespace,
    texts: Sequence[str],
    session: Session,
    came: dict[str, _Came],
    failures: Sequence[str],
) -> str:
    kinds = {
        "were longer than 1,000 characters": sum(len(text) > 1000 for text in texts),
        "had no letter and no digit": sum(not any(map(str.isalnum, text)) for text in texts),
        "had a control character": sum(any(ord(character) < 32 for character in text) for text in texts),
        "were not in ASCII": sum(not text.isascii() for text in texts),
    }
    told = f"The longest had {max(map(len, texts)):,} characters (at most {LONGEST:,} are drawn); of all, "
    given = [f" --{name} {getattr(options, name)}" for name in _CHANGED if getattr(options, name) != _CHANGED[name]]
    return _PAGE.format(
        strings=len(texts),
        options="".join(given),
        table=tabulate([one.row(where) for where, one in came.items()], headers="keys", tablefmt="github", intfmt=","),
        told=fill(told + ", ".join(f"{count:,} {kind}" for kind, count in kinds.items()) + ".", 120),
        people=options.people,
        incidents=options.incidents,
        seed=Settings.seed,
        system=session.system.name,
        engine=f"Elasticsearch {indexed(session).engine.version}",
        failures="\n".join(["", "## Not answered", "", *failures, ""]) if failures else "",
    )


_CHANGED = {"strings": 5000, "seed": "1", "people": Settings.people, "incidents": Settings.incidents, "system": None}

if __name__ == "__main__":
    main()
