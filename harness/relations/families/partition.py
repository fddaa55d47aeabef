"""Parts that add up give all of the whole, and nothing twice."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import pairwise

from hypothesis import strategies as st

from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Flag, Incident, Person
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, complete, if_complete, still_found
from harness.relations.families.naming import named
from harness.relations.families.streets import at_street, day_of, typed_moment
from harness.relations.questions import Broken, Check, NothingSaid, Question, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import COUNTS, TERNARY
from harness.systems import Capability

__all__: list[str] = []

_ADD_UP = "together they have all of the whole, and nothing twice"
_CHANGED = 1
"""The hour of the clock that a day in October has twice, and a day in March not at all."""


@relation(
    "incident-window-split",
    family=Family.PARTITION,
    asked="asked by street, in a window",
    differs="in the two windows into which a minute cuts it",
    holds=_ADD_UP,
    source=TERNARY,
)
def window_split(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Cut a window in two."""
    whole = at_street(incident, before=case.number(1, 200), after=case.number(1, 200))
    since, until = (datetime.fromisoformat(end).replace(tzinfo=LOCAL_TIME) for end in (whole.since, whole.until))
    cut = since + (until - since) * case.number(1, 99) / 100
    return _cut(whole, [cut]) if _shown_by_the_clock(cut) else None


@relation(
    "incident-day-by-hours",
    family=Family.PARTITION,
    asked="asked by town, from midnight to midnight",
    differs="in the spans into which some of its hours cut the day",
    holds=_ADD_UP,
    source=TERNARY,
)
def day_by_hours(incident: Incident, case: Case[Incident]) -> Questions:
    """Cut a day at some of its hours."""
    return _by_hours(incident, case.draw(st.sets(st.integers(1, 23), min_size=1, max_size=5)))


@relation(
    "incident-clock-change-by-hours",
    family=Family.PARTITION,
    asked="asked by town, from midnight to midnight of a day on which the clocks change",
    differs="in the spans into which its hours cut the day, those of the change among them",
    holds=_ADD_UP,
    source=f"{TERNARY}; a time that the clock shows twice is the later one to Elasticsearch, the earlier to others",
    suits=lambda incident: len({moment.utcoffset() for moment in day_of(incident)}) > 1,
)
def clock_change_by_hours(incident: Incident, case: Case[Incident]) -> Questions:
    """Cut a day of 23 or 25 hours before and after its clocks change, and elsewhere."""
    return _by_hours(incident, {_CHANGED, _CHANGED + 1, *case.draw(st.sets(st.integers(1, 23), max_size=3))})


@relation(
    "incident-status-split",
    family=Family.PARTITION,
    asked="asked by street, in a window",
    differs="open alone, and closed alone",
    holds=_ADD_UP,
    source=TERNARY,
)
def status_split(incident: Incident, case: Case[Incident]) -> Questions:
    """Divide a list by status."""
    whole = at_street(incident, before=case.number(1, 200), after=case.number(1, 200))
    parts = (whole.with_box("status", status) for status in ("open", "closed"))
    return Questions.of(whole, *parts, check=_add_up(), size=COMPLETE)


@relation(
    "incident-flag-split",
    family=Family.PARTITION,
    asked="asked by street, in a window",
    differs="without a flag, and with each flag in turn",
    holds="together they have all of the whole, and nothing is both without a flag and with one",
    source=TERNARY,
)
def flag_split(incident: Incident, case: Case[Incident]) -> Questions:
    """Divide a list by flag.  What has two flags is in two parts."""
    whole = at_street(incident, before=case.number(1, 200), after=case.number(1, 200))
    parts = (whole.with_box("flag", flag) for flag in ("none", *Flag))
    return Questions.of(whole, *parts, check=_add_up(apart=1), size=COMPLETE)


@relation(
    "person-total",
    family=Family.PARTITION,
    asked="asked by surname, for a short page",
    differs="for all who match",
    holds="if the search says how many match, it says how many are found",
    source=COUNTS,
    requires=Capability.TOTALS,
)
def person_total(person: Person, case: Case[Person]) -> Questions:  # noqa: ARG001
    """Count the bearers of a surname, and look at them."""
    return _counted(PersonQuery(surname=person.name.surname))


@relation(
    "incident-total",
    family=Family.PARTITION,
    asked="asked by street, in a window, for a short page",
    differs="for all that match",
    holds="if the search says how many match, it says how many are found",
    source=COUNTS,
    requires=Capability.TOTALS,
)
def incident_total(incident: Incident, case: Case[Incident]) -> Questions:
    """Count what happened in a street, and look at it."""
    return _counted(at_street(incident, before=case.number(300, 700), after=case.number(300, 700)))


