"""The same question, written in another way, has the same answer."""

from collections.abc import Callable
from typing import Any, NamedTuple

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.variations import VARIATIONS
from harness.properties.case import Case
from harness.properties.checks import same_answer, still_found
from harness.properties.questions import Broken, NothingSaid, Question, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.sources import METAMORPHIC, PAGES

__all__: list[str] = []


class _Written(NamedTuple):
    """A variation that must not matter: to the whole answer where it is `exact`, else to whether the record is found.

    `asked` is the form of the question, `suits` tells the records that have what is varied.
    """

    name: str
    variation: str
    asked: str
    suits: Callable[[Any], bool]
    exact: bool = True


def _named(person: Person) -> bool:
    return bool(person.name.forename)


def _dated(person: Person) -> bool:
    """Whether the person has two names and a known day of birth, so that a page has room for whoever is meant."""
    return _named(person) and bool(person.born and person.born.complete)


def _with(*signs: str) -> Callable[[Person], bool]:
    return lambda person: _dated(person) and any(s in f"{person.name.forename}{person.name.surname}" for s in signs)


def _has_one_case(person: Person) -> bool:
    """Whether every letter of the name has one capital: another (ß, ı, İ) is another spelling in capitals."""
    name = f"{person.name.forename}{person.name.surname}"
    return _dated(person) and name.upper().lower() == name.lower() and len(name.upper()) == len(name)


def _accented(person: Person) -> bool:
    return _dated(person) and not f"{person.name.forename}{person.name.surname}".isascii()


_WRITTEN = (
    _Written("person-letter-case", "case", "name + born", _has_one_case),
    _Written("person-spaces", "spaces", "name + born", _dated),
    _Written("person-decomposed", "decomposed", "name + born", _accented),
    _Written("person-diacritics", "diacritics", "name + born", _accented, exact=False),
    _Written("person-surname-first", "surname-first", "name + born", _dated, exact=False),
    _Written("person-name-order", "swapped", "name + born", _dated, exact=False),
    _Written("person-hyphen", "hyphen", "name + born", _with("-"), exact=False),
    _Written("person-apostrophe", "apostrophe", "name + born", _with("'", "’"), exact=False),
    _Written("person-date-format", "date-format", "name + born", _dated),
    _Written("person-postcode-format", "postcode-format", "surname + postcode", lambda p: bool(p.addresses)),
    _Written("person-phone-format", "phone-format", "phone", lambda p: bool(p.phones)),
    _Written("person-vehicle-format", "vehicle-format", "vehicle", lambda p: bool(p.vehicles)),
    _Written("person-identifier-format", "identifier-format", "identifier", lambda p: bool(p.identifiers)),
    _Written("incident-reference-format", "reference-format", "reference", lambda _: True),
    _Written(
        "incident-postcode-format", "postcode-format", "postcode + window", lambda i: bool(i.address.place.postcode)
    ),
    _Written("incident-vehicle-format", "vehicle-format", "vehicle", lambda i: bool(i.vehicle)),
    _Written("incident-phone-format", "phone-format", "caller phone", lambda i: bool(i.caller_phone)),
)


def _register(written: _Written) -> None:
    variation = VARIATIONS[written.variation]

    @relation(
        written.name,
        family=Family.SAME_ANSWER,
        asked=f"asked by {written.asked}, as recorded",
        differs=variation.about[0].lower() + variation.about[1:].rstrip("."),
        holds="the same records in the same order" if written.exact else "the record is still found",
        source=variation.source,
        suits=written.suits,
    )
    def relate(record: Any, case: Case[Any]) -> Questions | None:  # noqa: ANN401 -- of either kind
        recorded = case.asked(record, written.asked)
        typed = case.varied(recorded, written.variation) if recorded else None
        if recorded is None or typed is None:
            return None
        return Questions.of(recorded, typed, check=same_answer if written.exact else still_found(record.id))


for _written in _WRITTEN:
    _register(_written)


@relation(
    "person-asked-twice",
    family=Family.SAME_ANSWER,
    asked="asked by name",
    differs="the same again",
    holds="the same records in the same order",
    source=METAMORPHIC,
    suits=_named,
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


_PAGE, _PAGES = 5, 4
"""Short pages, so that there are borders between them even where few records match."""


@relation(
    "person-pages",
    family=Family.SAME_ANSWER,
    asked="asked by surname, for one large page",
    differs="the same hits page by page",
    holds="the pages joined equal the large one, nothing twice and nothing left out",
    source=PAGES,
    pages=True,
)
def person_pages(person: Person, case: Case[Person]) -> Questions:  # noqa: ARG001
    """Turn the pages of everybody of a surname."""
    return _paged(PersonQuery(surname=person.name.surname))


@relation(
    "incident-pages",
    family=Family.SAME_ANSWER,
    asked="asked by street and town, for one large page",
    differs="the same hits page by page",
    holds="the pages joined equal the large one, nothing twice and nothing left out",
    source=PAGES,
    pages=True,
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
    large, *pages = (ranking.hits for ranking in rankings)
    if len(large) <= _PAGE:
        return NothingSaid("there is one page alone")
    joined = [hit for page in pages for hit in page]
    if joined == list(large):
        return None
    if twice := [hit for hit in joined if joined.count(hit) > 1]:
        return Broken(f"{twice[0]} is on two pages")
    if lost := [hit for hit in large if hit not in joined]:
        return Broken(f"{lost[0]} is on the large page and on none of the others")
    return Broken("the pages have other records than the large one, or in another order")
