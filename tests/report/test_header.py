from syrupy.assertion import SnapshotAssertion

from harness.report.header import header_lines
from tests.report.samples import PROVENANCE


def test_the_header_says_where_the_figures_come_from(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(header_lines(PROVENANCE, profile="acceptance")) == snapshot
