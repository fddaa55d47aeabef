"""Rankings over a handful of records."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from harness.runs import Ranking

RECORDS = ("GI-a", "GI-b", "GI-c", "GI-d", "I0000001", "I0000002")


def page(*hits: str, **markers: set[str]) -> Ranking:
    """Return a page of `hits`, each shown with the `markers` of its id written with underscores."""
    return Ranking(
        topic="t", hits=hits, markers={record.replace("_", "-"): frozenset(shown) for record, shown in markers.items()}
    )


records = st.sampled_from(RECORDS)
some_records = st.lists(records, unique=True, min_size=1).map(tuple)
pages = st.lists(records, unique=True).map(lambda hits: page(*hits))
moments = st.integers(0, 5).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
