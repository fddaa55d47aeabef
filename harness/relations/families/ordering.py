"""What fits better comes first."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from generators.queries import PersonQuery, Query
from generators.records import Incident, Person
from generators.text import tokens
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, complete
from harness.relations.families.naming import by_name, dated
from harness.relations.families.streets import at_street, typed_moment
from harness.relations.questions import NOTHING_SAID, Broken, Check, NothingSaid, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import METAMORPHIC, PRACTICE
from harness.runs import Ranking

__all__: list[str] = []


@relation(
    "person-exact-before-near",
    family=Family.ORDERING,
    asked="asked by surname and town",
    differs="by forename, by the whole name, and by that with the date of birth",
    holds="nobody who differs from what was typed stands above those who do not",
    source="ElasticPress#4212: the exact name no longer came first",
    suits=lambda person: dated(person) and bool(person.addresses),
)
def exact_before_near(person: Person, case: Case[Person]) -> Questions:
    """Ask for a person among people of like names."""
    whole = by_name(person, person.name)
    name = whole.with_box("date_of_birth", "")
    family = name.with_box("forename", "").with_box("town", case.one_of(person.addresses).place.town)
    return _fitting_first(case, family, name.with_box("surname", ""), name, whole)


@relation(
    "person-more-fields-first",
    family=Family.ORDERING,
    asked="asked by a name that others bear, and one more thing recorded",
    differs="with another thing recorded besides",
    holds="of those who bear the name, nobody stands below another whom less of the rest fits",
    source=METAMORPHIC,
    suits=lambda person: len(_things(person)) > 1,
)
def more_fields_first(person: Person, case: Case[Person]) -> Questions | None:
    """Ask by a name that several people bear, and by what they may share or not."""
    family = PersonQuery(surname=person.name.surname)
    named = next((n for n in (family.with_box("forename", person.name.forename), family) if _shared(n, case)), None)
    if named is None:
        return None
    alike, things = case.world.agreeing(named), _things(person)
    agreeing = {box: case.world.agreeing(PersonQuery().with_box(box, text)) for box, text in things.items()}
    dividing = [box for box in sorted(things) if alike & agreeing[box] < alike]
    if not dividing:
        return None  # whoever bears the name has all of it
    first = case.one_of(dividing)
    second = case.one_of([box for box in sorted(things) if box != first])
    one = named.with_box(first, things[first])
    check = _more_never_below_fewer(alike, [[agreeing[first]], [agreeing[first], agreeing[second]]])
    return Questions.of(one, one.with_box(second, things[second]), check=check, size=COMPLETE)


@relation(
    "person-one-edit-before-two",
    family=Family.ORDERING,
    asked="asked by name and date of birth, with one slip in the surname",
    differs="with two slips in it",
    holds="the person ranks no lower with one",
    source="Damerau, A technique for computer detection and correction of spelling errors, CACM 7 (1964)",
    suits=lambda person: dated(person) and len(person.name.surname) >= 8,
)
def one_edit_before_two(person: Person, case: Case[Person]) -> Questions | None:
    """Slip once, and slip twice, wherever it may be but in the first letter."""
    recorded = by_name(person, person.name)
    if case.world.agreeing(recorded.with_box("surname", "")) != {person.id}:
        return None  # a twin, or another record of the same human, whose surname may be what is typed
    once, twice = case.varied(recorded, "slip"), case.varied(recorded, "two-slips")
    if once is None or twice is None or once == twice:
        return None
    return Questions.of(once, twice, check=_no_lower_by_the_first(person.id), size=COMPLETE)


@relation(
    "incident-words-before-near",
    family=Family.ORDERING,
    asked="asked by a word of the log, in a town and a window, where other logs have the word in another form",
    differs="by that other form",
    holds="what says the word as typed stands above what says it in another form",
    source="Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), 2.2.4: what stemming blurs",
    suits=lambda incident: bool(_long_words(incident)),
)
def words_before_near(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Ask by a word that others have in another form."""
    days, word = case.number(30, 300), case.one_of(_long_words(incident))
    window = at_street(incident, before=days, after=days).with_box("street", "")
    typed, *others = (window.with_box("words", form) for form in (word, *_other_forms(word)))
    other = next((other for other in others if case.world.agreeing(other) - case.world.agreeing(typed)), None)
    return _fitting_first(case, typed, other) if other else None


