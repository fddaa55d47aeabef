"""Questions on their way to whoever can ask them: what is typed, and nothing of what is true."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import Self

import msgspec

from generators.queries import IncidentQuery, PersonQuery
from generators.topics import PAGE, Topic

__all__ = ["OutgoingQuestion", "outgoing", "question_id", "written"]

_ENCODER = msgspec.json.Encoder()
_BOXES = tuple(dict.fromkeys((*PersonQuery.boxes(), *IncidentQuery.boxes())))


class OutgoingQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question: `typed` is what stands in each box, `kind` what is searched for, `hits` how many are wanted.

    Its id tells nothing: that of its topic names the variation, and with it the answer.
    """

    question: str
    kind: str
    hits: int
    typed: dict[str, str]

    @classmethod
    def of(cls, topic: Topic, corpus_sha256: str) -> Self:
        """Return the question of a `topic` about the corpus with that digest."""
        question = question_id(topic.id, corpus_sha256)
        return cls(question=question, kind=topic.intent.value, hits=PAGE, typed=topic.typed.typed())


def question_id(topic: str, corpus_sha256: str) -> str:
    """Return the id of the question of a topic, by its own id: 16 hexadecimal digits, others in another corpus."""
    return hashlib.sha256(f"{corpus_sha256}\0{topic}".encode()).hexdigest()[:16]


def outgoing(topics: Iterable[Topic], corpus_sha256: str) -> list[OutgoingQuestion]:
    """Return the questions of `topics` in the order of their ids, which tells nothing either."""
    questions = {one.question: one for one in (OutgoingQuestion.of(topic, corpus_sha256) for topic in topics)}
    return [questions[name] for name in sorted(questions)]


def written(questions: Iterable[OutgoingQuestion], *, as_csv: bool) -> Iterator[bytes]:
    """Yield `questions` line by line: JSON, or CSV with a column for every box there is."""
    if not as_csv:
        yield from (_ENCODER.encode(question) + b"\n" for question in questions)
        return
    line = io.StringIO()
    writer = csv.DictWriter(line, ("question", "kind", "hits", *_BOXES), restval="", lineterminator="\n")
    writer.writeheader()
    for question in questions:
        row = {"question": question.question, "kind": question.kind, "hits": question.hits, **question.typed}
        writer.writerow(row)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
