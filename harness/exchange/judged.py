"""Questions that were judged elsewhere, whatever the format: what is asked, and the grades of records."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from harness.errors import ConfigurationError
from harness.systems.system import ASKED_WITH

__all__ = ["JudgedQuestion", "Rating", "asked_by", "graded"]

_BOXES = frozenset(box for form in ASKED_WITH.values() for box in form.boxes())


@dataclass(frozen=True, kw_only=True)
class JudgedQuestion:
    """One question, as it is `asked`: one text, or what is typed by box; and the `grades` of the records judged for it.

    A higher grade is of a record that fits better.  `where` is its place in its file, `name` what the file calls it,
    empty where it does not.
    """

    where: str
    asked: str | Mapping[str, str]
    grades: Mapping[str, float]
    name: str = ""


class Rating(NamedTuple):
    """One judgement as it is written, and where."""

    where: str
    record: str
    grade: str | float


def graded(path: Path, ratings: Iterable[Rating]) -> dict[str, float]:
    """Return the grades of one question by record.

    Raises :class:`~harness.errors.ConfigurationError`, with the place in `path`, where a rating names no record or is
    no number, and where two of one record differ.
    """
    grades: dict[str, float] = {}
    places: dict[str, str] = {}
    for where, record, said in ratings:
        if not record:
            raise ConfigurationError(f"{path}, {where}: names no record")
        grade = _number(said)
        if grade is None:
            raise ConfigurationError(f"{path}, {where}: the grade of {record!r} must be a number, not {said!r}")
        if grades.setdefault(record, grade) != grade:
            raise ConfigurationError(
                f"{path}, {where}: gives {record!r} the grade {grade:g}, and {places[record]} gave it "
                f"{grades[record]:g} for the same question"
            )
        places.setdefault(record, where)
    return grades


def asked_by(values: Mapping[str, object]) -> str | dict[str, str] | None:
    """Return what is asked by `values`, by their names: those of boxes are boxes, and one alone is a text.

    What is empty says nothing.  None where they are neither, and nobody can know what was meant.
    """
    said = {name: value for name, value in values.items() if value not in ("", None)}
    texts = {name: str(v) for name, v in said.items() if isinstance(v, str | int) and not isinstance(v, bool)}
    if len(texts) < len(said) or not texts:
        return None
    if texts.keys() <= _BOXES:
        return texts
    return next(iter(texts.values())) if len(texts) == 1 else None


def _number(said: str | float) -> float | None:
    """Return the number that is `said`; None where it is none, or not finite."""
    try:
        number = float(said)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
