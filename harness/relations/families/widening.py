"""To say less widens the answer: whatever was found is found again."""

from generators.dates import PRESENT, age_on
from generators.queries import PersonQuery, Query
from generators.records import Incident, Person
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, if_complete, still_found, superset
from harness.relations.families.streets import at_street, window
from harness.relations.questions import Check, Questions
from harness.relations.relation import Family, relation
from harness.relations.sources import PATTERNS, ROUNDED

__all__: list[str] = []


@relation(
    "incident-open-window",
    family=Family.WIDENING,
    asked="asked by street, in a window",
    differs="with one end of the window left open, then both",
    holds="each finds all that the one before it finds",
    source=PATTERNS,
)
def open_window(incident: Incident, case: Case[Incident]) -> Questions:
    """Leave out since when, or until when, and then both."""
    closed = at_street(incident, before=case.number(1, 200), after=case.number(1, 200))
    half_open = closed.with_box(case.one_of(("since", "until")), "")
    open_ = half_open.with_box("since", "").with_box("until", "")
    return Questions.of(closed, half_open, open_, check=superset(incident.id), size=COMPLETE)


@relation(
    "incident-outward-postcode",
    family=Family.WIDENING,
    asked="asked by postcode, in a window",
    differs="by the first half of the postcode",
    holds="all is found that the whole postcode finds",
    source=PATTERNS,
    suits=lambda incident: " " in incident.address.place.postcode,
)
def outward_postcode(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Type the first half of a postcode alone."""
    days = window(incident, before=case.number(1, 20), after=case.number(1, 20))
    whole = days.with_box("postcode", incident.address.place.postcode)
    outward = case.varied(whole, "postcode-outward")
    return Questions.of(whole, outward, check=superset(incident.id), size=COMPLETE) if outward else None


def _placed_in_time(person: Person) -> bool:
    return bool(person.addresses and person.born and person.born.complete)


@relation(
    "person-birth-in-part",
    family=Family.WIDENING,
    asked="asked by postcode and date of birth",
    differs="by the month and year of birth, then by the year",
    holds="whoever was found, and fits the year, is found each time",
    source=ROUNDED,
    suits=_placed_in_time,
)
def birth_in_part(person: Person, case: Case[Person]) -> Questions | None:
    """Type less and less of a date of birth.  Without a name it decides who is found."""
    whole = _by_postcode_and_birth(person, case)
    month, year = (case.varied(whole, part) for part in ("month-and-year", "year-only"))
    if month is None or year is None:
        return None
    return Questions.of(whole, month, year, check=_fitting(year, case), size=COMPLETE)


@relation(
    "person-age-for-birth",
    family=Family.WIDENING,
    asked="asked by postcode and date of birth",
    differs="by the age instead",
    holds="whoever was found, and is of that age, is found again",
    source=PATTERNS,
    suits=_placed_in_time,
)
def age_for_birth(person: Person, case: Case[Person]) -> Questions | None:
    """Type the age that somebody born on a day now has."""
    whole = _by_postcode_and_birth(person, case)
    if person.born is None:
        return None
    aged = whole.with_box("date_of_birth", "").with_box("age", str(age_on(PRESENT, person.born.first)))
    return Questions.of(whole, aged, check=_fitting(aged, case), size=COMPLETE)


@relation(
    "person-initial-for-forename",
    family=Family.WIDENING,
    asked="asked by name and postcode",
    differs="with the forename's initial, with or without a full stop",
    holds="the person is still found",
    source="pic-app#49: the full stop behind an initial is taken for a part of the name",
    suits=lambda person: len(person.name.forename) > 1 and bool(person.addresses),
)
def initial_for_forename(person: Person, case: Case[Person]) -> Questions | None:
    """Type an initial."""
    whole = case.asked(person, "name + postcode")
    initial = case.varied(whole, "initial") if whole else None
    return Questions.of(whole, initial, check=still_found(person.id)) if whole and initial else None


def _by_postcode_and_birth(person: Person, case: Case[Person]) -> PersonQuery:
    born = person.born.typed if person.born else ""
    return PersonQuery(postcode=case.one_of(person.addresses).place.postcode, date_of_birth=born)


def _fitting(widest: Query, case: Case[Person]) -> Check:
    """Return a check that nobody who fits `widest` is lost; others may be: a search may show slips of a whole date."""
    return if_complete(still_found(*sorted(case.world.agreeing(widest))))
