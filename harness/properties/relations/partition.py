"""Parts that add up give all of the whole, and nothing twice."""

from datetime import datetime

from generators.queries import IncidentQuery
from generators.records import Incident
from harness.properties.case import Case
from harness.properties.checks import COMPLETE, complete
from harness.properties.questions import Broken, NothingSaid, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.relations.streets import at_street
from harness.properties.sources import TERNARY

__all__: list[str] = []


@relation(
    "incident-window-split",
    family=Family.PARTITION,
    asked="asked by street, in a window",
    differs="in the two windows into which a minute cuts it",
    holds="the two together have all of the whole, and nothing twice",
    source=TERNARY,
)
def window_split(incident: Incident, case: Case[Incident]) -> Questions:
    """Cut a window in two."""
    whole = at_street(incident, before=case.number(1, 200), after=case.number(1, 200))
    since, until = datetime.fromisoformat(whole.since), datetime.fromisoformat(whole.until)
    cut = (since + (until - since) * case.number(1, 99) / 100).strftime("%Y-%m-%dT%H:%M")
    return Questions.of(whole, *_cut(whole, cut), check=add_up, size=COMPLETE)


def _cut(whole: IncidentQuery, moment: str) -> tuple[IncidentQuery, IncidentQuery]:
    return whole.with_box("until", moment), whole.with_box("since", moment)


def add_up(rankings: Rankings) -> Broken | NothingSaid | None:
    """The first question finds what all the others together find, and no two of those find the same."""
    whole, *parts = rankings
    if not complete(*rankings):
        return NothingSaid(f"the whole has {COMPLETE} or more")
    if not whole.hits:
        return NothingSaid("the whole is empty")
    seen: dict[str, int] = {}
    for number, part in enumerate(parts, start=2):
        for hit in part.hits:
            if hit in seen:
                return Broken(f"{hit} is found by question {seen[hit]} and by question {number}", number)
            seen[hit] = number
    if lost := [hit for hit in whole.hits if hit not in seen]:
        return Broken(f"{lost[0]} is in the whole and in no part")
    if odd := [hit for hit in seen if whole.rank(hit) is None]:
        return Broken(f"{odd[0]} is found by question {seen[odd[0]]} and not in the whole", 1)
    return None
