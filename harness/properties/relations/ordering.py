"""What fits better comes first."""

from generators.records import Incident
from harness.properties.case import Case
from harness.properties.checks import COMPLETE, complete
from harness.properties.questions import Broken, NothingSaid, Questions, Rankings
from harness.properties.relation import Family, relation
from harness.properties.relations.streets import at_street, typed_moment
from harness.properties.sources import PRACTICE

__all__: list[str] = []


@relation(
    "incident-newest-first",
    family=Family.ORDERING,
    asked="asked by street, in a window",
    differs="in the part of it before a minute, and in the part from then on",
    holds="everything in the later part stands above everything in the earlier",
    source=PRACTICE,
)
def newest_first(incident: Incident, case: Case[Incident]) -> Questions:
    """Cut a window where an incident lies."""
    whole = at_street(incident, before=case.number(100, 400), after=case.number(100, 400))
    cut = typed_moment(incident.opened)
    return Questions.of(
        whole, whole.with_box("until", cut), whole.with_box("since", cut), check=_later_above_earlier, size=COMPLETE
    )


def _later_above_earlier(rankings: Rankings) -> Broken | NothingSaid | None:
    whole, earlier, later = rankings
    if not complete(whole):
        return NothingSaid(f"the whole has {COMPLETE} or more")
    if not earlier.hits or not later.hits:
        return NothingSaid("all lies on one side")
    return None if whole.hits == later.hits + earlier.hits else Broken("an older incident stands above a newer", 1)
