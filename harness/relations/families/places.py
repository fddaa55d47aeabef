"""A place by any of its parts leads to whoever lives or lived there, and to whatever happened there."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from generators.queries import PersonQuery, Query
from generators.records import Incident, Person, Place
from harness.relations.case import Case
from harness.relations.checks import COMPLETE
from harness.relations.families.streets import window
from harness.relations.questions import Broken, Check, NothingSaid, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import PRACTICE

__all__ = ["parts_of"]

_PARTS = ("street", "town", "postcode")


def parts_of(place: Place) -> list[PersonQuery]:
    """Ask by street, town and postcode together, then by every two of them, then by each alone."""
    return [PersonQuery().with_boxes(boxes) for boxes in _boxes(place)]


def _boxes(place: Place) -> Iterable[dict[str, str]]:
    for how_many in (3, 2, 1):
        for parts in combinations(_PARTS, how_many):
            yield {part: getattr(place, part) for part in parts}


@relation(
    "person-place-in-parts",
    family=Family.WIDENING,
    asked="asked by street, town and postcode, without a name",
    differs="by every two of them, and by each alone",
    holds="everybody who lives or lived there is found each time",
    source=PRACTICE,
    suits=lambda person: bool(person.addresses),
)
def person_place_in_parts(person: Person, case: Case[Person]) -> Questions:
    """Ask who lives somewhere, by less and less of where it is."""
    queries = parts_of(case.one_of(person.addresses).place)
    return _all_there(queries, [case.world.agreeing(query) for query in queries])


@relation(
    "incident-place-in-parts",
    family=Family.WIDENING,
    asked="asked by street, town and postcode, in a window",
    differs="by every two of them, and by each alone",
    holds="everything that happened there then is found each time",
    source=PRACTICE,
)
def incident_place_in_parts(incident: Incident, case: Case[Incident]) -> Questions:
    """Ask what happened somewhere, by less and less of where it is."""
    days = window(incident, before=case.number(1, 10), after=case.number(1, 10))
    queries = [days.with_boxes(boxes) for boxes in _boxes(incident.address.place)]
    return _all_there(queries, [case.world.agreeing(query) for query in queries])


def _all_there(queries: Sequence[Query], there: Sequence[frozenset[str]]) -> Questions:
    return Questions.of(*queries, check=_shows(there), size=COMPLETE)


def _shows(there: Sequence[frozenset[str]]) -> Check:
    """Return a check that every question finds those who are `there`, one set a question, if a page has room."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        told = False
        for number, (ranking, expected) in enumerate(zip(rankings, there, strict=True), start=1):
            if len(expected) >= COMPLETE:
                continue
            told = True
            if lost := expected.difference(ranking.hits):
                return Broken(f"{min(lost)}, who or which is of that place, is not found by question {number}", number)
        return None if told else NothingSaid(f"there are {COMPLETE} or more each time")

    return check