_ANY_DAY = st.dates(date(1940, 1, 1), date(2007, 12, 31))


@relation(
    "person-birth-unknown",
    family=Family.PARTITION,
    asked="asked by name",
    differs="with any date of birth, which is not recorded",
    holds="the person is still found",
    source=f"{TERNARY}: what is null is in neither part",
    suits=lambda person: named(person) and person.born is None,
)
def birth_unknown(person: Person, case: Case[Person]) -> Questions | None:
    """Add a date of birth that the officer knows and the record does not."""
    query, born = case.asked(person, "name"), PartialDate.from_date(case.draw(_ANY_DAY))
    if query is None:
        return None
    return Questions.of(query, query.with_box("date_of_birth", born.typed), check=still_found(person.id), size=COMPLETE)


@relation(
    "person-birth-or-unknown",
    family=Family.PARTITION,
    asked="asked by surname",
    differs="with a date of birth",
    holds="of those of that surname all are still found who were born then, or of whom nobody knows when",
    source=TERNARY,
    suits=lambda person: person.born is not None,
)
def birth_or_unknown(person: Person, case: Case[Person]) -> Questions:
    """Add the date of birth of one of those who share a surname."""
    query = PersonQuery(surname=person.name.surname)
    dated = query.with_box("date_of_birth", person.born.typed if person.born else "")
    unknown = (other for other in case.world.agreeing(query) if case.world.person[other].born is None)
    check = still_found(*sorted({*case.world.agreeing(dated), *unknown}))
    return Questions.of(query, dated, check=if_complete(check), size=COMPLETE)


def _by_hours(incident: Incident, hours: Iterable[int]) -> Questions:
    """Cut the day of `incident` at those of `hours` that the clock shows on it."""
    first, last = day_of(incident)
    whole = IncidentQuery(town=incident.address.place.town, since=typed_moment(first), until=typed_moment(last))
    cuts = (first.replace(hour=hour) for hour in sorted(hours))
    return _cut(whole, filter(_shown_by_the_clock, cuts))


def _shown_by_the_clock(moment: datetime) -> bool:
    """Whether there is such a time: in March the clock skips an hour."""
    return moment.astimezone(UTC).astimezone(LOCAL_TIME).replace(tzinfo=None) == moment.replace(tzinfo=None)


def _cut(whole: IncidentQuery, moments: Iterable[datetime]) -> Questions:
    """Ask for a window, and for the parts into which `moments`, in their order, cut it."""
    ends = (whole.since, *map(typed_moment, moments), whole.until)
    parts = (whole.with_box("since", since).with_box("until", until) for since, until in pairwise(ends))
    return Questions.of(whole, *parts, check=_add_up(), size=COMPLETE)


def _counted(query: Query) -> Questions:
    """Ask for one hit, and for all: a count is that of the list, and whoever reads a lower bound takes it for one."""
    return Questions(asked=(Question(query, 1), Question(query, COMPLETE)), check=_all_counted)


def _all_counted(rankings: Rankings) -> Broken | NothingSaid | None:
    whole = rankings[-1]
    if not complete(whole):
        return NothingSaid(f"{COMPLETE} or more are found")
    told = [(number, r) for number, r in enumerate(rankings, start=1) if r.total is not None]
    for number, ranking in told:
        if ranking.total != whole.shown:
            least = "at least " if ranking.lower_bound else ""
            return Broken(f"{least}{ranking.total} are said to match, and {whole.shown} are found", number)
    return None if told and whole.shown > 1 else NothingSaid("no number is told, or hardly anything is found")


def _add_up(*, apart: int | None = None) -> Check:
    """Return a check that the first question finds what all the others, its parts, find together.

    The first `apart` parts have nothing in common with any other; None stands for all.
    """

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        whole, *parts = rankings
        if not whole.hits:
            return NothingSaid("the whole is empty")
        seen: dict[str, int] = {}
        for number, part in enumerate(parts, start=2):
            for hit in part.hits:
                first = seen.setdefault(hit, number)
                if first != number and (apart is None or first < 2 + apart):
                    return Broken(f"{hit} is found by question {first} and by question {number}", number)
        if lost := [hit for hit in whole.hits if hit not in seen]:
            return Broken(f"{lost[0]} is in the whole and in no part")
        if odd := [hit for hit in seen if whole.rank(hit) is None]:
            return Broken(f"{odd[0]} is found by question {seen[odd[0]]} and not in the whole", 1)
        return None

    return if_complete(check)
