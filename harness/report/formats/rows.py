"""Topics as CSV: a row for each, with how it came out.

A spreadsheet takes a cell that begins with one of a few characters for a formula, and runs it.  What was typed may
begin so: an apostrophe before it makes it text there, as OWASP's page on CSV injection advises.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from generators.topics import PAGE, Topic
from harness.report.told import Told
from harness.runs import Answer, Failure

__all__ = ["FORMULA", "csv_lines"]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula may begin with, in full width too, which some programs take for the same."""

_OF_TOPIC = ("topic", "class", "kind", "tier", "outcome", "naming culture", "typed", "recorded", "wanted")
_OF_PAGE = ("rank", "first hits")


def csv_lines(topics: Told, sides: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table of `topics`: their names, then a row a topic, with what each of the `sides` showed.

    A rank is that of the first record asked for, and empty where none is on the page.
    """
    pages = [f"{name} {side}".strip() for side in sides for name in _OF_PAGE]
    yield _line((*_OF_TOPIC, *pages, "causes"))
    for name, of_class in topics:
        for one in of_class:
            topic = one.topic
            yield _line(
                (
                    *(topic.id, name, topic.intent.value, topic.tier.value, one.outcome.value),
                    topic.slices.get("culture", ""),
                    *(_typed(topic.typed.typed()), _typed(topic.meant.typed()), " ".join(sorted(topic.wanted))),
                    *(cell for answer in one.answers for cell in _page(topic, answer)),
                    " | ".join(map(str, one.causes)),
                )
            )


def _page(topic: Topic, answer: Answer) -> tuple[str, str]:
    if isinstance(answer, Failure):
        return "", f"not answered: {answer.reason}"
    rank = min(filter(None, map(answer.rank, topic.wanted)), default="")
    return str(rank), " ".join(answer.hits[:PAGE])


def _typed(boxes: dict[str, str]) -> str:
    return "; ".join(f"{box}: {value}" for box, value in boxes.items())


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return line.getvalue()
