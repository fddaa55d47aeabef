import pytest

from harness.report.text.cost import relation_lines, timing_lines
from harness.runs import RelationOutcome, Status, Timing


def checked(name: str, status: Status, *reasons: str, declared: str = "") -> RelationOutcome:
    return RelationOutcome(
        name=name,
        status=status,
        reasons=reasons,
        declared=declared,
        examples=900,
        telling=865,
        searches=2560,
        seconds=15.5,
        waited=13.1,
    )


def test_the_cost_is_one_line() -> None:
    results = [checked("person-spaces", Status.HELD), checked("person-hyphen", Status.DECLARED, declared="by design")]

    assert relation_lines(results) == [
        "relations: 2 relations, 1,800 examples (1,730 telling), 5,120 searches in 31 s (85 % the engine)"
    ]


def test_one_is_told_as_one() -> None:
    one = RelationOutcome(name="a", status=Status.HELD, examples=1, telling=1, searches=1, seconds=1.0, waited=0.5)

    assert relation_lines([one]) == ["relations: 1 relation, 1 example (1 telling), 1 search in 1 s (50 % the engine)"]


def test_a_long_line_is_broken_at_100_columns() -> None:
    assert max(map(len, relation_lines([checked("person-spaces", Status.HELD)] * 45))) <= 100


def test_nothing_is_told_of_none() -> None:
    assert relation_lines([]) == []


@pytest.mark.parametrize(
    ("timing", "lines"),
    [
        (Timing(topics=29_000, seconds=61.04), ["asked 29,000 topics in 61 s: 475 a second"]),
        (Timing(topics=1, seconds=0.25), ["asked 1 topic in 0.2 s: 4 a second"]),
        (Timing(topics=1, seconds=0.0), ["asked 1 topic in 0.0 s"]),
        (Timing(), []),
    ],
)
def test_the_line_says_topics_seconds_and_rate(timing: Timing, lines: list[str]) -> None:
    assert timing_lines(timing) == lines
