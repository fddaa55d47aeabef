from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from generators.topics import CLASSES
from harness.judging.slices import slices
from harness.report.text.slices import slice_lines
from tests.judging.strategies import class_results
from tests.judging.test_slices import result


def test_slices_are_told_worst_first_with_their_disparities(snapshot: SnapshotAssertion) -> None:
    counts = {"somali": (9, 40), "british": (2, 160), "irish": (0, 100)}
    results = [result(CLASSES[name], counts) for name in ("person/slip/name+born", "person/slip/name")]

    assert "\n".join(slice_lines(slices(results))) == snapshot


def test_without_slices_nothing_is_told() -> None:
    assert slice_lines(()) == []


@settings(max_examples=30)
@given(st.lists(class_results(), max_size=3))
def test_lines_fit_the_width(results: list[object]) -> None:
    assert all(len(line) <= 100 for line in slice_lines(slices(results)))  # type: ignore[arg-type]
