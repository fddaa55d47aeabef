"""Whatever somebody is known by leads to the same record."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Name, NameKind, Person, Visibility
from harness.relations.case import Case
from harness.relations.checks import COMPLETE
from harness.relations.families.naming import by_name, dated
from harness.relations.families.streets import at_street
from harness.relations.questions import Broken, Check, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import BICHARD, PRACTICE

__all__: list[str] = []

_NAMED_ANEW = frozenset({NameKind.MAIDEN, NameKind.MARRIED, NameKind.FORMER})


def _by_names(person: Person, *, anew: bool) -> list[PersonQuery]:
    others = (name for name in person.aliases if name.forename and (name.kind in _NAMED_ANEW) == anew)
    return [by_name(person, name) for name in others]


class _Known(NamedTuple):
    """Something that somebody is known by: the `questions` that ask by it, and who must not stand above then."""

    name: str
    differs: str
    lesser: str
    questions: Callable[[Person], list[PersonQuery]]
    source: str = PRACTICE


_KNOWN = (
    _Known(
        "person-by-alias",
        "by every alias and nickname with that date",
        "who fits less well",
        lambda person: _by_names(person, anew=False),
        BICHARD,
    ),
    _Known(
        "person-by-former-name",
        "by every maiden, married or former name with that date",
        "who fits less well",
        lambda person: _by_names(person, anew=True),
    ),
    _Known(
        "person-by-identifier",
        "by every identifier recorded",
        "without that number",
        lambda person: [PersonQuery(identifier=number.value) for number in person.identifiers],
        "invenio#3339: identifiers that lost their leading zeros",
    ),
    _Known(
        "person-by-phone",
        "by every telephone number recorded",
        "without that number",
        lambda person: [PersonQuery(phone=phone) for phone in person.phones],
    ),
    _Known(
        "person-by-vehicle",
        "by every vehicle recorded",
        "without that vehicle",
        lambda person: [PersonQuery(vehicle=vehicle) for vehicle in person.vehicles],
    ),
)


def _register(known: _Known) -> None:
    @relation(
        known.name,
        family=Family.IDENTITY,
        asked="asked by name and date of birth",
        differs=known.differs,
        holds=f"the person is found each time, and nobody {known.lesser} stands above",
        source=known.source,
        suits=lambda person: dated(person) and bool(known.questions(person)),
    )
    def relate(person: Person, case: Case[Person]) -> Questions:
        queries = [by_name(person, person.name), *known.questions(person)]
        fitting = [case.world.agreeing(query) for query in queries]
        return Questions.of(*queries, check=nobody_above(person.id, fitting), size=COMPLETE)


for _known in _KNOWN:
    _register(_known)


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
    people = [(case.world.person.get(i.person), i.name) for i in incident.involved if i.name.forename]
    shown = [(person, name) for person, name in people if person and person.visibility is Visibility.OPEN]
    if not shown:
        return None
    person, taken_down = case.one_of(shown)
    return _linked(((_about(incident, taken_down), incident), (by_name(person, taken_down), person)))


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
    """Return a check that every question finds `record`, with none above but those of `fitting`, one set a question.

    Of equals none is above another.
    """

    def check(rankings: Rankings) -> Broken | None:
        for number, (ranking, fits) in enumerate(zip(rankings, fitting, strict=True), start=1):
            if ranking.rank(record) is None:
                return Broken(f"{record} is not found by question {number}", number)
            above = ranking.above(record)
            if wrong := [hit for hit in ranking.hits if hit in above and hit not in fits]:
                return Broken(f"{wrong[0]}, who does not fit, stands above {record} by question {number}", number)
        return None

    return check
