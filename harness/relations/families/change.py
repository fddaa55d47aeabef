"""What a change of the records changes in the answers, and what it leaves alone.

The record that changes is a new one with few values; beside it stands another that the same questions find.
"""

from dataclasses import replace

from generators.agreement import keys_asked_of_people, person_keys
from generators.queries import IncidentQuery, PersonQuery
from generators.records import Incident, NameKind, Person, Visibility
from generators.strategies import choices, names
from harness.relations.case import Case
from harness.relations.checks import never_lower
from harness.relations.families.naming import by_name
from harness.relations.families.streets import at_street
from harness.relations.questions import Change, Questions
from harness.relations.relation import Family, relation
from harness.relations.rounds import appears, found_by_now, goes, same_but, twice
from harness.relations.sources import ERASURE, METAMORPHIC, REFRESH

__all__: list[str] = []

_HIDDEN = (Visibility.RESTRICTED, Visibility.DELETED)


@relation(
    "person-added",
    family=Family.CHANGE,
    asked="asked for a person who is new, and for somebody else of that name",
    differs="after the new one was added",
    holds="the new one is found, nobody is lost, and the other ranks no lower but for the new one who fits as well",
    source=REFRESH,
)
def person_added(person: Person, case: Case[Person]) -> Questions:
    """Add a namesake."""
    other = _namesake(person, case)
    by_other = by_name(other, other.name)
    fits_too = set(keys_asked_of_people(by_other)) <= set(person_keys(person))
    asked = _about_person(person)
    return twice(
        {**dict.fromkeys(asked, appears(person.id)), by_other: never_lower(other.id, but_for=int(fits_too))},
        Change(before=(other,), put=(person,)),
    )


@relation(
    "incident-added",
    family=Family.CHANGE,
    asked="asked for an incident that is new",
    differs="after it was added",
    holds="it is found, and nothing is lost that was",
    source=REFRESH,
)
def incident_added(incident: Incident, case: Case[Incident]) -> Questions:
    """Add an incident where another was."""
    change = Change(before=(_neighbour(incident, case),), put=(incident,))
    return twice(dict.fromkeys(_about_incident(incident), appears(incident.id)), change)


@relation(
    "person-deleted",
    family=Family.CHANGE,
    asked="asked for a person",
    differs="after the record was taken out",
    holds="that person is found no longer, and everybody else is who was",
    source=ERASURE,
    hides=True,
)
def person_deleted(person: Person, case: Case[Person]) -> Questions:
    """Take out one of two people of a name."""
    change = Change(before=(person, _namesake(person, case)), taken=(person.id,))
    return twice(dict.fromkeys(_about_person(person), goes(person.id)), change)


@relation(
    "incident-deleted",
    family=Family.CHANGE,
    asked="asked for an incident",
    differs="after the record was taken out",
    holds="it is found no longer, and everything else is that was",
    source=ERASURE,
    hides=True,
)
def incident_deleted(incident: Incident, case: Case[Incident]) -> Questions:
    """Take out one of two incidents in a street."""
    change = Change(before=(incident, _neighbour(incident, case)), taken=(incident.id,))
    return twice(dict.fromkeys(_about_incident(incident), goes(incident.id)), change)


@relation(
    "person-restricted",
    family=Family.CHANGE,
    asked="asked for a person",
    differs="after the record was restricted, or marked as deleted",
    holds="that person is found no longer, and everybody else is who was",
    source=ERASURE,
    hides=True,
)
def person_restricted(person: Person, case: Case[Person]) -> Questions:
    """Hide one of two people of a name."""
    hidden = replace(person, visibility=case.one_of(_HIDDEN))
    change = Change(before=(person, _namesake(person, case)), put=(hidden,))
    return twice(dict.fromkeys(_about_person(person), goes(person.id)), change)


@relation(
    "incident-restricted",
    family=Family.CHANGE,
    asked="asked for an incident",
    differs="after the record was restricted, or marked as deleted",
    holds="it is found no longer, and everything else is that was",
    source=ERASURE,
    hides=True,
)
def incident_restricted(incident: Incident, case: Case[Incident]) -> Questions:
    """Hide one of two incidents in a street."""
    hidden = replace(incident, visibility=case.one_of(_HIDDEN))
    change = Change(before=(incident, _neighbour(incident, case)), put=(hidden,))
    return twice(dict.fromkeys(_about_incident(incident), goes(incident.id)), change)


@relation(
    "person-alias-added",
    family=Family.CHANGE,
    asked="asked by name, and by another name with the date of birth",
    differs="after the other name was added as an alias",
    holds="the person is found by it, and ranks no lower by the name",
    source="yente#1252: people of many aliases sank in the answer",
)
def alias_added(person: Person, case: Case[Person]) -> Questions | None:
    """Let one of two people of a name become known under another."""
    alias = case.draw(names(kind=NameKind.ALIAS))
    if (alias.forename, alias.surname) in {(name.forename, name.surname) for name in person.names}:
        return None
    by_recorded = by_name(person, person.name).with_box("date_of_birth", "")
    known_as = replace(person, aliases=(*person.aliases, alias))
    return twice(
        {by_recorded: never_lower(person.id), by_name(person, alias): found_by_now(person.id)},
        Change(before=(person, _namesake(person, case)), put=(known_as,)),
    )


@relation(
    "person-others-added",
    family=Family.CHANGE,
    asked="asked for a person",
    differs="after people were added who have nothing to do with the question",
    holds="of those who were there, the same are found",
    source=METAMORPHIC,
)
def people_added(person: Person, case: Case[Person]) -> Questions:
    """Add people whom nobody asks for."""
    others = tuple(case.draw(choices(case.world.people)) for _ in range(case.number(1, 3)))
    change = Change(before=(person, _namesake(person, case)), put=others)
    unmoved = same_but({other.id for other in others})
    return twice(dict.fromkeys(_about_person(person), unmoved), change)


@relation(
    "incident-others-added",
    family=Family.CHANGE,
    asked="asked for an incident",
    differs="after incidents were added that have nothing to do with the question",
    holds="of those that were there, the same are found",
    source=METAMORPHIC,
)
def incidents_added(incident: Incident, case: Case[Incident]) -> Questions:
    """Add incidents that nobody asks for."""
    others = tuple(case.draw(choices(case.world.incidents)) for _ in range(case.number(1, 3)))
    change = Change(before=(incident, _neighbour(incident, case)), put=others)
    unmoved = same_but({other.id for other in others})
    return twice(dict.fromkeys(_about_incident(incident), unmoved), change)


def _namesake(person: Person, case: Case[Person]) -> Person:
    """Return somebody of the corpus under the name of `person`."""
    other = case.draw(choices(case.world.people))
    return replace(other, name=person.name)


def _neighbour(incident: Incident, case: Case[Incident]) -> Incident:
    """Return an incident of the corpus, as if it had been where `incident` was, at that moment."""
    other = case.draw(choices(case.world.incidents))
    return replace(other, address=incident.address, crossing=incident.crossing, opened=incident.opened)


def _about_person(person: Person) -> list[PersonQuery]:
    """Ask by the name, and by the first of each kind of number."""
    numbers = {
        "identifier": [identifier.value for identifier in person.identifiers],
        "phone": person.phones,
        "vehicle": person.vehicles,
    }
    by_number = (PersonQuery().with_box(box, values[0]) for box, values in numbers.items() if values)
    return [by_name(person, person.name), *by_number]


def _about_incident(incident: Incident) -> list[IncidentQuery]:
    """Ask by reference and by street."""
    return [IncidentQuery(reference=incident.reference), at_street(incident, before=30, after=30)]
