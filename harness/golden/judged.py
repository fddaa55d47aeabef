"""Judgements beside the questions of a log, in the columns of TREC: question, iteration, record, grade."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

__all__ = ["Judgements", "read_judgements"]

_COLUMNS = 4


class Judgements:
    """The records judged for each question, in `file`: a grade above 0 is of one that must be found, below 0 of one
    that must not be shown; 0 asks nothing.
    """

    def __init__(self, file: str, grades: Mapping[str, Mapping[str, int]]) -> None:
        self._file = file
        self._grades = grades
        self._asked: set[str] = set()

    def of(self, question: str) -> dict[str, list[str]]:
        """Return what a topic in TOML would say of `question`."""
        self._asked.add(question)
        grades = self._grades.get(question, {})
        said = {
            "find": [record for record, grade in grades.items() if grade > 0],
            "forbidden": [record for record, grade in grades.items() if grade < 0],
        }
        return {key: records for key, records in said.items() if records}

    def unasked(self) -> Iterator[str]:
        """Yield a problem for every question that is judged, and that nobody has asked :meth:`of`."""
        for question in self._grades:
            if question not in self._asked:
                yield f"{self._file}, {question}: there is no such question beside it"


def read_judgements(root: Traversable, name: str, *, problems: list[str]) -> Judgements:
    """Return the judgements in ``NAME.qrels`` below `root`, none where there is no such file."""
    file = f"{name}.qrels"
    grades: dict[str, dict[str, int]] = {}
    path = root.joinpath(*file.split("/"))
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        cells = line.split()
        if len(cells) == _COLUMNS and cells[-1].removeprefix("-").isdecimal():
            grades.setdefault(cells[0], {})[cells[2]] = int(cells[-1])
        elif cells:
            problems.append(f"{file}, line {number}: must have a question, a 0, a record and a grade, not {line!r}")
    return Judgements(file, grades)
