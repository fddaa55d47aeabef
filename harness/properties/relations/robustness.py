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
from generators.strategies import any_text, spaces
from harness.properties.case import Case
from harness.properties.checks import COMPLETE
from harness.properties.questions import Broken, Check, Question, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.sources import FUZZING, SYNTAX
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


def _answered(case: Case[Record], nothing: Query, *, beside: Query | None, shown: Sequence[Record]) -> Questions | None:
    """Ask for each of several texts alone, for all of them at once, and for these in what `beside` leaves empty."""
    typed = _typed(case, nothing, any_text())
    if not typed:
        return None
    alone: list[Query] = [nothing.with_box(box, text) for box, text in typed.items()]
    together: list[Query] = [_with_boxes(nothing, typed)] if len(alone) > 1 else []
    if beside:
        together.append(_with_boxes(beside, {box: text for box, text in typed.items() if not getattr(beside, box)}))
    return _asked([*alone, *together], everything=len(shown))


def _nothing(case: Case[Record], nothing: Query) -> Questions:
    return _asked([nothing, _with_boxes(nothing, _typed(case, nothing, spaces()))])


def _typed(case: Case[Record], form: Query, text: st.SearchStrategy[str]) -> dict[str, str]:
    """Draw texts by the box they are typed into.

    Whether a box is filled in is drawn for each: half of them are, and an example shrinks to the few that matter.
    """
    return {box: case.draw(text) for box in form.boxes() if case.draw(st.booleans())}


def _with_boxes(query: Query, typed: dict[str, str]) -> Query:
    for box, text in typed.items():
        query = query.with_box(box, text)
    return query


def _asked(queries: Sequence[Query], *, everything: int = 0) -> Questions:
    asked = tuple(map(Question, queries))
    return Questions(asked=asked, check=_not_everything(queries, everything), refused=_refused)


def _refused(failure: Failure) -> Broken | None:
    """Tell a search that the engine refused from one that had no answer."""
    return Broken(f"refused: {failure.reason}") if failure.status else None


def _not_everything(queries: Sequence[Query], everything: int) -> Check:
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
