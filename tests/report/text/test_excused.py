from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from harness.judging.policy import Policy
from harness.judging.verdict import Verdict, judge
from harness.report.text.excused import excused_lines
from harness.runs import Asked, GoldenOutcome, RelationOutcome, Scope, Status
from tests.judging.strategies import golden_outcomes, relation_outcomes
from tests.report.samples import golden

EXCUSED = {Status.DECLARED, Status.LACKING}
MARKED = {Status.KNOWN_FAILURE, Status.STALE_MARK}


def verdict(golden: list[GoldenOutcome], relations: list[RelationOutcome]) -> Verdict:
    return judge([], Policy(), Scope(classes=Asked()), golden=golden, relations=relations)


def checked(name: str, status: Status, *reasons: str, declared: str) -> RelationOutcome:
    return RelationOutcome(name=name, status=status, reasons=reasons, declared=declared, examples=900, telling=865)


def test_everything_that_is_excused_is_listed_with_its_reason(snapshot: SnapshotAssertion) -> None:
    because = "N0000007 is not found by question 2"
    relations = [
        checked("person-hyphen", Status.DECLARED, because, declared="names are typed with the hyphen here"),
        checked("person-apostrophe", Status.DECLARED, declared="names are typed with the apostrophe here"),
        checked("person-pages", Status.LACKING, declared="the search cannot show later pages"),
    ]
    topics = [
        golden("held", Status.HELD),
        golden("sounds", Status.KNOWN_FAILURE, "GP-ng should be shown", known="no phonetics yet"),
        golden("two-letters", Status.STALE_MARK, known="names of two letters are not looked up"),
    ]

    assert "\n".join(excused_lines(verdict(topics, relations))) == snapshot


def test_nothing_is_said_where_nothing_is_excused() -> None:
    assert excused_lines(verdict([golden("held", Status.HELD)], [])) == []


# Neither an id nor a name begins with a space, which would pass for the rest of another line.
named_topics = golden_outcomes.map(lambda topic: replace(topic, topic=f"golden/{topic.topic}"))
named_relations = relation_outcomes.map(lambda checked: replace(checked, name=f"person-{checked.name}"))


@given(st.lists(named_topics), st.lists(named_relations))
def test_whatever_is_excused_is_named_and_nothing_else(
    topics: list[GoldenOutcome], relations: list[RelationOutcome]
) -> None:
    lines = excused_lines(verdict(topics, relations))
    told = [line for line in lines if line.startswith("  ") and not line.startswith("      ")]

    assert len(told) == sum(t.status in MARKED for t in topics) + sum(
        p.status is Status.DECLARED for p in relations
    ) + len({p.declared for p in relations if p.status is Status.LACKING})
