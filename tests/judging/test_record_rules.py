"""What a system does not hold as it was is NO-GO, and what nobody could look up is never taken for held."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import Intent
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.verdict import Verdict, judge
from harness.report.text.verdict import verdict_lines
from harness.runs import Asked, Fidelity, Scope, Status, part_of_records
from harness.runs.fidelity import Example, Finding
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import POLICY, STRONG

PERSON, INCIDENT = map(part_of_records, Intent)
BOTH = frozenset({PERSON, INCIDENT})


def held(intent: Intent, damaged: int = 0) -> Fidelity:
    example = (Example(record="N1", expected="1984-09-03", held="1984-09-04"),)
    findings = (Finding(field="date_of_birth", damage="a day off", records=damaged, examples=example),)
    return Fidelity(intent=intent, asked=500, sound=500 - damaged, findings=findings if damaged else ())


def judged(*records: Fidelity, most: int = 0, ids: frozenset[str] = BOTH) -> Verdict:
    scope = Scope(classes=Asked(), records=Asked(ids=ids, known=BOTH), chosen=False)
    return judge([class_result(STRONG, n=149)], replace(POLICY, damaged=most), scope, records=records)


@given(people=st.integers(0, 6), incidents=st.integers(0, 6), most=st.integers(0, 8))
def test_more_than_the_policy_allows_are_a_reason_for_each_kind(people: int, incidents: int, most: int) -> None:
    verdict = judged(held(Intent.PERSON, people), held(Intent.INCIDENT, incidents), most=most)

    names = [name for name, count in ((PERSON, people), (INCIDENT, incidents)) if count and people + incidents > most]
    assert [(reason.kind, reason.text.partition(":")[0]) for reason in verdict.reasons] == [
        (Kind.NO_GO, name) for name in names
    ]


def test_the_reason_says_what_happened_and_comes_before_what_a_search_missed() -> None:
    scope = Scope(classes=Asked(), records=Asked(ids=BOTH, known=BOTH))
    records = [held(Intent.PERSON, 3), held(Intent.INCIDENT)]

    verdict = judge([class_result(STRONG, n=149, missed=2)], Policy(), scope, records=records)

    text = f"{PERSON}: 3 of 500 are not held as they were: date_of_birth a day off (3)"
    assert verdict.reasons[0] == Reason(Kind.NO_GO, text)
    assert len(verdict.reasons) > 1


def test_what_could_not_be_looked_up_is_invalid_and_what_left_nothing_too() -> None:
    verdict = judged(Fidelity(intent=Intent.PERSON, error="nothing answers"))

    assert verdict.reasons == (
        Reason(Kind.INVALID, f"{PERSON}: could not be looked up: nothing answers"),
        Reason(Kind.INVALID, f"{INCIDENT}: gave no result"),
    )


def test_what_was_not_selected_leaves_it_undecided() -> None:
    verdict = judged(held(Intent.PERSON), ids=frozenset({PERSON}))

    assert verdict.reasons == (Reason(Kind.UNDECIDED, "only 1 of 2 kinds of records were asked"),)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ((Intent.PERSON,), "GO (person records not looked up): "),
        (tuple(Intent), "GO (person and incident records not looked up): "),
    ],
)
def test_where_nobody_can_look_the_verdict_itself_says_so(kinds: tuple[Intent, ...], told: str) -> None:
    records = [Fidelity(intent=i, lacking="it cannot") if i in kinds else held(i) for i in Intent]

    verdict = judged(*records)

    assert [one.status for one in verdict.records] == [Status.LACKING if i in kinds else Status.HELD for i in Intent]
    assert verdict_lines(verdict, Policy())[0].startswith(told)
