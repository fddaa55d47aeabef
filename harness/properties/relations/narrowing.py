"""To say more that is true narrows the answer, and never loses whoever was meant."""

from generators.queries import PersonQuery
from generators.records import Incident, Person
from harness.properties.case import Case
from harness.properties.checks import COMPLETE, never_lower, subset
from harness.properties.questions import Questions
from harness.properties.relation import Family, relation
from harness.properties.relations.streets import at_street
from harness.properties.sources import METAMORPHIC, PRACTICE

__all__: list[str] = []


def _named(person: Person) -> bool:
    return bool(person.name.forename)


def _by_name(person: Person) -> PersonQuery:
    return PersonQuery(forename=person.name.forename, surname=person.name.surname)


@relation(
    "person-narrowed-by-birth",
    family=Family.NARROWING,
    asked="asked by name",
    differs="with the true date of birth, as far as it is recorded",
    holds="the person is still found, and ranks no lower",
    source=PRACTICE,
    suits=lambda person: _named(person) and person.born is not None,
)
def narrowed_by_birth(person: Person, case: Case[Person]) -> Questions:  # noqa: ARG001
    """Add the date of birth."""
    query, born = _by_name(person), person.born
    return Questions.of(
        query, query.with_box("date_of_birth", born.typed if born else ""), check=never_lower(person.id), size=50
    )


@relation(
    "person-narrowed-by-town",
    family=Family.NARROWING,
    asked="asked by name",
    differs="with a town where the person lives or lived",
    holds="the person is still found, and ranks no lower",
    source=PRACTICE,
    suits=lambda person: _named(person) and bool(person.addresses),
)
def narrowed_by_town(person: Person, case: Case[Person]) -> Questions:
    """Add a town."""
    query = _by_name(person)
    town = case.one_of(person.addresses).place.town
    return Questions.of(query, query.with_box("town", town), check=never_lower(person.id), size=50)


@relation(
    "incident-window-inside-window",
    family=Family.NARROWING,
    asked="asked by street, in a wide window",
    differs="in a window inside it",
    holds="nothing is found that the wide window lacks, and the incident is found in both",
    source=METAMORPHIC,
)
def window_inside_window(incident: Incident, case: Case[Incident]) -> Questions:
    """Draw the window closer."""
    wide = at_street(incident, before=case.number(30, 400), after=case.number(30, 400))
    narrow = at_street(incident, before=case.number(1, 30), after=case.number(1, 30))
    return Questions.of(wide, narrow, check=subset(incident.id), size=COMPLETE)
