"""No part of the people may be missed more often than the others."""

from dataclasses import replace

from harness.judging.reasons import Kind
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, judged


def test_people_of_one_culture_missed_more_often_than_others_are_no_go() -> None:
    whole = class_result(MEDIUM, n=400, missed=20)
    pages = tuple(
        replace(a, slices={"culture": "somali" if i < 40 else "british"}) for i, a in enumerate(whole.assessments)
    )

    verdict = judged(replace(whole, assessments=pages))

    assert [r.text for r in verdict.reasons if r.kind is Kind.NO_GO] == [
        (
            "culture somali: 20 of 40 missed, where 2.0 would be were all missed alike "
            "(at most 2 % of its topics more may be)"
        )
    ]
