"""What is returned beside what fits has a ceiling, and where what was typed decides alone there may be nothing."""

from dataclasses import replace

import pytest

from generators.topics import CLASSES, TopicClass
from harness.judging.class_rules import judge_class
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.results import ClassResult
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import POLICY, STRONG


def returning_more(topic_class: TopicClass, *, topics: int) -> ClassResult:
    """Return a class in which all were found, and in the first `topics` something else as well."""
    whole = class_result(topic_class, n=200)
    return replace(
        whole, assessments=tuple(replace(a, returned=1 + (i < topics)) for i, a in enumerate(whole.assessments))
    )


@pytest.mark.parametrize("evidence", ["reference", "number+date", "number+window", "officer+window"])
def test_where_what_was_typed_decides_alone_nothing_may_be_returned_beside_it(evidence: str) -> None:
    topic_class = CLASSES[f"incident/as-recorded/{evidence}"]

    assert judge_class(returning_more(topic_class, topics=0), POLICY).kind is Kind.GO
    judged = judge_class(returning_more(topic_class, topics=3), POLICY)
    assert (judged.kind, judged.reason) == (
        Kind.NO_GO,
        "3 of 200 answered with more than fits (what was typed decides alone)",
    )


@pytest.mark.parametrize(
    "class_id",
    [
        "incident/as-recorded/words+window",
        "incident/as-recorded/person+window",
        "incident/as-recorded/street+window",
        "incident/as-recorded/flag+town+window",
        "incident/number-format/number+date",
        "person/as-recorded/name",
    ],
)
def test_elsewhere_a_good_search_may_return_more(class_id: str) -> None:
    assert judge_class(returning_more(CLASSES[class_id], topics=200), POLICY).kind is Kind.GO


@pytest.mark.parametrize(("beyond", "kind"), [(49, Kind.GO), (60, Kind.NO_GO)])
def test_what_is_returned_beside_what_fits_has_a_ceiling(beyond: int, kind: Kind) -> None:
    whole = class_result(STRONG, n=200)
    pages = tuple(replace(a, returned=1 + beyond + (i % 2)) for i, a in enumerate(whole.assessments))

    assert judge_class(replace(whole, assessments=pages), Policy()).kind is kind


def test_a_full_page_without_a_count_is_not_known_to_be_the_whole_list() -> None:
    whole = class_result(CLASSES["incident/as-recorded/reference"], n=200)
    first, *others = whole.assessments

    assert judge_class(replace(whole, assessments=(replace(first, counted=False), *others)), POLICY).kind is (
        Kind.UNDECIDED
    )
