"""Whatever is typed has an answer: no error, and never all that there is.

The engine's refusal of a search breaks these relations; a system refuses what it cannot read with an empty answer.  A
search that times out is none, and makes the relation one that could not be tried, as everywhere.

That a search gives everything is judged by what needs no knowledge of it: what has no letter and no digit says nothing
of any record, so nothing may be found by it; and no text may match as many records as may be shown at all.  A system
that counts its matches only so far is judged by the first alone.
"""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.strategies import MARKS, any_text, spaces
from harness.properties.case import Case
from harness.properties.checks import COMPLETE, same_answer, still_found
from harness.properties.questions import Broken, Check, Question, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.relations.naming import by_name, dated
from harness.properties.relations.streets import at_street
from harness.properties.sources import FUZZING, METAMORPHIC, SYNTAX
from harness.run import Failure

__all__: list[str] = []

Record = TypeVar("Record", Person, Incident)

_ANSWERED = "an answer, and not everything: nothing at all where no letter and no digit was typed"


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


def _with_spaces(case: Case[Record], query: Query) -> Questions | None:
    empty = {box: text for box, text in _typed(case, query, spaces()).items() if not getattr(query, box)}
    return _asked((query, query.with_boxes(empty)), same_answer) if empty else None


def _with_marks(case: Case[Record], query: Query, box: str, record: str) -> Questions:
    before, behind = case.one_of(("", *MARKS)), case.one_of(MARKS)
    return _asked((query, query.with_box(box, f"{before}{getattr(query, box)}{behind}")), still_found(record))


def _answered(case: Case[Record], nothing: Query, *, beside: Query | None, shown: Sequence[Record]) -> Questions | None:
    """Ask for each of several texts alone, for all of them at once, and for these in what `beside` leaves empty."""
    typed = _typed(case, nothing, any_text())
    if not typed:
        return None
    alone: list[Query] = [nothing.with_box(box, text) for box, text in typed.items()]
    together: list[Query] = [nothing.with_boxes(typed)] if len(alone) > 1 else []
    if beside:
        together.append(beside.with_boxes({box: text for box, text in typed.items() if not getattr(beside, box)}))
    queries = [*alone, *together]
    return _asked(queries, _not_everything(queries, len(shown)))


def _nothing(case: Case[Record], nothing: Query) -> Questions:
    queries = nothing, nothing.with_boxes(_typed(case, nothing, spaces()))
    return _asked(queries, _not_everything(queries))


def _typed(case: Case[Record], form: Query, text: st.SearchStrategy[str]) -> dict[str, str]:
    """Draw texts by the box they are typed into.

    Whether a box is filled in is drawn for each: half of them are, and an example shrinks to the few that matter.
    """
    return {box: case.draw(text) for box in form.boxes() if case.draw(st.booleans())}


def _asked(queries: Sequence[Query], check: Check) -> Questions:
    return Questions(asked=tuple(map(Question, queries)), check=check, refused=_refused)


def _refused(failure: Failure) -> Broken | None:
    """Tell a search that the engine refused from one that had no answer."""
    return Broken(f"refused: {failure.reason}") if failure.status else None


def _not_everything(queries: Sequence[Query], everything: int = 0) -> Check:
    """Return a check that nothing is found where nothing was said, and never as many records as `everything`.

    So many are not told from a few where there are few: a lone record may well be found by its first letter.
    """
    silent = [
        not any(character.isalnum() for text in query.typed().values() for character in text) for query in queries
    ]

    def check(rankings: Rankings) -> Broken | None:
        for number, (ranking, says_nothing) in enumerate(zip(rankings, silent, strict=True), start=1):
            if says_nothing and (ranking.hits or ranking.total):
                return Broken(f"question {number} says nothing of any record, and finds some", number)
            if COMPLETE < everything <= (ranking.total or 0):
                return Broken(f"question {number} finds everything: {ranking.total:,} records", number)
        return None

    return check
