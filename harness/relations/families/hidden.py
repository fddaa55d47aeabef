"""What no search may show stays hidden by every way of asking, and no count tells of it.

The record that is asked for is a restricted or deleted one.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from generators.queries import IncidentQuery, Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS, Form
from generators.records import Incident, Person
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, complete
from harness.relations.families.places import parts_of
from harness.relations.questions import Broken, Check, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.sources import ERASURE

__all__: list[str] = []


@relation(
    "person-hidden",
    family=Family.HIDDEN,
    asked="asked for a restricted or deleted person in one way",
    differs="in others, by all that is recorded of that person",
    holds="nobody is shown who may not be, and no more are counted than are shown",
    source=ERASURE,
    hides=True,
)
def person_hidden(person: Person, case: Case[Person]) -> Questions | None:
    """Ask for a hidden person in every form there is, and by every part of an address alone."""
    alone = [query for address in person.addresses for query in parts_of(address.place)]
    return _unseen(case, [*_asked(PERSON_FORMS, person, case), *alone])


@relation(
    "incident-hidden",
    family=Family.HIDDEN,
    asked="asked for a restricted or deleted incident in one way",
    differs="in others, by all that is recorded of that incident",
    holds="nothing is shown that may not be, and no more is counted than is shown",
    source=ERASURE,
    hides=True,
)
def incident_hidden(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Ask for a hidden incident in every form there is, and by its beat."""
    beat = incident.address.place.beat
    alone = [IncidentQuery(beat=beat, date=f"{incident.opened:%d/%m/%Y}")] if beat else []
    return _unseen(case, [*_asked(INCIDENT_FORMS, incident, case), *alone])


def _asked(forms: Mapping[str, Form[Any]], record: Person | Incident, case: Case[Any]) -> list[Query]:
    rng = random.Random(0)
    found = ((form, form.ask(record, rng)) for form in forms.values() if form.box not in case.world.lacks)
    return [form.typed(query, rng) for form, query in found if query is not None]


def _unseen(case: Case[Any], ways: Sequence[Query]) -> Questions | None:
    """Ask in some of `ways`, two at least: nothing hidden is shown, nor counted where all that counts would be shown.

    Whether a way is tried is drawn for each: half of them are, and an example shrinks to the few that matter.
    """
    several = [way for way in dict.fromkeys(ways) if case.draw(st.booleans())]
    return Questions.of(*several, check=_none_of(case.world.hidden), size=COMPLETE) if several[1:] else None


def _none_of(hidden: frozenset[str]) -> Check:
    def check(rankings: Rankings) -> Broken | None:
        for number, ranking in enumerate(rankings, start=1):
            if shown := [hit for hit in ranking.hits if hit in hidden]:
                return Broken(f"{shown[0]}, which no search may show, is shown by question {number}", number)
            if complete(ranking) and (ranking.total or 0) > ranking.shown:
                return Broken(f"{ranking.total} are said to match question {number}, and {ranking.shown} shown", number)
        return None

    return check
