from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from harness.judging.checks import PropertyResult, Status
from harness.report.properties import property_lines
from tests.judging.strategies import property_results

HEAD = "declared in the system's own file as not holding by design:"


def checked(name: str, status: Status, *reasons: str, declared: str = "") -> PropertyResult:
    return PropertyResult(
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


def test_the_cost_is_one_line_and_every_declared_exception_is_listed(snapshot: SnapshotAssertion) -> None:
    because = "N0000007 is not found by question 2"
    results = [
        checked("person-spaces", Status.HELD),
        checked("person-hyphen", Status.DECLARED, because, declared="names are typed with the hyphen here"),
        checked("person-apostrophe", Status.DECLARED, declared="names are typed with the apostrophe here"),
    ]

    assert "\n".join(property_lines(results)) == snapshot


def test_one_is_told_as_one() -> None:
    one = PropertyResult(name="a", status=Status.HELD, examples=1, telling=1, searches=1, seconds=1.0, waited=0.5)

    assert property_lines([one]) == ["properties: 1 relation, 1 example (1 telling), 1 search in 1 s (50 % the engine)"]


def test_a_long_line_is_broken_at_100_columns() -> None:
    assert max(map(len, property_lines([checked("person-spaces", Status.HELD)] * 45))) <= 100


def test_nothing_is_told_of_none() -> None:
    assert property_lines([]) == []


@given(st.lists(property_results, min_size=1))
def test_every_declared_exception_is_named_and_no_other(results: list[PropertyResult]) -> None:
    lines = property_lines(results)
    declared = [result for result in results if result.status is Status.DECLARED]
    said = lines[lines.index(HEAD) + 1 :] if HEAD in lines else []

    assert len([line for line in said if not line.startswith("      ")]) == len(declared)
