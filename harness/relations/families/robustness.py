"""Whatever is typed has an answer: no error, none that comes too late, and never all that there is.

The engine's refusal of a search breaks these relations, and so does an answer later than the system allows, if it is
late again when asked again; a system refuses what it cannot read with an empty answer.  Where the way to the engine
fails, the relation could not be tried, as everywhere.

That a search gives everything is judged by what needs no knowledge of it: what has no letter and no digit says nothing
of any record, so nothing may be found by it; and behind two thirds of all records no text may find one more.  A system
that shows no later page is judged by the first alone.
"""

from collections.abc import Sequence

from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import AnyRecord, Incident, Person
from generators.strategies import MARKS, any_text, spaces
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, same_answer, still_found
from harness.relations.families.naming import by_name, dated
from harness.relations.families.streets import at_street
from harness.relations.questions import Broken, Check, Question, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import FUZZING, METAMORPHIC, SYNTAX
from harness.runs import Failure

__all__: list[str] = []


_CHOICES = frozenset({"sex", "marker", "flag", "risk", "status", "role"})
"""Boxes with a few values to choose from: one of them may well fit most of the records."""

_FARTHEST = 9_999
"""As many hits may be skipped, if one is wanted: the default of ``index.max_result_window`` is 10,000."""

_ANSWERED = "an answer in time, and not everything: nothing at all where no letter and no digit was typed"


@relation(
    "person-any-text",
    family=Family.ROBUSTNESS,
    asked="asked by any text in any box",
    differs="in several boxes at once, and beside a true name",
    holds=_ANSWERED,
    source=SYNTAX,
)
def person_any_text(person: Person, case: Case[Person]) -> Questions | None:
    """Type anything into the boxes of a person search."""
    return _answered(case, PersonQuery(), beside=case.asked(person, "name"), shown=case.world.people)


