"""The same question, asked again or page by page, has the same answer."""

from dataclasses import replace

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from harness.relations.case import Case
from harness.relations.checks import keeps_order, same_answer
from harness.relations.families.naming import named
from harness.relations.questions import Broken, NothingSaid, Question, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import METAMORPHIC, PAGES
from harness.systems import Capability

__all__: list[str] = []


@relation(
    "person-asked-twice",
    family=Family.SAME_ANSWER,
    asked="asked by name",
    differs="the same again",
    holds="the same records in the same order",
    source=METAMORPHIC,
    suits=named,
)
def person_asked_twice(person: Person, case: Case[Person]) -> Questions | None:
    """Ask a name, which many may share, twice."""
    query = case.asked(person, "name")
    return Questions.of(query, query, check=same_answer) if query else None


@relation(
    "incident-asked-twice",
    family=Family.SAME_ANSWER,
    asked="asked by street and window",
    differs="the same again",
    holds="the same records in the same order",
    source=METAMORPHIC,
)
def incident_asked_twice(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Ask for what happened in a street twice."""
    query = case.asked(incident, "street + window")
    return Questions.of(query, query, check=same_answer) if query else None


_PAGE, _PAGES = 3, 6
"""Short pages, so that there are borders between them even where few records match."""


@relation(
    "person-pages",
    family=Family.SAME_ANSWER,
    asked="asked by postcode, for one large page",
    differs="the same hits page by page",
    holds="the pages joined equal the large one, nothing twice and nothing left out",
    source=PAGES,
    suits=lambda person: bool(person.addresses),
    requires=Capability.PAGES,
)
def person_pages(person: Person, case: Case[Person]) -> Questions:
    """Turn the pages of everybody who lives or lived at a postcode: no one of them fits better than another."""
    return _paged(PersonQuery(postcode=case.one_of(person.addresses).place.postcode))


@relation(
    "incident-pages",
    family=Family.SAME_ANSWER,
    asked="asked by street and town, for one large page",
    differs="the same hits page by page",
    holds="the pages joined equal the large one, nothing twice and nothing left out",
    source=PAGES,
    requires=Capability.PAGES,
)
def incident_pages(incident: Incident, case: Case[Incident]) -> Questions:  # noqa: ARG001
    """Turn the pages of everything that happened in a street."""
    place = incident.address.place
    return _paged(IncidentQuery(street=place.street, town=place.town))


def _paged(query: Query) -> Questions:
    large = Question(query, size=_PAGE * _PAGES)
    pages = (Question(query, size=_PAGE, start=_PAGE * number) for number in range(_PAGES))
    return Questions(asked=(large, *pages), check=_joined)


def _joined(rankings: Rankings) -> Broken | NothingSaid | None:
    large, *pages = rankings
    if len(large.hits) <= _PAGE:
        return NothingSaid("there is one page alone")
    joined = [hit for page in pages for hit in page.hits]
    if twice := [hit for hit in joined if joined.count(hit) > 1]:
        return Broken(f"{twice[0]} is on two pages")
    if lost := [hit for hit in large.hits if hit not in joined]:
        return Broken(f"{lost[0]} is on the large page and on none of the others")
    if keeps_order(large, replace(large, hits=tuple(joined), scores=())):
        return None
    return Broken("the pages have other records than the large one, or in another order")
