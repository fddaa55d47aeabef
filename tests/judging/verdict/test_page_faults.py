"""One page that shows what none may is NO-GO."""

from dataclasses import replace
from typing import Any

import pytest

from generators.topics import TopicClass
from harness.judging.reasons import Kind
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import MEDIUM, STRONG, WEAK, judged


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"overmarked": 1}, "1 person is shown with a warning marker that is not theirs"),
        ({"repeated": 2}, "2 hits show a record that its page shows already"),
        ({"nameless": 1}, "1 hit has an empty id"),
        ({"uncovered": 3}, "3 records are counted that are not shown, though their pages have room for them"),
    ],
)
@pytest.mark.parametrize("topic_class", [STRONG, MEDIUM, WEAK])
def test_one_page_that_shows_what_none_may_is_no_go_but_in_the_weak_tier(
    topic_class: TopicClass, fault: dict[str, Any], told: str
) -> None:
    whole = class_result(topic_class, n=200)
    first, *others = whole.assessments
    verdict = judged(replace(whole, assessments=(replace(first, **fault), *others)), left_out=True)

    reasons = [reason.text for reason in verdict.reasons if reason.kind is Kind.NO_GO]
    assert reasons == ([] if topic_class is WEAK else [f"{told}, first in {first.topic}"])
