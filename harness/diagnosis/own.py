"""Whether a search shows a record at all, asked of nothing but the search: by what is recorded of that record alone."""

from collections.abc import Collection, Iterator

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Person, Record
from harness.backends.base import Backend, Question
from harness.diagnosis.deeper import DEPTH
from harness.runs import Ranking

__all__ = ["hidden_from"]


def hidden_from(backend: Backend, record: Record, lacks: Collection[str]) -> bool:
    """Whether no question finds `record`, be it asked by its name, or by any number that is recorded of it.

    Boxes that the form `lacks` are not asked.  Where anything of it cannot be asked, that is not known.
    """
    ways = [query for query in _own(record) if not query.typed().keys() & set(lacks)]
    asked = [Question(query, DEPTH, topic=str(number)) for number, query in enumerate(ways)]
    answers = list(backend.answer(asked)) if asked else []
    return bool(answers) and all(isinstance(one, Ranking) and record.id not in one.hits for one in answers)


def _own(record: Record) -> Iterator[Query]:
    """Yield questions that ask for a record by what is recorded of it: each by one value, or by a whole name."""
    if not isinstance(record, Person):
        yield IncidentQuery(reference=record.reference)
        return
    yield PersonQuery(forename=record.name.forename, surname=record.name.surname)
    for box, values in (
        ("identifier", [one.value for one in record.identifiers]),
        ("phone", record.phones),
        ("vehicle", record.vehicles),
    ):
        yield from (PersonQuery(**{box: value}) for value in values[:1])
