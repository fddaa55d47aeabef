"""A counter-example, told so that it can be understood, repeated, pasted into a console and kept as a golden topic."""

import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from generators.records import Record
from generators.topics import PAGE
from harness.golden.writing import escaped
from harness.relations.questions import Change
from harness.relations.runner import Counterexample
from harness.report.text.as_golden import golden_text
from harness.report.text.lines import INDENT, WIDTH, cut, field, told
from harness.runs import Answer, Failure

__all__ = ["counterexample_text"]

_MOST_LINES = 8
"""Lines that one value may take: a question may be thousands of characters long."""


def counterexample_text(
    found: Counterexample,
    *,
    bodies: Sequence[bytes],
    records: Mapping[str, Record],
    classes: Collection[str],
    options: Sequence[str] = (),
) -> str:
    """Return what broke and why, the record, every question with its request and first page, and how to go on.

    `bodies` are the requests of the questions, each one line of JSON; `records` those of the corpus by id; `classes`
    those of the golden queries; `options` the command-line options of the run that differ from the defaults.  Lines
    have at most 100 columns, but for the requests and the golden topic, which are to be pasted.
    """
    change = found.questions.change
    known = {**records, found.record.id: found.record}
    if change:
        known |= {record.id: record for record in (*change.before, *change.put)}
    return "\n".join(
        (
            f"{found.relation.name} does not hold",
            *_rule(found),
            *_record(found.record),
            *_rounds(found, bodies, known),
            "",
            field("repeat", shlex.join(("pytest", "harness", "--relation", found.relation.name, *options))),
            "",
            "as a golden topic, for the files named (golden_queries/README.md):",
            "",
            golden_text(found, records, classes),
        )
    )


def _rule(found: Counterexample) -> Iterator[str]:
    relation = found.relation
    yield from _wrapped("asked", relation.asked)
    yield from _wrapped("differs", relation.differs)
    yield from _wrapped("must hold", relation.holds)
    yield from _wrapped("source", relation.source)
    yield from _wrapped("wrong", found.broken.because)
    if not found.steady:
        yield from _wrapped("unsteady", "asked again, the same questions had another outcome")


def _record(record: Record) -> Iterator[str]:
    """Yield the fields of the document that say something, a line each."""
    yield ""
    yield f"the record, {record.id}{f' ({record.key})' if record.key else ''}:"
    document = {name: value for name, value in record.document().items() if name != "id" and _says(value)}
    width = max(map(len, document))
    for name, value in document.items():
        yield from _hung(f"  {name:<{width}}  ", _plain(value))


def _rounds(found: Counterexample, bodies: Sequence[bytes], records: Mapping[str, Record]) -> Iterator[str]:
    """Yield every question with its answer: where something was changed, before that and again after it."""
    asked, change = found.questions.asked, found.questions.change
    if change:
        yield from ("", "before", *_put("there", change.before))
    for number, answer in enumerate(found.answers, start=1):
        place = (number - 1) % len(asked)
        if change and number == len(asked) + 1:
            yield from ("", "after", *_changed(change))
        question = asked[place]
        yield ""
        yield from _hung(f"question {number}  ", escaped(str(question.query)))
        if (question.size, question.start) != (PAGE, 0):
            yield field("for", f"{question.size} hits" + (f" from {question.start + 1} on" if question.start else ""))
        yield field("request", bodies[place].decode() if number == place + 1 else f"that of question {place + 1}")
        yield from _page(answer, found.record.id, records, start=question.start)


def _page(answer: Answer, record: str, records: Mapping[str, Record], *, start: int) -> Iterator[str]:
    if isinstance(answer, Failure):
        yield from _wrapped("no answer", answer.reason)
        return
    if not answer.hits:
        yield field("hits", "none")
    first = answer.hits[:PAGE]
    width = max(map(len, first), default=0)
    for place, hit in enumerate(first, start=1):
        mark = "◄" if hit == record else " "
        line = cut(f"{start + place:>2}  {hit:<{width}} {mark} {told(hit, records)}")
        yield field("hits", line) if place == 1 else INDENT + line
    if (rest := len(answer.hits) - len(first)) > 0:
        rank = answer.rank(record)
        yield INDENT + f"and {rest} more" + (f", ◄ at {start + rank}" if rank and rank > len(first) else "")


def _changed(change: Change) -> Iterator[str]:
    yield from _put("put in", change.put)
    for record in change.taken:
        yield field("taken out", record)


def _put(name: str, put: Sequence[Record]) -> Iterator[str]:
    for record in put:
        yield field(name, cut(f"{record.id}  {told(record.id, {record.id: record})}, {record.visibility}"))


def _wrapped(name: str, text: str) -> Iterator[str]:
    yield from _hung(field(name, ""), text)


def _hung(head: str, text: str) -> Iterator[str]:
    """Yield `text` behind `head`, wrapped below its own beginning."""
    lines = wrap(text, WIDTH - len(head), max_lines=_MOST_LINES, placeholder=" …", break_on_hyphens=False)
    yield (head + (lines[0] if lines else "")).rstrip()
    yield from (" " * len(head) + line for line in lines[1:])


def _says(value: object) -> bool:
    """Whether a value of a document says something: nothing is said by null, an empty text or an empty list."""
    return value not in (None, "", [], {})


def _plain(value: Any) -> str:  # noqa: ANN401 -- whatever a document holds
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(inner)}" for name, inner in value.items() if _says(inner))
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    return str(value).lower() if isinstance(value, bool) else escaped(str(value))
