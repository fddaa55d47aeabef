"""Answers on their way back: a line for every hit, as CSV or in the columns of a TREC run."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from generators.topics import PAGE
from harness.errors import ConfigurationError, did_you_mean
from harness.runs import Answer, Failure, Ranking

__all__ = ["NOBODY", "read_answers"]

_COLUMNS = ("question", "rank", "record", "score", "markers", "total", "failure")
_NEEDED = ("question", "rank", "record")
_TREC_COLUMNS = 6
NOBODY = "-"
"""What stands for a record in the columns of TREC where the page was empty."""


N = TypeVar("N", int, float)


class _Line(NamedTuple):
    """One hit, or one empty page, or one failure; `number` is that of the line in its file."""

    number: int
    question: str
    rank: str
    record: str
    score: str = ""
    markers: str = ""
    total: str = ""
    failure: str = ""


def read_answers(path: Path, *, markers: bool = True) -> Mapping[str, Answer]:
    """Return the answers in the file `path`, by the ids of their questions.

    A file ``*.csv`` has a line of names, of which `question`, `rank` and `record` are needed; any other has the six
    columns of a TREC run.  It must say which warning markers are shown, unless `markers` is false: then everybody is
    taken to be shown without.  Raises :class:`ConfigurationError`, naming the line, for what cannot be understood.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            told, lines = _csv_lines(path, file) if path.suffix.lower() == ".csv" else (False, _trec_lines(path, file))
            if markers and not told:
                raise ConfigurationError(
                    f"{path} says nothing of warning markers: give it a column `markers` (CSV), or a system whose "
                    "system.toml says `markers = false`, and everybody is taken to be shown without"
                )
            by_question: defaultdict[str, list[_Line]] = defaultdict(list)
            for line in lines:
                by_question[line.question].append(line)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error
    return MappingProxyType({question: _answer(path, question, said) for question, said in by_question.items()})


def _csv_lines(path: Path, file: Iterable[str]) -> tuple[bool, Iterator[_Line]]:
    """Return whether there is a column of markers, and every line below the names."""
    reader = csv.DictReader(file, strict=True)
    names = reader.fieldnames or ()
    for name in names:
        if name not in _COLUMNS:
            raise ConfigurationError(f"{path}, line 1: unknown column {name!r}{did_you_mean(name, _COLUMNS)}")
    for name in _NEEDED:
        if name not in names:
            raise ConfigurationError(f"{path}, line 1: the column {name!r} is missing")

    def lines() -> Iterator[_Line]:
        for row in reader:
            if None in row or None in row.values():
                raise ConfigurationError(f"{path}, line {reader.line_num}: must have {len(names)} columns")
            yield _Line(reader.line_num, **{name: value.strip() for name, value in row.items()})

    return "markers" in names, lines()


def _trec_lines(path: Path, file: Iterable[str]) -> Iterator[_Line]:
    for number, text in enumerate(file, start=1):
        match text.split():
            case [question, _, record, rank, score, _]:
                empty = record == NOBODY
                yield _Line(number, question, "" if empty else rank, "" if empty else record, "" if empty else score)
            case []:
                continue
            case parts:
                raise ConfigurationError(
                    f"{path}, line {number}: must have the {_TREC_COLUMNS} columns of a TREC run (question Q0 record "
                    f"rank score name), not {len(parts)}"
                )


def _answer(path: Path, question: str, lines: Sequence[_Line]) -> Answer:
    """Return what `lines` say was answered to `question`."""
    problem = _Problem(path, question)
    if any(line.failure for line in lines):
        if len(lines) > 1:
            raise problem(lines[1], "has a failure and another line beside it")
        return Failure(topic=question, reason=lines[0].failure)
    hits = [line for line in lines if line.record or line.rank]
    if hits and len(hits) < len(lines):
        raise problem(next(line for line in lines if line not in hits), "is said to have no hit, and has some")
    hits = _in_order(problem, hits)
    page, more = hits[:PAGE], len(hits) > PAGE
    totals = {_number(problem, line, line.total, int) for line in lines if line.total}
    if len(totals) > 1:
        raise problem(lines[-1], f"has several totals: {', '.join(map(str, sorted(totals)))}")
    stated = next(iter(totals), None)
    return Ranking.of(
        question,
        ((line.record, _number(problem, line, line.score, float) if line.score else None) for line in page),
        size=PAGE,
        total=len(hits) if more and stated is None else stated,
        lower_bound=more and stated is None,
        markers={line.record: _markers(line) for line in reversed(page) if line.record and _markers(line)},
    )


class _Problem(NamedTuple):
    """What is wrong with the answer to one question."""

    path: Path
    question: str

    def __call__(self, line: _Line, what: str) -> ConfigurationError:
        return ConfigurationError(f"{self.path}, line {line.number}: question {self.question} {what}")


def _in_order(problem: _Problem, hits: Iterable[_Line]) -> list[_Line]:
    """Return `hits` best first; their ranks count from 1, or from 0 as some programs write them."""
    ranked = sorted((_number(problem, line, line.rank, int), line) for line in hits)
    for rank, group in groupby(ranked, key=lambda pair: pair[0]):
        _, *again = group
        if again:
            raise problem(again[0][1], f"has two hits of rank {rank}")
    first = 0 if ranked and ranked[0][0] == 0 else 1
    for place, (rank, line) in enumerate(ranked, start=first):
        if rank != place:
            raise problem(line, f"has a hit of rank {rank}, and none of rank {place}")
    return [line for _, line in ranked]


def _number(problem: _Problem, line: _Line, text: str, kind: Callable[[str], N]) -> N:
    try:
        return kind(text)
    except ValueError:
        raise problem(line, f"has {text!r} where a number belongs") from None


def _markers(line: _Line) -> frozenset[str]:
    return frozenset(line.markers.replace(",", " ").replace(";", " ").split())
