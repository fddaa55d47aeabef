"""Questions that were judged elsewhere, as golden topics about records that a system holds already.

They are lines of JSON for a log (:mod:`harness.golden.logged`), and no rows of CSV: the reader of a log parts it into
lines before it looks for quotes, and the ids of records in a cell at every ``;``, so CSV loses ends of lines that were
typed, and such ids.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generators.topics import PAGE, Intent
from harness.errors import ConfigurationError, did_you_mean
from harness.exchange.flat import boxes_of
from harness.exchange.judged import JudgedQuestion
from harness.golden.logged import topic_name
from harness.runs import GOLDEN
from harness.systems.system import ASKED_WITH

__all__ = ["golden_lines", "least_wanted"]

_OURS = (0, 1, 2)
_ENDS_A_LINE = re.compile("[\x85\u2028\u2029]")
"""What a reader of lines takes for the end of one, and JSON does not."""


def least_wanted(path: Path, questions: Sequence[JudgedQuestion], said: float | None) -> float:
    """Return the least grade of a record that must be found: the one that was `said`, and else 2.

    Raises :class:`~harness.errors.ConfigurationError` where nobody said it and the grades in `path` are of another
    scale than 0, 1, 2, and where no record has so high a grade.
    """
    grades = sorted({grade for question in questions for grade in question.grades.values()})
    there = ", ".join(f"{grade:g}" for grade in grades)
    if said is None and any(grade > 0 and grade not in _OURS for grade in grades):
        raise ConfigurationError(f"{path} has the grades {there}: say which is the least that is wanted, --wanted N")
    wanted = max(_OURS) if said is None else said
    if wanted <= 0:
        raise ConfigurationError(f"--wanted {wanted:g}: must be above 0, which is of a record that does not fit")
    if grades and max(grades) < wanted and min(grades) >= 0:
        raise ConfigurationError(
            f"{path} has the grades {there}, and none is {wanted:g} or more: say which is the least that is wanted, "
            "--wanted N"
        )
    return wanted


def golden_lines(
    questions: Iterable[JudgedQuestion],
    *,
    intent: Intent,
    box: str | None,
    wanted: float,
    source: str,
    lost: Counter[str],
) -> Iterator[bytes]:
    """Yield a line for each of `questions` about records of `intent` that can be a golden topic.

    A plain text is typed into `box`.  Records of the grade `wanted` and above must be found, and those of a grade below
    0 must not be shown.  `source` is the file that they are from; what becomes no topic is counted in `lost`.
    Raises :class:`~harness.errors.ConfigurationError` for a box that there is not.
    """
    boxes = ASKED_WITH[intent].boxes()
    if box is not None and box not in boxes:
        raise ConfigurationError(f"--box {box}: the form of {intent} has no such box{did_you_mean(box, boxes)}")
    names = set[str]()
    for number, question in enumerate(questions, start=1):
        typed = _typed(question, intent, box, lost)
        expected = _expected(question, wanted, lost) if typed else None
        if typed and expected:
            name = _name(question, number, source, names)
            why = f"judged elsewhere: {source}, {question.where}"
            line = json.dumps({"id": name, **typed, **expected, "why": why}, ensure_ascii=False)
            yield _ENDS_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", line).encode() + b"\n"


def _typed(question: JudgedQuestion, intent: Intent, box: str | None, lost: Counter[str]) -> Mapping[str, str]:
    """Return what is typed into the boxes of the form of `intent`; nothing where that cannot be known."""
    asked = question.asked
    if _kind_named(question.name) not in (None, intent):
        lost[f"questions that by their names are about no {intent}"] += 1
        return {}
    if isinstance(asked, str):
        parted = boxes_of(asked, intent)
        if parted is None and box is None:
            lost["questions of one text: --box says into which box it is typed"] += 1
            return {}
        typed: Mapping[str, str] = {str(box): asked} if parted is None else parted
    else:
        typed = asked
    if not typed or typed.keys() - set(ASKED_WITH[intent].boxes()):
        lost[f"questions typed into boxes that the form of {intent} does not have"] += 1
        return {}
    said = {name: value for name, value in typed.items() if value.strip()}
    lost["boxes in which nothing is typed but spaces"] += len(typed) - len(said) if said else 0
    lost["questions that type nothing"] += not said
    return said


def _kind_named(name: str) -> Intent | None:
    """Return what a question asks for that has its name from one of our topics; None where it has not."""
    kind = name.removeprefix(f"{GOLDEN}/").partition("/")[0]
    return next((intent for intent in Intent if kind == intent and "/" in name), None)


def _expected(question: JudgedQuestion, wanted: float, lost: Counter[str]) -> dict[str, list[str]]:
    """Return what must hold of the answer; nothing where that is nothing, or more than a page can show."""
    grades = question.grades
    expected = {
        "find": [record for record, grade in grades.items() if grade >= wanted],
        "forbidden": [record for record, grade in grades.items() if grade < 0],
    }
    expected = {key: records for key, records in expected.items() if records}
    if not expected:
        lost["questions for which no record is wanted"] += 1
        return {}
    if len(expected.get("find", ())) > PAGE:
        lost[f"questions for which more records are wanted than the {PAGE} of a page"] += 1
        return {}
    lost["records that fit as well: a golden topic expects nothing of them"] += sum(
        0 < grade < wanted for grade in grades.values()
    )
    lost["records that do not fit: a golden topic expects nothing of them"] += sum(
        grade == 0 for grade in grades.values()
    )
    return expected


def _name(question: JudgedQuestion, number: int, source: str, taken: set[str]) -> str:
    """Return a name that none of those `taken` is: the question's own, or by its place, which tells nothing."""
    name, place = topic_name(question.name), f"{topic_name(Path(source).stem) or 'judged'}-{number}"
    if not name or name in taken:
        name = place
    while name in taken:
        name += "-again"
    taken.add(name)
    return name
