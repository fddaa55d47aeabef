"""Whatever somebody is known by leads to the same record."""

from collections.abc import Callable, Iterable, Sequence

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Name, NameKind, Person
from harness.properties.case import Case
from harness.properties.checks import COMPLETE
from harness.properties.questions import Broken, Check, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.relations.naming import by_name, dated
from harness.properties.relations.streets import at_street
from harness.properties.sources import BICHARD, PRACTICE

__all__: list[str] = []

_NAMED_ANEW = frozenset({NameKind.MAIDEN, NameKind.MARRIED, NameKind.FORMER})


def _also_known_as(person: Person, *, named_anew: bool) -> list[Name]:
    return [name for name in person.aliases if name.forename and (name.kind in _NAMED_ANEW) == named_anew]


def _has(values: Callable[[Person], Iterable[object]]) -> Callable[[Person], bool]:
    return lambda person: dated(person) and any(True for _ in values(person))


def _same_person(person: Person, case: Case[Person], others: Iterable[PersonQuery]) -> Questions:
    """Ask by name and date of birth, then each of `others`: who is found first must fit what was typed."""
    return _nobody_above(person.id, case, by_name(person, person.name), *others)


def _nobody_above(record: str, case: Case[Person], *queries: Query) -> Questions:
    fitting = [case.world.agreeing(query) for query in queries]
    return Questions.of(*queries, check=nobody_above(record, fitting), size=COMPLETE)


@relation(
    "person-by-alias",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="by every alias and nickname with that date",
    holds="the person is found each time, and nobody who fits less well stands above",
    source=BICHARD,
    suits=_has(lambda person: _also_known_as(person, named_anew=False)),
)
def by_alias(person: Person, case: Case[Person]) -> Questions:
    """Ask by whatever somebody calls themselves."""
    return _same_person(person, case, (by_name(person, name) for name in _also_known_as(person, named_anew=False)))


@relation(
    "person-by-former-name",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="by every maiden, married or former name with that date",
    holds="the person is found each time, and nobody who fits less well stands above",
    source=PRACTICE,
    suits=_has(lambda person: _also_known_as(person, named_anew=True)),
)
def by_former_name(person: Person, case: Case[Person]) -> Questions:
    """Ask by the names of other years."""
    return _same_person(person, case, (by_name(person, name) for name in _also_known_as(person, named_anew=True)))


@relation(
    "person-by-identifier",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="by every identifier recorded",
    holds="the person is found each time, and nobody without that number stands above",
    source="invenio#3339: identifiers that lost their leading zeros",
    suits=_has(lambda person: person.identifiers),
)
def by_identifier(person: Person, case: Case[Person]) -> Questions:
    """Ask by every number that stands for one person."""
    return _same_person(person, case, (PersonQuery(identifier=number.value) for number in person.identifiers))


@relation(
    "person-by-phone",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="by every telephone number recorded",
    holds="the person is found each time, and nobody without that number stands above",
    source=PRACTICE,
    suits=_has(lambda person: person.phones),
)
def by_phone(person: Person, case: Case[Person]) -> Questions:
    """Ask by every telephone."""
    return _same_person(person, case, (PersonQuery(phone=phone) for phone in person.phones))


@relation(
    "person-by-vehicle",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="by every vehicle recorded",
    holds="the person is found each time, and nobody without that vehicle stands above",
    source=PRACTICE,
    suits=_has(lambda person: person.vehicles),
)
def by_vehicle(person: Person, case: Case[Person]) -> Questions:
    """Ask by every number plate."""
    return _same_person(person, case, (PersonQuery(vehicle=vehicle) for vehicle in person.vehicles))


@relation(
    "incident-reference-and-number",
    family=Family.IDENTITY,
    asked="asked by reference",
    differs="by the daily number with its date",
    holds="the incident is found each time, and nothing else stands above",
    source=PRACTICE,
)
def reference_and_number(incident: Incident, case: Case[Incident]) -> Questions:  # noqa: ARG001
    """Ask by the daily number."""
    by_number = IncidentQuery(number=str(incident.number), date=f"{incident.opened:%d/%m/%Y}")
    check = nobody_above(incident.id, [frozenset({incident.id})] * 2)
    return Questions.of(IncidentQuery(reference=incident.reference), by_number, check=check)


@relation(
    "incident-and-its-people",
    family=Family.IDENTITY,
    asked="asked by the name that was taken down, in the street and about the day",
    differs="for a person of that name and the date of birth of whoever was involved",
    holds="the incident is found by its person, and the person by the name in the incident",
    source=PRACTICE,
    suits=lambda incident: any(involvement.name.forename for involvement in incident.involved),
)
def incident_and_its_people(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Go from an incident to its people."""
    shown = {person.id for person in case.world.people}
    involved = [i for i in incident.involved if i.name.forename and i.person in shown]
    if not involved:
        return None
    taken_down = case.one_of(involved)
    person = case.world.person[taken_down.person]
    return _linked(((_about(incident, taken_down.name), incident), (by_name(person, taken_down.name), person)))


@relation(
    "person-and-their-incidents",
    family=Family.IDENTITY,
    asked="asked by name and date of birth",
    differs="for incidents, by each name taken down of that person, in the street and about the day",
    holds="the person is found, and every incident that the person was involved in",
    source=PRACTICE,
    suits=dated,
)
def person_and_their_incidents(person: Person, case: Case[Person]) -> Questions | None:
    """Go from a person to their incidents."""
    pairs = [
        (_about(incident, involvement.name), incident)
        for incident in case.world.incidents_of.get(person.id, ())
        for involvement in incident.involved
        if involvement.person == person.id and involvement.name.forename
    ]
    return _linked(((by_name(person, person.name), person), *pairs)) if pairs else None


def _about(incident: Incident, name: Name) -> IncidentQuery:
    """Ask for what happened to somebody of that `name`, in the street of `incident` and within a day of it."""
    window = at_street(incident, before=1, after=1)
    return window.with_box("forename", name.forename).with_box("surname", name.surname)


def _linked(pairs: Sequence[tuple[Query, Person | Incident]]) -> Questions:
    queries, records = zip(*pairs, strict=True)

    def check(rankings: Rankings) -> Broken | None:
        for number, (record, ranking) in enumerate(zip(records, rankings, strict=True), start=1):
            if ranking.rank(record.id) is None:
                return Broken(f"{record.id} is not found by question {number}, which asks by its link", number)
        return None

    return Questions.of(*queries, check=check, size=COMPLETE)


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
