"""Whatever somebody is known by leads to the same record."""

from collections.abc import Sequence

from generators.queries import IncidentQuery, PersonQuery
from generators.records import Incident, Person
from harness.properties.case import Case
from harness.properties.questions import Broken, Check, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.sources import PRACTICE

__all__: list[str] = []


@relation(
    "person-by-identifier",
    family=Family.IDENTITY,
    asked="asked by an identifier",
    differs="asked by every other identifier recorded",
    holds="the person is found each time, and nobody without that number stands above",
    source=PRACTICE,
    suits=lambda person: bool(person.identifiers),
)
def by_identifier(person: Person, case: Case[Person]) -> Questions:
    """Ask by every identifier, in any order."""
    numbers = [identifier.value for identifier in person.identifiers]
    first = case.one_of(numbers)
    queries = [PersonQuery(identifier=number) for number in sorted(numbers, key=lambda number: number != first)]
    return Questions.of(*queries, check=nobody_above(person.id, [case.world.agreeing(query) for query in queries]))


@relation(
    "incident-reference-and-number",
    family=Family.IDENTITY,
    asked="asked by reference",
    differs="asked by the daily number with its date",
    holds="the incident is found each time, and nothing else stands above",
    source=PRACTICE,
)
def reference_and_number(incident: Incident, case: Case[Incident]) -> Questions:  # noqa: ARG001
    """Ask by the daily number."""
    by_number = IncidentQuery(number=str(incident.number), date=f"{incident.opened:%d/%m/%Y}")
    check = nobody_above(incident.id, [frozenset({incident.id})] * 2)
    return Questions.of(IncidentQuery(reference=incident.reference), by_number, check=check)


def nobody_above(record: str, fitting: Sequence[frozenset[str]]) -> Check:
    """Return a check that every question finds `record`, with none above but those of `fitting`, one set a question."""

    def check(rankings: Rankings) -> Broken | None:
        for number, (ranking, fits) in enumerate(zip(rankings, fitting, strict=True), start=1):
            if (rank := ranking.rank(record)) is None:
                return Broken(f"{record} is not found by question {number}", number)
            if wrong := [hit for hit in ranking.hits[: rank - 1] if hit not in fits]:
                return Broken(f"{wrong[0]}, who does not fit, stands above {record} by question {number}", number)
        return None

    return check
