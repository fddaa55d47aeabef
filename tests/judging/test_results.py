from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from generators.queries import PersonQuery
from generators.topics import CLASSES, Topic
from harness.judging.measures import Assessment
from harness.judging.merging import merged
from harness.judging.results import ClassResult
from harness.runs import Answer, AskedClass, Failure, Part, Ranking
from tests.judging.strategies import class_result, class_results, classes

DIACRITICS = CLASSES["person/diacritics/name"]

parts_of_one_class = classes.flatmap(lambda of: st.lists(class_results(of), min_size=1, max_size=3))


def topic(serial: int) -> Topic:
    return Topic(
        id=f"{DIACRITICS.id}/N{serial}",
        topic_class=DIACRITICS.id,
        intent=DIACRITICS.intent,
        tier=DIACRITICS.tier,
        typed=PersonQuery(surname="Munoz"),
        meant=PersonQuery(surname="Muñoz"),
        judgements={f"N{serial}": 2},
    )


@given(parts_of_one_class)
def test_the_order_of_parts_does_not_matter(parts: list[ClassResult]) -> None:
    assert len({repr(merged(order)) for order in permutations(parts)}) == 1


@given(parts_of_one_class)
def test_merging_again_changes_nothing(parts: list[ClassResult]) -> None:
    once = merged(parts)

    assert merged([*once, *parts]) == once


@given(parts_of_one_class)
def test_merging_keeps_every_topic_once_and_every_failure(parts: list[ClassResult]) -> None:
    (whole,) = merged(parts)
    failed = {failure.topic for part in parts for failure in part.failures}
    measured = {assessment.topic for part in parts for assessment in part.assessments}

    assert [failure.topic for failure in whole.failures] == sorted(failed)
    assert [assessment.topic for assessment in whole.assessments] == sorted(measured - failed)


@given(parts_of_one_class)
def test_a_topic_once_missed_stays_missed(parts: list[ClassResult]) -> None:
    (whole,) = merged(parts)
    failed = {failure.topic for failure in whole.failures}
    missed = {topic for part in parts for topic in part.missed}

    assert set(whole.missed) == missed - failed


def test_an_expected_class_without_a_result_is_an_error_and_not_absent() -> None:
    present = class_result(CLASSES["person/case/name"], n=1)
    vanished = AskedClass.of(DIACRITICS, asked=0)

    actual = merged([present], expected=[vanished, present])

    assert actual == (present, ClassResult.of_asked(vanished, error="it gave no result"))
    assert not actual[1].valid


def test_each_topic_is_measured_or_a_failure() -> None:
    asked = [topic(1), topic(2), topic(3)]
    refused = Failure(topic=asked[1].id, reason="timed out")

    answers: dict[str, Answer] = {asked[0].id: Ranking(topic=asked[0].id, hits=("N1",)), asked[1].id: refused}
    actual = ClassResult.from_part(AskedClass.of(DIACRITICS, asked=5), Part.of(asked, answers))

    assert actual.assessments == (Assessment(topic=asked[0].id, grades=(2,), wanted=1, acceptable=0, returned=1),)
    assert actual.failures == (refused, Failure(topic=asked[2].id, reason="it was never answered"))
    assert not actual.valid


def test_of_a_topic_asked_twice_the_worse_answer_counts() -> None:
    found, missed, other = (Ranking(topic=topic(n).id, hits=(hit,)) for n, hit in ((1, "N1"), (1, "N9"), (2, "N2")))
    refused = Failure(topic=topic(2).id, reason="timed out")
    part = Part(topics=(topic(1), topic(2)), answers=(found, missed, other, refused))

    actual = ClassResult.from_part(AskedClass.of(DIACRITICS, asked=2), part)

    assert actual.missed == (topic(1).id,)
    assert actual.failures == (refused,)


@given(class_results())
def test_sums_are_those_of_the_assessments(result: ClassResult) -> None:
    result = replace(result, failures=(), error="")

    assert result.valid
    assert result.n == result.found + len(result.missed)
    assert (result.means is None) == (result.n == 0)
    assert result.means is None or result.found / result.n <= result.means.recall + 1e-12