@relation(
    "incident-newest-first",
    family=Family.ORDERING,
    asked="asked by street, in a window",
    differs="in the part of it before a minute, and in the part from then on",
    holds="of that very street, everything in the later part stands above everything in the earlier",
    source=PRACTICE,
)
def newest_first(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Cut a window where an incident lies, if another lies before it."""
    whole = at_street(incident, before=case.number(100, 400), after=case.number(100, 400))
    cut = typed_moment(incident.opened)
    parts = whole, whole.with_box("until", cut), whole.with_box("since", cut)
    if not all(map(case.world.agreeing, parts)):
        return None
    # A street of nearly that name is another place: how near it is may count for more than when it was.
    return Questions.of(*parts, check=_later_above_earlier(case.world.agreeing(whole)), size=COMPLETE)


def _things(person: Person) -> Mapping[str, str]:
    """Return what fits or does not, and never nearly: what nearly fits may well be worth more than something else."""
    things = {"sex": person.sex.value}
    if person.addresses:
        things["town"] = person.addresses[0].place.town
    if person.phones:
        things["phone"] = person.phones[0]
    if person.vehicles:
        things["vehicle"] = person.vehicles[0]
    return things


def _shared(query: PersonQuery, case: Case[Person]) -> bool:
    return len(case.world.agreeing(query)) > 1


def _long_words(incident: Incident) -> list[str]:
    return sorted({word for word in tokens(incident.narrative) if len(word) > 4 and word.isalpha()})


def _other_forms(word: str) -> tuple[str, ...]:
    return (word[:-1], word[:-2]) if word.endswith("s") else (f"{word}s", f"{word}es")


def _fitting_first(case: Case[Person] | Case[Incident], *queries: Query) -> Questions:
    fitting = [case.world.agreeing(query) for query in queries]

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        for number, (ranking, fits) in enumerate(zip(rankings, fitting, strict=True), start=1):
            if broken := _first_below(ranking, {hit: [hit in fits] for hit in ranking.hits}):
                return broken._replace(question=number)
        mixed = any(0 < len(fits.intersection(r.hits)) < len(r.hits) for r, fits in zip(rankings, fitting, strict=True))
        return None if mixed else NothingSaid("all that is found fits, or nothing does")

    return Questions.of(*queries, check=check, size=COMPLETE)


def _more_never_below_fewer(alike: frozenset[str], fitting: Sequence[Sequence[frozenset[str]]]) -> Check:
    """Return a check of the records `alike`: those fit better that are in more of the sets, one list a question."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        told = False
        for number, (ranking, sets) in enumerate(zip(rankings, fitting, strict=True), start=1):
            fits = {hit: [hit in fitting_one for fitting_one in sets] for hit in ranking.hits if hit in alike}
            if broken := _first_below(ranking, fits):
                return broken._replace(question=number)
            told |= len(set(map(tuple, fits.values()))) > 1
        return None if told else NothingSaid("everybody found fits alike")

    return check


def _first_below(ranking: Ranking, fits: Mapping[str, Sequence[bool]]) -> Broken | None:
    """Return the first hit that stands no higher than one that it fits better than in some way and worse than in none.

    `fits` says of those hits that are compared in which ways each fits.  Whoever scores alike stands above by chance.
    """
    level = {hit: number for number, group in enumerate(ranking.groups) for hit in group}
    for one, other in combinations([hit for hit in ranking.hits if hit in fits], 2):
        pairs = [(one, other)] if level[one] < level[other] else [(one, other), (other, one)]
        for above, below in pairs:
            less, more = fits[above], fits[below]
            if less != more and all(b >= a for a, b in zip(less, more, strict=True)):
                stands = "below" if level[above] < level[below] else "no higher than"
                return Broken(f"{below} stands {stands} {above}, which fits less")
    return None


def _no_lower_by_the_first(record: str) -> Check:
    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        once, twice = (ranking.place(record) for ranking in rankings)
        if twice is None and once is None:
            return NOTHING_SAID
        if twice is not None and (once is None or once > twice):
            return Broken(f"{record} has place {once or 'none'} with one slip, and place {twice} with two", 1)
        return None

    return check


def _later_above_earlier(there: frozenset[str]) -> Check:
    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        if not complete(rankings[0]):
            return NothingSaid(f"the whole has {COMPLETE} or more")
        whole, earlier, later = ([hit for hit in ranking.hits if hit in there] for ranking in rankings)
        newest, oldest = whole[: len(later)], whole[len(later) :]
        if not earlier or not later:
            return NothingSaid("all lies on one side")
        in_order = set(newest) == set(later) and set(oldest) == set(earlier)
        return None if in_order else Broken("an older incident stands above a newer", 1)

    return check