@relation(
    "incident-any-text",
    family=Family.ROBUSTNESS,
    asked="asked by any text in any box",
    differs="in several boxes at once, and beside a true street and window",
    holds=_ANSWERED,
    source=SYNTAX,
)
def incident_any_text(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Type anything into the boxes of an incident search."""
    return _answered(case, IncidentQuery(), beside=case.asked(incident, "street + window"), shown=case.world.incidents)


@relation(
    "person-nothing-typed",
    family=Family.ROBUSTNESS,
    asked="asked by nothing",
    differs="by spaces alone, in some of the boxes",
    holds="nothing is found",
    source=FUZZING,
)
def person_nothing_typed(person: Person, case: Case[Person]) -> Questions:  # noqa: ARG001
    """Press Enter in an empty form."""
    return _nothing(case, PersonQuery())


@relation(
    "incident-nothing-typed",
    family=Family.ROBUSTNESS,
    asked="asked by nothing",
    differs="by spaces alone, in some of the boxes",
    holds="nothing is found",
    source=FUZZING,
)
def incident_nothing_typed(incident: Incident, case: Case[Incident]) -> Questions:  # noqa: ARG001
    """Press Enter in an empty form."""
    return _nothing(case, IncidentQuery())


@relation(
    "person-space-in-boxes",
    family=Family.ROBUSTNESS,
    asked="asked by name and date of birth",
    differs="with spaces alone in some of the other boxes",
    holds="the same records in the same order",
    source=METAMORPHIC,
    suits=dated,
)
def person_space_in_boxes(person: Person, case: Case[Person]) -> Questions | None:
    """Leave a space where something was deleted."""
    return _with_spaces(case, by_name(person, person.name))


@relation(
    "incident-space-in-boxes",
    family=Family.ROBUSTNESS,
    asked="asked by street, in a window",
    differs="with spaces alone in some of the other boxes",
    holds="the same records in the same order",
    source=METAMORPHIC,
)
def incident_space_in_boxes(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Leave a space where something was deleted."""
    return _with_spaces(case, at_street(incident, before=10, after=10))


@relation(
    "person-marks-about-name",
    family=Family.ROBUSTNESS,
    asked="asked by name and date of birth",
    differs="with marks of a query language about the surname",
    holds="the person is still found",
    source=SYNTAX,
    suits=dated,
)
def person_marks_about_name(person: Person, case: Case[Person]) -> Questions:
    """Type a bracket, a quotation mark, a slash."""
    return _with_marks(case, by_name(person, person.name), "surname", person.id)


@relation(
    "incident-marks-about-street",
    family=Family.ROBUSTNESS,
    asked="asked by street, in a window",
    differs="with marks of a query language about the street",
    holds="the incident is still found",
    source=SYNTAX,
)
def incident_marks_about_street(incident: Incident, case: Case[Incident]) -> Questions:
    """Type a bracket, a quotation mark, a slash."""
    return _with_marks(case, at_street(incident, before=1, after=1), "street", incident.id)


def _with_spaces(case: Case[AnyRecord], query: Query) -> Questions | None:
    empty = {box: text for box, text in _typed(case, query, spaces()).items() if not getattr(query, box)}
    return _related((query, query.with_boxes(empty)), same_answer) if empty else None


def _with_marks(case: Case[AnyRecord], query: Query, box: str, record: str) -> Questions:
    before, behind = case.one_of(("", *MARKS)), case.one_of(MARKS)
    return _related((query, query.with_box(box, f"{before}{getattr(query, box)}{behind}")), still_found(record))


def _answered(
    case: Case[AnyRecord], nothing: Query, *, beside: Query | None, shown: Sequence[AnyRecord]
) -> Questions | None:
    """Ask for each of several texts alone, for all of them at once, and for these in what `beside` leaves empty."""
    typed = _typed(case, nothing, any_text())
    if not typed:
        return None
    alone: list[Query] = [nothing.with_box(box, text) for box, text in typed.items()]
    together: list[Query] = [nothing.with_boxes(typed)] if len(alone) > 1 else []
    if beside:
        together.append(beside.with_boxes({box: text for box, text in typed.items() if not getattr(beside, box)}))
    queries = [*alone, *together]
    return _asked(queries, _far(queries, len(shown)))


def _nothing(case: Case[AnyRecord], nothing: Query) -> Questions:
    queries = nothing, nothing.with_boxes(_typed(case, nothing, spaces()))
    return _asked(queries)


def _typed(case: Case[AnyRecord], form: Query, text: st.SearchStrategy[str]) -> dict[str, str]:
    """Draw texts by the box they are typed into.

    Whether a box is filled in is drawn for each: half of them are, and an example shrinks to the few that matter.
    """
    boxes = [box for box in form.boxes() if box not in case.world.lacks]
    return {box: case.draw(text) for box in boxes if case.draw(st.booleans())}


def _far(queries: Sequence[Query], shown: int) -> list[Question]:
    """Return the same questions for the one hit behind most of the records `shown` to anybody, where these are many.

    Where there are few, a lone record may well be found by its first letter.
    """
    skipped = min(shown * 2 // 3, _FARTHEST)
    return [Question(query, 1, skipped) for query in queries if skipped > COMPLETE and set(query.typed()) - _CHOICES]


def _asked(queries: Sequence[Query], far: Sequence[Question] = ()) -> Questions:
    """Ask `queries`, of which each may find something if it says something, and `far`, which may find nothing more."""
    silent = [
        not any(character.isalnum() for text in query.typed().values() for character in text) for query in queries
    ]

    def check(rankings: Rankings) -> Broken | None:
        for number, (ranking, says_nothing) in enumerate(zip(rankings, silent, strict=False), start=1):
            if says_nothing and (ranking.hits or ranking.total):
                return Broken(f"question {number} says nothing of any record, and finds some", number)
        for number, (ranking, question) in enumerate(zip(rankings[len(queries) :], far, strict=True), start=1):
            # A system that always shows its first page finds no more than that.
            place = queries.index(question.query)
            if set(ranking.hits) - set(rankings[place].hits):
                because = f"question {place + 1} finds everything: more than {question.start:,} records"
                return Broken(because, len(queries) + number)
        return None

    return Questions(asked=(*map(Question, queries), *far), check=check, failing=_failing)


def _related(queries: Sequence[Query], check: Check) -> Questions:
    return Questions(asked=tuple(map(Question, queries)), check=check, failing=_failing)


def _failing(failure: Failure) -> Broken | None:
    """Tell a search that the engine refused, or answered too late, from one that had no answer."""
    if failure.late:
        return Broken(f"too late: {failure.reason}")
    return Broken(f"refused: {failure.reason}") if failure.status else None
